import type { Transaction } from '#app/platform/database.server.ts'

/** Nobody else takes a package in or lets go of one until the end of the transaction. */
export async function lockPackages(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7216034, 0)`
}
