import { isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import type { CoverageQuestion } from '#app/reporting/coverage-facts.server.ts'
import { CoverageMatrix, type CoverageCounts } from '#app/reporting/schemas.ts'

/** Every row a report is made of, as the tables hold them. */
export async function readRawFacts(organisationIds: string[], courseIds: string[]) {
  const ofOrganisations = { where: { organisationId: { in: organisationIds } } }
  const enrolments = await db().enrolment.findMany({
    where: { edition: { courseId: { in: courseIds } } },
    include: { edition: true, withdrawals: true, attendance: true },
  })
  return {
    enrolments,
    organisations: await db().organisation.findMany({ where: { id: { in: organisationIds } } }),
    belongings: await db().organisationAmbito.findMany(ofOrganisations),
    departments: await db().department.findMany(ofOrganisations),
    memberships: await db().membership.findMany({ where: { department: ofOrganisations.where } }),
    completions: await db().completion.findMany({ where: { courseId: { in: courseIds } } }),
  }
}
type RawFacts = Awaited<ReturnType<typeof readRawFacts>>

type Dated = { startsOn: Date; endsOn: Date | null }
const holds = ({ startsOn, endsOn }: Dated, day: Date) => startsOn <= day && (!endsOn || endsOn >= day)

/** The first instant that does not count any more. */
function closedAt({ asOf, until }: Pick<CoverageQuestion, 'asOf' | 'until'>): Date {
  const midnight = romeInstant(isoDay(new Date(asOf.getTime() + 86_400_000)), '00:00')
  return new Date(Math.min(midnight.getTime(), until.getTime() + 1))
}

type Fact = { personId: string; departmentId: string; rank: number; minutes: number }

/** Everything that is known of everybody, one line for each thing, by nothing but loops. */
function factsOf(raw: RawFacts, question: CoverageQuestion): Fact[] {
  const { ambitoId, courseId, asOf, departmentIds } = question
  const closed = closedAt(question)
  const organisationOf = new Map(raw.departments.map(({ id, organisationId }) => [id, organisationId]))
  const belongs = (organisationId: string | undefined) =>
    raw.belongings.some((one) => one.organisationId === organisationId && one.ambitoId === ambitoId && holds(one, asOf))
  const isAmong = (departmentId: string) => departmentIds?.includes(departmentId) ?? true
  const work = raw.memberships.filter(
    (one) => holds(one, asOf) && belongs(organisationOf.get(one.departmentId)) && isAmong(one.departmentId),
  )
  const done = raw.completions.filter(
    (one) => one.courseId === courseId && one.completedOn <= asOf && one.completedAt < closed,
  )
  const facts: Fact[] = []
  for (const { personId, departmentId, organisationId, completedOn, creditedMinutes, ...one } of done) {
    if (one.ambitoId !== ambitoId || !departmentId) continue
    if (isAmong(departmentId)) facts.push({ personId, departmentId, rank: 4, minutes: creditedMinutes })
    for (const member of raw.memberships) {
      const isOther = member.personId === personId && member.departmentId !== departmentId && holds(member, completedOn)
      if (isOther && organisationOf.get(member.departmentId) === organisationId && isAmong(member.departmentId))
        facts.push({ personId, departmentId: member.departmentId, rank: 4, minutes: 0 })
    }
  }
  for (const enrolment of raw.enrolments) {
    const { personId, enrolledAt, startedAt, completedAt, edition, withdrawals, attendance } = enrolment
    if (edition.courseId !== courseId || enrolledAt >= closed || (completedAt && completedAt < closed)) continue
    const isOut = withdrawals.some(
      ({ withdrawnAt, reopenedAt }) => withdrawnAt < closed && (!reopenedAt || reopenedAt >= closed),
    )
    if (isOut) continue
    const sum = attendance.reduce((all, { recordedAt, minutes }) => all + (recordedAt < closed ? minutes : 0), 0)
    const rank = startedAt && startedAt < closed ? 3 : 2
    for (const one of work)
      if (one.personId === personId)
        facts.push({ personId, departmentId: one.departmentId, rank, minutes: one.isMain ? sum : 0 })
  }
  for (const { personId, departmentId } of work) {
    const rank = done.some((one) => one.personId === personId) ? 1 : 0
    facts.push({ personId, departmentId, rank, minutes: 0 })
  }
  return facts
}

const states = ['not_enrolled', 'trained_elsewhere', 'enrolled', 'under_way', 'completed'] as const

/** Everybody once, as the highest they are there. */
function countsOf(facts: readonly Fact[]): CoverageCounts {
  const counts = { people: 0, completed: 0, under_way: 0, enrolled: 0, trained_elsewhere: 0, not_enrolled: 0 }
  const ranks = new Map<string, number>()
  for (const { personId, rank } of facts) ranks.set(personId, Math.max(rank, ranks.get(personId) ?? 0))
  for (const rank of ranks.values()) {
    counts.people += 1
    counts[states[rank] ?? 'not_enrolled'] += 1
  }
  return { ...counts, minutes: facts.reduce((sum, { minutes }) => sum + minutes, 0) }
}

/**
 * Coverage recomputed from the raw rows with nothing but loops over all of them: slow, and free of every index, join and
 * grouping of the SQL it is compared with.
 */
export function slowCoverage(raw: RawFacts, question: CoverageQuestion): CoverageMatrix {
  const facts = factsOf(raw, question)
  const { ambitoId, asOf, departmentIds } = question
  const rows = raw.organisations.flatMap((organisation) => {
    const belongs = raw.belongings.some(
      (one) => one.organisationId === organisation.id && one.ambitoId === ambitoId && holds(one, asOf),
    )
    const shown = raw.departments.filter(
      (one) =>
        one.organisationId === organisation.id &&
        ((belongs && holds(one, asOf) && (departmentIds?.includes(one.id) ?? true)) ||
          facts.some(({ departmentId }) => departmentId === one.id)),
    )
    if (shown.length === 0) return []
    const within = (ids: string[]) => facts.filter(({ departmentId }) => ids.includes(departmentId))
    const kinds = [...new Set(shown.map(({ kind }) => kind))]
    const cells = kinds.map((kind) => {
      const ids = shown.filter((one) => one.kind === kind).map(({ id }) => id)
      return [kind, { ...countsOf(within(ids)), departmentIds: ids }] as const
    })
    return [
      {
        organisationId: organisation.id,
        organisationName: organisation.name,
        organisationKind: organisation.kind,
        belongs,
        total: countsOf(within(shown.map(({ id }) => id))),
        cells: Object.fromEntries(cells),
      },
    ]
  })
  return tidy(CoverageMatrix.parse({ rows }))
}

/** The same matrix in one order. */
export function tidy({ rows }: CoverageMatrix): CoverageMatrix {
  const sorted = rows.toSorted((a, b) => a.organisationId.localeCompare(b.organisationId))
  return CoverageMatrix.parse({
    rows: sorted.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells)
          .map(([kind, cell]) => [kind, { ...cell, departmentIds: cell.departmentIds.toSorted() }] as const)
          .sort(([a], [b]) => a.localeCompare(b)),
      ),
    })),
  })
}
