import type { Transaction } from '#app/platform/database.server.ts'

/**
 * One change of the library at a time, to the end of the transaction: what is counted stays true, and bytes that go are
 * not put anywhere meanwhile.
 */
export async function lockLibrary(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7216022, 0)`
}
