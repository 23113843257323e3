import type { AttemptResult } from '#app/assessment/submit-attempt.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { lockOwnEnrolment } from './enrolment-queries.server.ts'
import { recordExercise } from './record-progress.server.ts'

/**
 * Writes the progress that the end of an attempt earns, in the transaction that ended it; nothing when it goes on
 * (`result` null) or was not passed. The attempt is locked before the enrolment, everywhere.
 */
export async function recordResult(
  tx: Transaction,
  owner: Pick<Viewer, 'personId'>,
  attempt: { enrolmentId: string; activityId: string },
  result: AttemptResult | null,
  now: Date,
): Promise<{ courseCompleted: boolean }> {
  if (!result?.passed) return { courseCompleted: false }
  const enrolment = await lockOwnEnrolment(owner, attempt.enrolmentId, tx)
  const { scoreBasisPoints } = result
  return recordExercise(tx, enrolment, { activityId: attempt.activityId, scoreBasisPoints }, now)
}
