import { sql } from '#app/platform/database.server.ts'

/** Space of our advisory locks for the work on a bundle. */
const space = 7216004

/**
 * Does the work while this process alone holds the bundle; false when another one does. The hold is an advisory lock of
 * a connection of its own: it ends with the process that has it, however that ends, so nobody waits for the dead.
 */
export async function whileHolding(bundleId: string, work: () => Promise<void>): Promise<boolean> {
  const connection = await sql().reserve()
  try {
    const [row] = await connection<{ held: boolean }[]>`
      SELECT pg_try_advisory_lock(hashtextextended(${bundleId}, ${space})) AS held`
    if (!row?.held) return false
    try {
      await work()
    } finally {
      await connection`SELECT pg_advisory_unlock(hashtextextended(${bundleId}, ${space}))`
    }
    return true
  } finally {
    connection.release()
  }
}
