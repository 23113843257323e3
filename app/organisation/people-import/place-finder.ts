import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { fold, nearest } from './fold.ts'
import type { ImportChoices, RowReason, StaffFacts } from './schemas.ts'

export type KnownDepartment = { id: string; name: string; kind: DepartmentKind }
/** An organisation of the ambito today, with its departments in force. */
export type KnownOrganisation = {
  id: string
  name: string
  slug: string
  istatCode: string | null
  cadastralCode: string | null
  ipaCode: string | null
  departments: KnownDepartment[]
}

/** Where a line works; a department without id is to be made. */
export type FoundPlace = {
  organisation: KnownOrganisation
  department: { id: string | null; name: string; kind: DepartmentKind }
}
export type Fault = { reason: RowReason; suggestion?: string }
type Found<Value> = { ok: true; value: Value } | ({ ok: false } & Fault)

/** `Comune di Lissone`, `Città di Lissone` and `Lissone` are one. */
const withoutKind = (name: string) =>
  fold(name).replace(/^(comune|citta|amministrazione comunale)( di| del| della| dei)? /, '')

/** Codes come back from spreadsheets without their leading zeros. */
const codesOf = ({ istatCode, cadastralCode, ipaCode, slug }: KnownOrganisation) =>
  [istatCode, istatCode?.replace(/^0+/, ''), cadastralCode, ipaCode, slug].flatMap((code) => (code ? [fold(code)] : []))

export class PlaceFinder {
  readonly organisations: readonly KnownOrganisation[]
  readonly #byName = new Map<string, KnownOrganisation[]>()
  readonly #choices: Pick<ImportChoices, 'departments' | 'organisationId'>

  constructor(
    organisations: readonly KnownOrganisation[],
    choices: Pick<ImportChoices, 'departments' | 'organisationId'>,
  ) {
    this.organisations = organisations
    this.#choices = choices
    for (const one of organisations) {
      for (const key of new Set([fold(one.name), withoutKind(one.name), ...codesOf(one)])) {
        this.#byName.set(key, [...(this.#byName.get(key) ?? []), one])
      }
    }
  }

  /** The organisation a line names, or the one chosen for the whole list. */
  organisation({ organisation: written }: Pick<StaffFacts, 'organisation'>): Found<KnownOrganisation> {
    if (written === '') {
      const chosen = this.organisations.find(({ id }) => id === this.#choices.organisationId)
      return chosen ? { ok: true, value: chosen } : { ok: false, reason: 'organisation_missing' }
    }
    const found = this.#byName.get(fold(written)) ?? this.#byName.get(withoutKind(written)) ?? []
    const [one, more] = found
    if (one && !more) return { ok: true, value: one }
    if (more) return { ok: false, reason: 'organisation_ambiguous' }
    const meant = nearest(
      withoutKind(written),
      this.organisations.map((other) => ({ ...other, name: withoutKind(other.name), shown: other.name })),
    )
    return { ok: false, reason: 'organisation_unknown', ...(meant ? { suggestion: meant.shown } : {}) }
  }

  /** The department a line names: by its name, else by the kind chosen for that name. */
  #department({ departments }: KnownOrganisation, written: string): Found<FoundPlace['department']> {
    const name = fold(written)
    const named = departments.find((one) => fold(one.name) === name)
    if (named) return { ok: true, value: named }
    const kind = this.#choices.departments[name]
    if (kind === undefined) {
      const meant = nearest(written, departments)
      return { ok: false, reason: 'department_unknown', ...(meant ? { suggestion: meant.name } : {}) }
    }
    const [one, more] = kind === 'other' ? [] : departments.filter((other) => other.kind === kind)
    if (more) return { ok: false, reason: 'department_ambiguous' }
    return { ok: true, value: one ?? { id: null, name: written.slice(0, 100), kind } }
  }

  /** Everything because of which it cannot be told where a line works; nothing where it can. */
  faultsOf(facts: Pick<StaffFacts, 'organisation' | 'department'>): Fault[] {
    const organisation = this.organisation(facts)
    const place = this.place(facts)
    const isMissing = !organisation.ok && facts.department === ''
    return [...(place.ok ? [] : [place]), ...(isMissing ? [{ reason: 'department_missing' } as const] : [])]
  }

  /** Where a line works, or why that cannot be told. */
  place(facts: Pick<StaffFacts, 'organisation' | 'department'>): Found<FoundPlace> {
    const organisation = this.organisation(facts)
    if (!organisation.ok) return organisation
    if (facts.department === '') return { ok: false, reason: 'department_missing' }
    const department = this.#department(organisation.value, facts.department)
    return department.ok
      ? { ok: true, value: { organisation: organisation.value, department: department.value } }
      : department
  }
}
