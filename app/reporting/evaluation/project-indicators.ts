import { leastPeople } from '#app/assessment/small-groups.ts'
import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { mergeGroups } from './merge-groups.ts'
import type { ProjectFact } from './project-facts.server.ts'

/** People and what they reached; everybody once, whatever number of editions they take. */
export type Reached = { enrolled: number; begun: number; completed: number; minutes: number }

export type ByKind<Kind> = { kind: Kind | null; reached: Reached }

/** The sheet of a project, as funders ask for it. Minutes are whole minutes. */
export type Indicators = {
  total: Reached
  certificates: number
  courses: number
  editions: number
  /** Organisations whose people are enrolled, by kind. */
  organisations: Partial<Record<OrganisationKind, number>>
  /** By sex as the fiscal code tells it; null where a number would speak of fewer than five people. */
  bySex: { women: Reached; men: Reached } | null
  /** Kinds with fewer people than that, and people of whom it is not known, together as `null`. */
  byOrganisationKind: ByKind<OrganisationKind>[]
  byDepartmentKind: ByKind<DepartmentKind>[]
  /** Enrolments and completions of each quarter of a year, the first first; minutes with the completions. */
  byQuarter: { quarter: string; enrolled: number; completed: number; minutes: number }[]
}

/** `2026-T4`: the quarter of a civil day. */
export const quarterOf = (day: Date): string => `${day.getUTCFullYear()}-T${Math.floor(day.getUTCMonth() / 3) + 1}`

export type SexedFact = ProjectFact & { sex: 'f' | 'm' | null }

/** Everybody in some facts once. */
function reachedOf(facts: readonly ProjectFact[]): Reached {
  const people = (some: readonly ProjectFact[]) => new Set(some.map(({ personId }) => personId)).size
  return {
    enrolled: people(facts),
    begun: people(facts.filter(({ hasBegun, completedOn }) => hasBegun || completedOn)),
    completed: people(facts.filter(({ completedOn }) => completedOn)),
    minutes: facts.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

/** Everybody under the kind of the first place they enrolled from. */
function groupBy<Kind extends string>(facts: readonly ProjectFact[], kindOf: (fact: ProjectFact) => Kind | null) {
  const firstOf = new Map(facts.toReversed().map((fact) => [fact.personId, kindOf(fact)]))
  const kinds = [...new Set(firstOf.values())]
  const peopleOf = (kind: Kind | null) => [...firstOf].filter(([, own]) => own === kind).map(([personId]) => personId)
  const groups = mergeGroups(
    kinds.map((kind) => ({ path: [kind], items: peopleOf(kind) })),
    { least: leastPeople, personOf: (personId) => personId },
  )
  const lines = groups.map(({ path: [label], items }): ByKind<Kind> => {
    const within = new Set(items)
    const kind = kinds.find((one) => one === label) ?? null
    return { kind, reached: reachedOf(facts.filter(({ personId }) => within.has(personId))) }
  })
  return lines.toSorted(
    (a, b) => Number(a.kind === null) - Number(b.kind === null) || b.reached.enrolled - a.reached.enrolled,
  )
}

function organisationsOf(facts: readonly ProjectFact[]): Indicators['organisations'] {
  const kinds = new Map(
    facts.flatMap((fact) => (fact.organisationKind ? [[fact.organisationId, fact.organisationKind]] : [])),
  )
  const counts: Indicators['organisations'] = {}
  for (const kind of kinds.values()) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function quartersOf(facts: readonly ProjectFact[]): Indicators['byQuarter'] {
  const quarters = facts.flatMap(({ enrolledOn, completedOn }) => [enrolledOn, ...(completedOn ? [completedOn] : [])])
  return [...new Set(quarters.map(quarterOf))].toSorted().map((quarter) => {
    const done = facts.filter(({ completedOn }) => completedOn && quarterOf(completedOn) === quarter)
    return {
      quarter,
      enrolled: facts.filter(({ enrolledOn }) => quarterOf(enrolledOn) === quarter).length,
      completed: done.length,
      minutes: done.reduce((sum, { minutes }) => sum + minutes, 0),
    }
  })
}

/** Counts a project; enrolments that are withdrawn do not count. */
export function indicatorsOf(all: readonly SexedFact[]): Indicators {
  const facts = all.filter(({ isWithdrawn }) => !isWithdrawn)
  const ofSex = (sex: 'f' | 'm') => reachedOf(facts.filter((fact) => fact.sex === sex))
  const [women, men] = [ofSex('f'), ofSex('m')]
  const numbers = [women, men].flatMap(({ enrolled, completed }) => [enrolled, completed])
  const isTold = numbers.every((people) => people === 0 || people >= leastPeople)
  return {
    total: reachedOf(facts),
    certificates: facts.filter(({ hasCertificate }) => hasCertificate).length,
    courses: new Set(facts.map(({ courseTitle }) => courseTitle)).size,
    editions: new Set(facts.map(({ editionId }) => editionId)).size,
    organisations: organisationsOf(facts),
    bySex: isTold ? { women, men } : null,
    byOrganisationKind: groupBy(facts, ({ organisationKind }) => organisationKind),
    byDepartmentKind: groupBy(facts, ({ departmentKind }) => departmentKind),
    byQuarter: quartersOf(facts),
  }
}
