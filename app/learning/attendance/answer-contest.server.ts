import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { getAmbitoOfEditions } from '../editions/office-edition.server.ts'
import { lockOwnEnrolment, type OwnEnrolment } from '../enrolment-queries.server.ts'
import { coverageChanged } from '../jobs.server.ts'
import { completeCourseIfDue } from '../record-progress.server.ts'
import { listCountedActivities, type CountedActivity } from './activities.server.ts'
import { getContestIn } from './contest-queries.server.ts'
import { tellAnswer } from './contest-mails.server.ts'
import { creditMeasured } from './credit-measured.server.ts'
import type { ContestAnswerForm } from './schemas.ts'

export type AnswerRefusal = 'already_answered' | 'minutes_beyond'
type Outcome = { ok: true } | { ok: false; reason: AnswerRefusal }

/** The new row that brings an activity to what it shall count for, or null where it does. */
async function correct(
  tx: Transaction,
  { personId: authorId }: Viewer,
  { id: enrolmentId }: OwnEnrolment,
  { activityId, minutes, text: reason }: { activityId: string; minutes: number; text: string },
  now: Date,
): Promise<{ id: string; minutes: number } | null> {
  const sum = await tx.attendanceEntry.aggregate({ where: { enrolmentId, activityId }, _sum: { minutes: true } })
  const difference = minutes - (sum._sum.minutes ?? 0)
  if (difference === 0) return null
  const id = newId()
  const row = { id, enrolmentId, activityId, kind: 'correction' as const, minutes: difference }
  await tx.attendanceEntry.create({ data: { ...row, reason, authorId, recordedAt: now } })
  return { id, minutes: difference }
}

/** What follows from minutes that changed; what is completed already is not opened again. */
async function follow(tx: Transaction, enrolment: OwnEnrolment, isChanged: boolean, now: Date): Promise<void> {
  const isCompleted = await completeCourseIfDue(tx, enrolment, now)
  // Completing the course says it already.
  const isNews = isChanged && (!isCompleted || enrolment.completedAt !== null)
  if (isNews) await enqueue(tx, coverageChanged, { personId: enrolment.personId, ambitoId: null })
}

const limitOf = (activities: readonly CountedActivity[], activityId: string) =>
  activities.find(({ id }) => id === activityId)?.declaredMinutes ?? 0

/**
 * The office answers a contest, once: a correction is a new row with author and reason (P5), the learner is told. A
 * completion and its certificate stay as they are (P8).
 * @returns `minutes_beyond` for more minutes than the activity can count for
 * @throws AppError `not_found` outside the scope or for another ambito's person, `forbidden` for contacts
 */
export async function answerContest(
  viewer: Viewer,
  ambitoSlug: string,
  form: ContestAnswerForm,
  now: Date,
): Promise<Outcome> {
  const { contestId, text } = form
  const { id: ambitoId } = await getAmbitoOfEditions(viewer, ambitoSlug)
  const { personId, enrolmentId, activityId } = await getContestIn(viewer, { ambitoId, contestId }, now)
  return transaction(async (tx) => {
    const locked = await lockOwnEnrolment({ personId }, enrolmentId, tx)
    if (await tx.attendanceContestAnswer.findUnique({ where: { contestId }, select: { contestId: true } }))
      return { ok: false, reason: 'already_answered' } as const
    const activities = await listCountedActivities(locked, now, tx)
    if (form.intent === 'accept' && form.minutes > limitOf(activities, activityId))
      return { ok: false, reason: 'minutes_beyond' } as const
    // What the windows saw and is not credited yet comes first: the correction is the difference to it.
    const enrolment = await creditMeasured(tx, locked, now)
    const given = form.intent === 'accept' ? { activityId, minutes: form.minutes, text } : null
    const correction = given && (await correct(tx, viewer, enrolment, given, now))
    const creditedMinutes = enrolment.creditedMinutes + (correction?.minutes ?? 0)
    await follow(tx, { ...enrolment, creditedMinutes }, correction !== null || enrolment !== locked, now)
    const answer = { contestId, accepted: given !== null, text, correctionId: correction?.id ?? null, ambitoId }
    await tx.attendanceContestAnswer.create({ data: { ...answer, answeredById: viewer.personId, answeredAt: now } })
    const detail = { enrolmentId, activityId, minutes: correction?.minutes ?? 0 }
    const action = given ? 'contest.accepted' : 'contest.declined'
    const subject = { subjectType: 'attendance_contest', subjectId: contestId, detail }
    await audit(tx, { actorId: viewer.personId, action, ...subject }, now)
    const activity = activities.find(({ id }) => id === activityId)?.title ?? ''
    await tellAnswer(tx, enrolment, { activity, answer: text, minutes: given?.minutes ?? null }, now)
    return { ok: true } as const
  })
}
