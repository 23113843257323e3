import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { guessKind } from './department-kinds.ts'
import { guessColumns } from './find-columns.ts'
import { fold, nearest } from './fold.ts'
import type { KnownOrganisation } from './place-finder.ts'
import { namesLimit, type ImportChoices, type PeopleTable, type RememberedChoices } from './schemas.ts'

export type UnknownName = { key: string; name: string; lines: number }

/**
 * Names of departments in a table that no organisation has, most frequent first, at most two hundred: a form asks of
 * what kind they are.
 */
export function unknownDepartments(
  { rows, top }: PeopleTable,
  { columns }: Pick<ImportChoices, 'columns'>,
  organisations: readonly KnownOrganisation[],
): UnknownName[] {
  const column = columns.department
  if (column === undefined) return []
  const known = new Set(organisations.flatMap(({ departments }) => departments.map(({ name }) => fold(name))))
  const found = new Map<string, UnknownName>()
  for (const cells of rows.slice(top + 1)) {
    const name = (cells[column] ?? '').trim()
    const key = fold(name)
    if (key === '' || known.has(key)) continue
    const before = found.get(key)
    found.set(key, before ? { ...before, lines: before.lines + 1 } : { key, name, lines: 1 })
  }
  return [...found.values()].sort((a, b) => b.lines - a.lines || (a.key < b.key ? -1 : 1)).slice(0, namesLimit)
}

/** What a name speaks of: by its words, else the kind of the department whose name is nearest. */
function kindOf(name: string, organisations: readonly KnownOrganisation[]): DepartmentKind {
  const guessed = guessKind(name)
  if (guessed !== 'other') return guessed
  return (
    nearest(
      name,
      organisations.flatMap(({ departments }) => departments),
    )?.kind ?? 'other'
  )
}

/** The choices a list begins with: those of last time where they fit, and guesses for the rest. */
export function proposeChoices(
  table: PeopleTable,
  organisations: readonly KnownOrganisation[],
  remembered: RememberedChoices | null,
): ImportChoices {
  const columns = guessColumns(table.rows[table.top] ?? [], remembered)
  const [only, more] = organisations
  const chosen = organisations.find(({ id }) => id === remembered?.organisationId)
  const whole = columns.organisation === undefined ? (chosen ?? (more ? undefined : only)) : undefined
  const unknown = unknownDepartments(table, { columns }, organisations)
  const guesses = unknown.map(({ key, name }) => [key, kindOf(name, organisations)] as const)
  return {
    columns,
    departments: { ...Object.fromEntries(guesses), ...remembered?.departments },
    organisationId: whole?.id ?? null,
  }
}

/** What of some choices is proposed for the next list. */
export function rememberedOf(
  table: PeopleTable,
  { columns, departments, organisationId }: ImportChoices,
): RememberedChoices {
  const headings = table.rows[table.top] ?? []
  const named = Object.entries(columns).map(([field, at]) => [field, fold(headings[at] ?? '')] as const)
  return { headings: Object.fromEntries(named.filter(([, heading]) => heading !== '')), departments, organisationId }
}

/** What a list cannot do without, that some choices do not say. */
export function missingColumn({
  columns,
  organisationId,
}: ImportChoices): 'no_fiscal_code' | 'no_name' | 'no_organisation' | 'no_department' | 'column_twice' | null {
  const used = Object.values(columns)
  if (new Set(used).size < used.length) return 'column_twice'
  if (columns.fiscalCode === undefined) return 'no_fiscal_code'
  const isNamed = columns.familyName !== undefined && columns.givenName !== undefined
  if (!isNamed && columns.fullName === undefined) return 'no_name'
  if (columns.organisation === undefined && organisationId === null) return 'no_organisation'
  return columns.department === undefined ? 'no_department' : null
}
