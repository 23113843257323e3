import { listOverdueAttempts, lockOwnAttempt, type LoadedAttempt } from '#app/assessment/attempt-queries.server.ts'
import { closeOverdueIn } from '#app/assessment/close-overdue.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { recordResult } from './record-result.server.ts'

/**
 * Closes an attempt that the caller has locked when its time is over, with the progress it earned, once.
 * @returns whether it was closed now
 */
export async function closeLockedIfOver(
  tx: Transaction,
  owner: Pick<Viewer, 'personId'>,
  attempt: LoadedAttempt,
  now: Date,
): Promise<boolean> {
  const result = await closeOverdueIn(tx, attempt, now)
  await recordResult(tx, owner, attempt, result, now)
  return result !== null
}

/**
 * Closes the attempts whose time is over, each in a transaction of its own: of one enrolment, which the caller has
 * checked, or of everybody (null), once a minute. Whatever else touches an attempt closes it too, so two at once close
 * it once.
 * @returns how many were closed now
 */
export async function closeOverdueAttempts(now: Date, enrolmentId: string | null = null): Promise<number> {
  let closed = 0
  for (const { attemptId, personId } of await listOverdueAttempts(now, enrolmentId)) {
    const isClosed = await transaction(async (tx) =>
      closeLockedIfOver(tx, { personId }, await lockOwnAttempt({ personId }, attemptId, tx), now),
    )
    if (isClosed) closed += 1
  }
  return closed
}
