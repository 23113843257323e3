import { audit } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'

/** One-time work on a demonstration's history, as `installation_fact` remembers it. */
export const marks = { history: 'seed.history', certificates: 'seed.history.certificates' } as const
type Mark = (typeof marks)[keyof typeof marks]

/** Advisory lock of that work. */
export const historyLock = 7_216_004

/** Whether the work was done before. */
export async function isMarked(tx: Transaction, key: Mark): Promise<boolean> {
  return (await tx.installationFact.findUnique({ where: { key }, select: { key: true } })) !== null
}

/** Remembers in the transaction of the work that it is done, with its audit entry (P12). */
export async function mark(tx: Transaction, key: Mark, value: string, now: Date): Promise<void> {
  await tx.installationFact.create({ data: { key, value, updatedAt: now } })
  const subject = { subjectType: 'installation', subjectId: key, detail: { value } }
  await audit(tx, { actorId: null, action: 'installation.seeded', ...subject }, now)
}
