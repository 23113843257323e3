import { leastPeople } from '#app/assessment/small-groups.ts'
import { keyedHash } from '#app/identity/fiscal-code-vault.server.ts'
import { codeOf } from '#app/platform/ids.server.ts'
import { mergeGroups, type Group, type GroupPath } from './merge-groups.ts'
import type { ProjectFact } from './project-facts.server.ts'

/**
 * One enrolment without what says whose it is. `labels` are course, mode, edition, ambito, kind of organisation and kind of
 * department; null where they were joined with others or are not known.
 */
export type PseudonymousRow = Pick<
  ProjectFact,
  'enrolledOn' | 'hasBegun' | 'isWithdrawn' | 'completedOn' | 'minutes' | 'plannedMinutes' | 'scoreBasisPoints'
> &
  Pick<ProjectFact, 'hasCertificate'> & { pseudonym: string; labels: GroupPath }

/**
 * The same person has the same pseudonym in every export of one project, and another one in another project: keyed with
 * the installation's key, so that nobody without it finds it from a name or a code (Regulation (EU) 2016/679, art. 4(5)).
 * 50 bits, `P-` in front.
 */
export function pseudonymOf(projectKey: string, personId: string): string {
  return `P-${codeOf(keyedHash('project pseudonym', `${projectKey}\n${personId}`).subarray(0, 10))}`
}

/** Enrolments under what would tell them apart, the widest label first, with groups of few people joined. */
function groupsOf(facts: readonly ProjectFact[]): Group<ProjectFact>[] {
  const groups = new Map<string, Group<ProjectFact>>()
  for (const fact of facts) {
    const { courseTitle, mode, editionName, ambitoName, organisationKind, departmentKind } = fact
    const path = [courseTitle, mode, editionName, ambitoName, organisationKind, departmentKind]
    const group = groups.get(JSON.stringify(path)) ?? { path, items: [] }
    group.items.push(fact)
    groups.set(JSON.stringify(path), group)
  }
  return mergeGroups([...groups.values()], { least: leastPeople, personOf: ({ personId }) => personId })
}

export type PseudonymousData = {
  /** In the order of pseudonyms: that of names or ids would tell something. */
  rows: PseudonymousRow[]
  people: number
  /** Enrolments that are told less closely than they are known. */
  joined: number
}

/** The enrolments of a project without names; null where there are too few people to hide one among the others. */
export function pseudonymousData(projectKey: string, facts: readonly ProjectFact[]): PseudonymousData | null {
  const people = new Set(facts.map(({ personId }) => personId)).size
  if (people < leastPeople) return null
  const rows = groupsOf(facts).flatMap(({ path: labels, items }) =>
    items.map((fact): PseudonymousRow => ({
      ...{ pseudonym: pseudonymOf(projectKey, fact.personId), labels },
      ...{ enrolledOn: fact.enrolledOn, hasBegun: fact.hasBegun, isWithdrawn: fact.isWithdrawn },
      ...{ completedOn: fact.completedOn, minutes: fact.minutes, plannedMinutes: fact.plannedMinutes },
      ...{ scoreBasisPoints: fact.scoreBasisPoints, hasCertificate: fact.hasCertificate },
    })),
  )
  const order = (row: PseudonymousRow) => `${row.pseudonym} ${row.enrolledOn.toISOString()} ${row.labels.join(' ')}`
  const sorted = rows.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
  return { rows: sorted, people, joined: rows.filter(({ labels }) => labels.includes(null)).length }
}
