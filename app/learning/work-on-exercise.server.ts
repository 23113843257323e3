import { findOwnAttempt, lockOwnAttempt, type LoadedAttempt } from '#app/assessment/attempt-queries.server.ts'
import { latestAnswers } from '#app/assessment/attempt-result.ts'
import type { AnswerRefusal } from '#app/assessment/check-answer.ts'
import { emptyRequired } from '#app/assessment/fill-form.ts'
import { saveFormIn, type GivenField } from '#app/assessment/save-form.server.ts'
import { sharingProblem, shareReasonIn, type SharedAnswer } from '#app/assessment/share-reason.server.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { startAttemptIn, type StartRefusal } from '#app/assessment/start-attempt.server.ts'
import { appendAnswer, submitAnswerIn } from '#app/assessment/submit-answer.server.ts'
import { submitAttemptIn, type SubmitRefusal } from '#app/assessment/submit-attempt.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { workplacesOn } from '#app/organisation/membership-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { closeLockedIfOver, closeOverdueAttempts } from './close-overdue.server.ts'
import { lessonOfActivity } from './course-plan.ts'
import { getOwnEnrolment, lockOwnEnrolment } from './enrolment-queries.server.ts'
import { recordResult } from './record-result.server.ts'

type Done = { courseCompleted: boolean }
type Refused<Reason> = { ok: false; reason: Reason }

/**
 * Begins an attempt at an exercise of one of the viewer's courses, or finds the open one. A case keeps the counter it is
 * walked from: the one asked for when the viewer works there today, else their main one.
 * @throws AppError `not_found` for another person's enrolment or an exercise the course does not have
 */
export async function startExercise(
  viewer: Viewer,
  place: { enrolmentId: string; activityId: string; counter?: DepartmentKind | null },
  now: Date,
): Promise<{ ok: true } | Refused<StartRefusal>> {
  // Before the enrolment is locked: an attempt is locked first, everywhere.
  await getOwnEnrolment(viewer, place.enrolmentId)
  await closeOverdueAttempts(now, place.enrolmentId)
  const { departmentKinds } = await workplacesOn(viewer.personId, civilDay(now))
  const counter = departmentKinds.find((kind) => kind === place.counter) ?? departmentKinds[0] ?? null
  return transaction(async (tx) => {
    const { version, id: enrolmentId, courseVersionId } = await lockOwnEnrolment(viewer, place.enrolmentId, tx)
    const { activityId } = place
    if (!lessonOfActivity(version.outline, activityId)) throw notFound('exercise')
    const outcome = await startAttemptIn(tx, { enrolmentId, courseVersionId, activityId, counter }, now)
    return outcome.ok ? ({ ok: true } as const) : outcome
  })
}

/**
 * Takes one answer: journal and grade, and when it ends the attempt also progress, completion and the jobs that follow,
 * in one transaction, where a reason to be shown to colleagues is noted too. An answer that ends nothing is one statement.
 * `receivedAt` is when it was first received, also for one sent again. `read` is the attempt, where the caller has just
 * read it as this viewer's. The attempt is locked before the enrolment, everywhere.
 * @throws AppError `not_found` for another person's attempt
 */
export async function answerExercise(
  viewer: Viewer,
  given: SharedAnswer & { attemptId: string },
  now: Date,
  read?: LoadedAttempt | null,
): Promise<({ ok: true; repeated: boolean; receivedAt: Date } & Done) | Refused<AnswerRefusal>> {
  const problem = sharingProblem(given)
  if (problem) return { ok: false, reason: problem }
  const before = given.share ? null : (read ?? (await findOwnAttempt(viewer, given.attemptId)))
  if (before && (await appendAnswer(before, given, now)))
    return { ok: true, repeated: false, receivedAt: now, courseCompleted: false }
  return transaction(async (tx) => {
    const attempt = await lockOwnAttempt(viewer, given.attemptId, tx)
    const outcome = await submitAnswerIn(tx, attempt, given, now)
    if (!outcome.ok) {
      await closeLockedIfOver(tx, viewer, attempt, now)
      return outcome
    }
    await shareReasonIn(tx, viewer, attempt, given, now)
    const done = await recordResult(tx, viewer, attempt, outcome.result, now)
    const { repeated, receivedAt } = outcome
    return { ok: true, repeated, receivedAt, ...done } as const
  })
}

/**
 * Hands a quiz in.
 * @throws AppError `not_found` for another person's attempt
 */
export async function submitExercise(
  viewer: Viewer,
  attemptId: string,
  now: Date,
): Promise<({ ok: true } & Done) | Refused<SubmitRefusal>> {
  return transaction(async (tx) => {
    const attempt = await lockOwnAttempt(viewer, attemptId, tx)
    const outcome = await submitAttemptIn(tx, attempt, now)
    if (!outcome.ok) {
      await closeLockedIfOver(tx, viewer, attempt, now)
      return outcome
    }
    return { ok: true, ...(await recordResult(tx, viewer, attempt, outcome.result, now)) } as const
  })
}

type FormRefusal = { ok: false; reason: AnswerRefusal | 'fields_missing'; itemId: string | null }

/**
 * Saves the fields of a form and, when asked to, hands it in: every field that can be taken is kept whatever becomes of
 * the rest. Fields, hand-in, progress and completion are one transaction.
 * @throws AppError `not_found` for another person's attempt
 */
export async function fillForm(
  viewer: Viewer,
  given: { attemptId: string; fields: readonly GivenField[]; handIn: boolean },
  now: Date,
): Promise<({ ok: true } & Done) | FormRefusal> {
  return transaction(async (tx) => {
    const before = await lockOwnAttempt(viewer, given.attemptId, tx)
    const { attempt, refused } = await saveFormIn(tx, before, given.fields, now)
    if (refused) return { ok: false, ...refused } as const
    if (!given.handIn) return { ok: true, courseCompleted: false } as const
    const outcome = await submitAttemptIn(tx, attempt, now)
    if (outcome.ok) return { ok: true, ...(await recordResult(tx, viewer, attempt, outcome.result, now)) } as const
    if (outcome.reason === 'attempt_closed') return { ...outcome, reason: outcome.reason, itemId: null }
    const spec = await getSpec(attempt.courseVersionId, attempt.activityId, tx)
    const [itemId = null] = spec.kind === 'form' ? emptyRequired(spec, latestAnswers(attempt)) : []
    return { ok: false, reason: 'fields_missing', itemId } as const
  })
}
