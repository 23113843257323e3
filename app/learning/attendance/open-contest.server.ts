import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { lockOwnEnrolment, type OwnEnrolment } from '../enrolment-queries.server.ts'
import { coverageChanged } from '../jobs.server.ts'
import { listCountedActivities, type CountedActivity } from './activities.server.ts'
import { contestGround, type ContestGround } from './contest-ground.ts'
import { listTracedLessons } from './lesson-traces.server.ts'
import type { ContestForm } from './schemas.ts'

export type ContestRefusal =
  'already_open' | 'not_contestable' | 'minutes_beyond' | 'taken' | Exclude<ContestGround, 'open'>

async function groundOf(
  tx: Transaction,
  enrolment: OwnEnrolment,
  activity: CountedActivity,
  askedMinutes: number,
): Promise<ContestGround> {
  const where = { enrolmentId: enrolment.id, activityId: activity.id }
  const { _sum } = await tx.attendanceEntry.aggregate({ where, _sum: { minutes: true } })
  const [minutes, traced] = [_sum.minutes ?? 0, await listTracedLessons(enrolment, tx)]
  const ground = contestGround({ ...activity, minutes, hasTrace: traced.has(activity.id) })
  return ground === 'open' && askedMinutes <= minutes ? 'nothing_missing' : ground
}

/**
 * A learner says that the minutes of an activity are not right (P5): for the office of where they work. The same UUID again
 * writes nothing; while one is open no other of the same activity is.
 * @returns `not_contestable` for no lesson or past meeting of the enrolment, `minutes_beyond` for more than it can count,
 * `nothing_missing` for no more than it counts already, `no_trace` for a lesson never opened, `not_confirmed` for a meeting
 * whose list waits, `taken` where the UUID stands for another contest
 * @throws AppError `not_found` for another person's or a withdrawn enrolment
 */
export async function openContest(
  viewer: Viewer,
  enrolmentId: string,
  { contestId: id, activityId, askedMinutes, text }: ContestForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: ContestRefusal }> {
  return transaction(async (tx) => {
    const enrolment = await lockOwnEnrolment(viewer, enrolmentId, tx)
    const known = await tx.attendanceContest.findUnique({
      where: { id },
      select: { enrolmentId: true, activityId: true },
    })
    if (known) {
      const isSame = known.enrolmentId === enrolmentId && known.activityId === activityId
      return isSame ? ({ ok: true } as const) : ({ ok: false, reason: 'taken' } as const)
    }
    const activity = (await listCountedActivities(enrolment, now, tx)).find((one) => one.id === activityId)
    if (!activity) return { ok: false, reason: 'not_contestable' } as const
    if (askedMinutes > activity.declaredMinutes) return { ok: false, reason: 'minutes_beyond' } as const
    const ground = await groundOf(tx, enrolment, activity, askedMinutes)
    if (ground !== 'open') return { ok: false, reason: ground } as const
    const where = { enrolmentId, activityId, answer: null }
    if (await tx.attendanceContest.findFirst({ where, select: { id: true } }))
      return { ok: false, reason: 'already_open' } as const
    await tx.attendanceContest.create({ data: { id, enrolmentId, activityId, askedMinutes, text, openedAt: now } })
    const subject = {
      subjectType: 'attendance_contest',
      subjectId: id,
      detail: { enrolmentId, activityId, askedMinutes },
    }
    await audit(tx, { actorId: viewer.personId, action: 'contest.opened', ...subject }, now)
    // No figure changes, but the office's page counts what waits for an answer.
    await enqueue(tx, coverageChanged, { personId: viewer.personId, ambitoId: null })
    return { ok: true } as const
  })
}
