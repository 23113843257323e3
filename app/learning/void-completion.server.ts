import type { Transaction } from '#app/platform/database.server.ts'

/** Says that a completion fulfils no duty from now on: the course is to be taken again. Past reports keep what they said (P6). */
export async function voidCompletion(tx: Transaction, enrolmentId: string, now: Date): Promise<void> {
  await tx.completion.updateMany({ where: { enrolmentId, voidedAt: null }, data: { voidedAt: now } })
}
