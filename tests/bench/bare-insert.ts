import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { sampleOf, type Sample } from './measures.ts'

export type BareInsert = {
  fire: (load: { connections: number; milliseconds: number }) => Promise<Sample>
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
  const fire: BareInsert['fire'] = async ({ connections, milliseconds }) => {
    const times: number[] = []
    const started = performance.now()
    const ends = started + milliseconds
    const worker = async () => {
      for (let before = performance.now(); before < ends; before = performance.now()) {
        await one()
        times.push(performance.now() - before)
      }
    }
    await Promise.all(Array.from({ length: connections }, worker))
    return sampleOf(times, performance.now() - started, 0)
  }
  return { fire, close: () => pool.end() }
}
