import { isInForce, type Period } from '#app/organisation/dated.ts'

/** In the order they are shown; together they are everybody a rule holds for. */
export const dutyStates = [
  'completed',
  'under_way',
  'assigned',
  'overdue',
  'not_yet_due',
  'excused',
  'on_leave',
  'left',
] as const
export type DutyState = (typeof dutyStates)[number]

/** Days before the end of what somebody holds in which taking the course again becomes due. */
export const againWindow = 60

const dayLength = 86_400_000

/** One row of `assignment`. Days are civil days (midnight UTC), both ends included. */
export type AssignedPeriod = {
  ruleId: string
  cycle: number
  assignedOn: Date
  dueOn: Date
  endedOn: Date | null
  isAgain: boolean
}

type Recorded = Period & { recordedAt: Date }

/** What is known of one person and course in one ambito. */
export type DutyHistory = {
  assignments: readonly AssignedPeriod[]
  /** `validUntil`: the last day its certificate holds; null: for ever. `voidedAt`: since when it fulfils no duty. */
  completions: readonly { completedOn: Date; completedAt: Date; validUntil: Date | null; voidedAt: Date | null }[]
  enrolments: readonly { enrolledAt: Date; startedAt: Date | null; completedAt: Date | null }[]
  waivers: readonly Recorded[]
  leaves: readonly Recorded[]
  /** When they worked in the ambito. */
  work: readonly Period[]
}

/** `asOf` is a civil day, `closed` the instant from which what was written no longer counts. */
type Moment = { asOf: Date; closed: Date }

function ofAssignment(
  one: AssignedPeriod,
  { completions, enrolments, ...history }: DutyHistory,
  { asOf, closed }: Moment,
): DutyState {
  const known = completions.filter(
    ({ completedOn, completedAt, voidedAt }) =>
      completedOn <= asOf && completedAt < closed && (voidedAt === null || voidedAt >= closed),
  )
  const since = known.some(({ completedOn }) => completedOn >= one.assignedOn)
  const before = known.filter(({ completedOn }) => completedOn < one.assignedOn)
  const holdsUntil = (day: Date) => before.some(({ validUntil }) => validUntil === null || validUntil >= day)
  if (since || (!one.isAgain && holdsUntil(one.dueOn))) return 'completed'
  if (!history.work.some((period) => isInForce(period, asOf))) return 'left'
  const applies = (rows: readonly Recorded[]) => rows.some((row) => row.recordedAt < closed && isInForce(row, asOf))
  if (applies(history.waivers)) return 'excused'
  if (applies(history.leaves)) return 'on_leave'
  const isFar = one.dueOn.getTime() - asOf.getTime() > againWindow * dayLength
  if (one.isAgain && isFar && holdsUntil(asOf)) return 'not_yet_due'
  if (asOf > one.dueOn) return 'overdue'
  const isTaking = enrolments.some(
    ({ startedAt, completedAt }) =>
      startedAt !== null && startedAt < closed && (completedAt === null || completedAt >= closed),
  )
  return isTaking ? 'under_way' : 'assigned'
}

/**
 * In which state somebody is with a course on a civil day, and by when it is asked of them; null where no rule holds that
 * day. Of several rules the one that presses most counts: not fulfilled before fulfilled, the earlier day before the later.
 * `dutyFacts` is the same rule in SQL.
 */
export function dutyOn(
  history: DutyHistory,
  moment: Moment,
): { state: DutyState; ruleId: string; assignedOn: Date; dueOn: Date } | null {
  const holds = history.assignments.filter(({ assignedOn, endedOn }) =>
    isInForce({ startsOn: assignedOn, endsOn: endedOn }, moment.asOf),
  )
  const judged = holds.map((one) => ({ ...one, state: ofAssignment(one, history, moment) }))
  const key = (one: (typeof judged)[number]) =>
    `${one.state === 'completed' ? 1 : 0} ${one.dueOn.toISOString()} ${one.assignedOn.toISOString()} ${one.ruleId}`
  const [first] = judged.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  if (!first) return null
  const { state, ruleId, assignedOn, dueOn } = first
  return { state, ruleId, assignedOn, dueOn }
}
