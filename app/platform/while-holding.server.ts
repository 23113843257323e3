import { sql } from './database.server.ts'

/**
 * Does the work while this process alone holds a thing; false when another one does. `space` tells the advisory locks
 * of one kind of things from others. The hold is a lock of a connection of its own: it ends with the process that has
 * it, however that ends, so nobody waits for the dead.
 */
export async function whileHolding(space: number, id: string, work: () => Promise<void>): Promise<boolean> {
  const connection = await sql().reserve()
  try {
    const [row] = await connection<{ held: boolean }[]>`
      SELECT pg_try_advisory_lock(hashtextextended(${id}, ${space})) AS held`
    if (!row?.held) return false
    try {
      await work()
    } finally {
      await connection`SELECT pg_advisory_unlock(hashtextextended(${id}, ${space}))`
    }
    return true
  } finally {
    connection.release()
  }
}
