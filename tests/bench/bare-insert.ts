import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import type { Sample } from './measures.ts'
import { repeat, type Load } from './repeat.ts'

export type BareInsert = {
  fire: (load: Load) => Promise<Sample>
  close: () => Promise<void>
}

const insert = `
  INSERT INTO bench_answer (id, attempt_id, item_id, sequence, value, received_at, points_hundredths, max_hundredths)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

/**
 * The least a stored answer can cost: BEGIN, one INSERT into a table like `answer`, COMMIT, durable, through a pool like
 * the site's (node-postgres, as Prisma's adapter makes it), without HTTP and without reading anything.
 */
export async function openBareInsert(url: string, poolSize: number): Promise<BareInsert> {
  const pool = new Pool({ connectionString: url, max: poolSize })
  await pool.query('CREATE TABLE IF NOT EXISTS bench_answer (LIKE answer INCLUDING ALL)')
  const one = async () => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      const value = JSON.stringify({ type: 'single', choice: 'a' })
      await client.query(insert, [randomUUID(), randomUUID(), 'domanda', 1, value, new Date(), 100, 100])
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
  return { fire: (load) => repeat(one, load), close: () => pool.end() }
}
