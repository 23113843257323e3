import { isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { lastWords } from './decide-reminder.ts'
import { catchUpDays, type Schedule, type Step } from './schedule.ts'

const dayLength = 86_400_000
/** People asked about in one query. */
const atOnce = 5000

export type PlanQuestion = {
  ambitoId: string
  /** The working day on which mails go out. */
  day: Date
  /** The last day gone through to the end: what was to go out since then and until `day` is due. */
  since: Date
  schedule: Schedule
  now: Date
}

/** A day of the schedule of somebody's duty (the course) or digest (the ambito). */
type Asked = { personId: string; subjectId: string; stepOn: Date }

/** What was decided lately, for asking whether something still is to be. */
export type Past = {
  /** It was put off because another mail had gone out that day. */
  isPutOff: (asked: Asked) => boolean
  /** It was decided for good, or today already. */
  isSettled: (asked: Asked) => boolean
}

const keyOf = ({ personId, subjectId }: Omit<Asked, 'stepOn'>, on: Date) => `${personId} ${subjectId} ${isoDay(on)}`

/** What was decided in an ambito as long ago as something may still be caught up, weekends and holidays included. */
export async function pastOf({ ambitoId, day }: PlanQuestion): Promise<Past> {
  const from = new Date(day.getTime() - 3 * catchUpDays * dayLength)
  const rows = await db().reminder.findMany({
    where: { ambitoId, day: { gte: from } },
    select: { personId: true, subjectId: true, day: true, stepOn: true, outcome: true },
  })
  const isWaiting = (row: (typeof rows)[number]) => row.outcome === 'already_today' && row.day < day
  const keysOf = (some: typeof rows) => new Set(some.map((row) => keyOf(row, row.stepOn)))
  const putOff = keysOf(rows.filter(isWaiting))
  const settled = keysOf(rows.filter((row) => !isWaiting(row)))
  return {
    isPutOff: ({ stepOn, ...who }) => putOff.has(keyOf(who, stepOn)),
    isSettled: ({ stepOn, ...who }) => settled.has(keyOf(who, stepOn)),
  }
}

/** Tells of these people's duties whether the last word was said: completed, left, closed. */
export async function whatEnded(ambitoId: string, personIds: readonly string[]) {
  const ended = new Set<string>()
  for (let at = 0; at < personIds.length; at += atOnce) {
    const rows = await db().reminder.findMany({
      where: { ambitoId, personId: { in: personIds.slice(at, at + atOnce) }, outcome: { in: [...lastWords] } },
      select: { personId: true, subjectId: true, assignedOn: true },
    })
    for (const row of rows) if (row.assignedOn) ended.add(keyOf(row, row.assignedOn))
  }
  return ({ personId, courseId: subjectId, assignedOn }: { personId: string; courseId: string; assignedOn: Date }) =>
    ended.has(keyOf({ personId, subjectId }, assignedOn))
}

/** Whether a step is to be decided on the day: not gone through before, or put off then. */
export function isDue(step: Step, { day, since }: PlanQuestion, isPutOff: boolean): boolean {
  const earliest = day.getTime() - catchUpDays * dayLength
  return step.sendOn <= day && step.sendOn.getTime() >= earliest && (step.sendOn > since || isPutOff)
}
