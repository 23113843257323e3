import type { PeopleImportState, PeopleVerdict } from '#app/platform/generated/enums.ts'
import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { maskFiscalCode } from '#app/identity/fiscal-code.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db, Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { countVerdicts, type VerdictCounts } from './count-verdicts.server.ts'
import { fold } from './fold.ts'
import { knownOrganisations } from './known-people.server.ts'
import { getAmbitoOfImports, openTable } from './office-import.server.ts'
import { unknownDepartments, type UnknownName } from './propose-choices.ts'
import { ImportChoices, StaffFacts, undoHours, VerdictDetail } from './schemas.ts'

export type ImportSummary = {
  importId: string
  fileName: string
  state: PeopleImportState
  uploadedAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
  /** Lines under the heading, and how many the work under way has been through. */
  total: number
  done: number
}
export type ImportRow = {
  line: number
  name: string
  /** Masked; empty without one. */
  fiscalCode: string
  verdict: PeopleVerdict
  detail: VerdictDetail
  organisation: string
  department: string
}
export type ImportView = ImportSummary & {
  counts: VerdictCounts
  rows: ImportRow[]
  /** Pages of the lines shown. */
  pages: number
  canUndo: boolean
  /** Lines that stay because somebody has changed the person's place since. */
  keptLines: number
}

/** Lines of a page. */
const shown = 100
const columns = {
  ...{ id: true, fileName: true, state: true, uploadedAt: true, appliedAt: true, undoneAt: true },
  ...{ total: true, done: true },
} as const
type Place = { ambitoSlug: string; importId: string }

/**
 * The last 20 lists of an ambito, newest first.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function listImports(viewer: Viewer, ambitoSlug: string): Promise<ImportSummary[]> {
  const { id: ambitoId } = await getAmbitoOfImports(viewer, ambitoSlug)
  const query = { where: { ambitoId }, orderBy: { uploadedAt: 'desc' }, take: 20, select: columns } as const
  const rows = await db().peopleImport.findMany(query)
  return rows.map(({ id: importId, ...rest }) => ({ importId, ...rest }))
}

/** What is far too short for a code is hidden but for its beginning. */
function masked(cipher: string | null): string {
  const code = cipher ? decryptFiscalCode(cipher) : ''
  return code.length > 10 ? maskFiscalCode(code) : code.slice(0, 3).padEnd(code.length, '•')
}

async function rowsOf(importId: string, verdict: PeopleVerdict | undefined, page: number): Promise<ImportRow[]> {
  const rows = await db().peopleImportRow.findMany({
    where: { importId, ...(verdict ? { verdict } : {}) },
    orderBy: { line: 'asc' },
    skip: (page - 1) * shown,
    take: shown,
    select: { line: true, fiscalCodeCipher: true, facts: true, verdict: true, detail: true },
  })
  return rows.map(({ line, fiscalCodeCipher, verdict: given, ...row }) => {
    const { familyName, givenName, organisation, department } = StaffFacts.parse(row.facts)
    const name = `${familyName} ${givenName}`.trim()
    const detail = VerdictDetail.parse(row.detail)
    return { line, name, fiscalCode: masked(fiscalCodeCipher), verdict: given, detail, organisation, department }
  })
}

/**
 * One list with its verdicts: a hundred lines of those asked for, and how many there are of each.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function getImport(
  viewer: Viewer,
  { ambitoSlug, importId }: Place,
  { verdict, page }: { verdict?: PeopleVerdict | undefined; page: number },
  now: Date,
): Promise<ImportView> {
  const { id: ambitoId } = await getAmbitoOfImports(viewer, ambitoSlug)
  const row = await db().peopleImport.findFirst({ where: { id: importId, ambitoId }, select: columns })
  if (!row) throw notFound('people import')
  const { id, ...summary } = row
  const [counts, rows] = await Promise.all([countVerdicts(db(), id), rowsOf(id, verdict, page)])
  const { state, appliedAt } = summary
  const sum = Object.values(counts).reduce((total, count) => total + count, 0)
  const isFresh = appliedAt !== null && now.getTime() - appliedAt.getTime() <= undoHours * 3_600_000
  const kept = { importId: id, undoneAt: null, effect: { not: Prisma.DbNull } }
  return {
    ...{ importId: id, ...summary, counts, rows },
    pages: Math.max(1, Math.ceil((verdict ? counts[verdict] : sum) / shown)),
    canUndo: state === 'applied' && isFresh,
    keptLines: state === 'undone' ? await db().peopleImportRow.count({ where: kept }) : 0,
  }
}

export type ImportColumns = {
  fileName: string
  choices: ImportChoices
  /** Headings of the file with the first values beneath, by place; fiscal codes masked. */
  columns: { at: number; heading: string; samples: string[] }[]
  organisations: { id: string; name: string }[]
  unknown: UnknownName[]
}

/** What looks like a fiscal code is shown masked, whatever column it stands in. */
const sampleText = (cell: string) => {
  const bare = cell.replace(/\s/g, '')
  return /^[A-Za-z0-9]{16}$/.test(bare) && /\d/.test(bare) ? maskFiscalCode(bare.toUpperCase()) : cell.slice(0, 40)
}

/**
 * What a form needs to choose the columns of a list; null once it is past that.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function findColumnsToChoose(
  viewer: Viewer,
  { ambitoSlug, importId }: Place,
  now: Date,
): Promise<ImportColumns | null> {
  const { id: ambitoId } = await getAmbitoOfImports(viewer, ambitoSlug)
  const select = { fileName: true, state: true, tableCipher: true, choices: true } as const
  const row = await db().peopleImport.findFirst({ where: { id: importId, ambitoId }, select })
  if (!row) throw notFound('people import')
  if ((row.state !== 'mapping' && row.state !== 'judged') || !row.tableCipher) return null
  const table = openTable(row.tableCipher)
  const choices = ImportChoices.parse(row.choices)
  const organisations = await knownOrganisations(db(), ambitoId, now)
  const headings = table.rows[table.top] ?? []
  const samples = (at: number) =>
    [...new Set(table.rows.slice(table.top + 1, table.top + 30).map((cells) => cells[at] ?? ''))]
      .filter((cell) => cell !== '')
      .slice(0, 3)
  return {
    fileName: row.fileName,
    choices,
    columns: headings
      .map((heading, at) => ({ at, heading, samples: samples(at).map(sampleText) }))
      .filter(({ heading, samples: some }) => fold(heading) !== '' || some.length > 0),
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    unknown: unknownDepartments(table, choices, organisations),
  }
}
