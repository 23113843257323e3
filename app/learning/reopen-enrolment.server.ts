import type { Transaction } from '#app/platform/database.server.ts'
import { endWithdrawal } from './withdrawals.server.ts'

/**
 * Whoever withdrew, or was withdrawn, and comes back goes on where they were, on the version they started on. False for
 * an enrolment that was not withdrawn.
 */
export async function reopenEnrolment(tx: Transaction, enrolmentId: string, now: Date): Promise<boolean> {
  const reopened = await tx.$executeRaw`
    UPDATE enrolment SET withdrawn_reason = '', state = CASE
      WHEN completed_at IS NOT NULL THEN 'completed' WHEN started_at IS NOT NULL THEN 'under_way' ELSE 'enrolled'
    END::enrolment_state
    WHERE id = ${enrolmentId}::uuid AND state = 'withdrawn'`
  if (reopened > 0) await endWithdrawal(tx, enrolmentId, now)
  return reopened > 0
}
