import { audit } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import { getSpec } from './spec-queries.server.ts'
import { closeAttempt, type AttemptResult } from './submit-attempt.server.ts'
import { takenUntil, whyClosed } from './time-rule.ts'

/**
 * Closes an attempt whose time is over with what it has: what is unanswered counts zero. It is dated at the end of the
 * grace, whoever comes first and however late. The attempt is loaded and locked by the caller.
 * @returns null when its time is not over, or it was closed before
 */
export async function closeOverdueIn(
  tx: Transaction,
  attempt: LoadedAttempt,
  now: Date,
): Promise<AttemptResult | null> {
  const { id, deadlineAt, courseVersionId, activityId, enrolmentId } = attempt
  if (attempt.submitted || !deadlineAt || whyClosed(attempt, now) !== 'time_over') return null
  const spec = await getSpec(courseVersionId, activityId, tx)
  const result = await closeAttempt(tx, attempt, spec, takenUntil(deadlineAt))
  const detail = { enrolment: enrolmentId, exercise: activityId, answers: attempt.journal.length }
  await audit(tx, { actorId: null, action: 'attempt.time_over', subjectType: 'attempt', subjectId: id, detail }, now)
  return result
}
