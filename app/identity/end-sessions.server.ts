import { audit } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'

/** Ends every session of some people in the caller's transaction, with an entry for each account that had one (P12). */
export async function endSessionsOf(
  tx: Transaction,
  personIds: readonly string[],
  actorId: string | null,
  now: Date,
): Promise<void> {
  const where = { account: { personId: { in: [...personIds] } } }
  const open = await tx.session.findMany({ where, distinct: ['accountId'], select: { accountId: true } })
  await tx.session.deleteMany({ where })
  for (const { accountId: subjectId } of open) {
    await audit(tx, { actorId, action: 'session.all_closed', subjectType: 'account', subjectId }, now)
  }
}
