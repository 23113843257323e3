import { sql, type Transaction } from '#app/platform/database.server.ts'

/** Writes down that an enrolment is withdrawn from now on; the caller sets its state. */
export async function beginWithdrawal(tx: Transaction, enrolmentId: string, now: Date): Promise<void> {
  await tx.enrolmentWithdrawal.upsert({
    where: { enrolmentId_withdrawnAt: { enrolmentId, withdrawnAt: now } },
    create: { enrolmentId, withdrawnAt: now },
    update: { reopenedAt: null },
  })
}

/** Writes down that an enrolment is no longer withdrawn; the caller sets its state. */
export async function endWithdrawal(tx: Transaction, enrolmentId: string, now: Date): Promise<void> {
  await tx.enrolmentWithdrawal.updateMany({ where: { enrolmentId, reopenedAt: null }, data: { reopenedAt: now } })
}

/** SQL: whether the enrolment `e` was not withdrawn just before `moment.closed` (P6): what is withdrawn later changes no past report. */
export const wasNotWithdrawn = () => sql()`NOT EXISTS (
  SELECT 1 FROM enrolment_withdrawal out WHERE out.enrolment_id = e.id AND out.withdrawn_at < moment.closed
    AND (out.reopened_at IS NULL OR out.reopened_at >= moment.closed))`
