import { setTimeout as wait } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import postgres from 'postgres'
import { env } from './env.server.ts'
import { PrismaClient, type Prisma } from './generated/client.ts'

export type Transaction = Prisma.TransactionClient
export { Prisma } from './generated/client.ts'

/**
 * The adapter of Prisma, with the statements of a transaction one after the other: a read with several relations sends them
 * at once on the transaction's only connection, which pg 8.19 warns of and pg 9 refuses (prisma/orm#29979).
 */
class InTurn extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => {
      const tx = await start(isolation)
      const [query, execute] = [tx.queryRaw.bind(tx), tx.executeRaw.bind(tx)]
      let last: Promise<unknown> = Promise.resolve()
      const after = <T>(work: () => Promise<T>): Promise<T> => {
        const next = last.then(work, work)
        last = next
        return next
      }
      tx.queryRaw = (statement) => after(() => query(statement))
      tx.executeRaw = (statement) => after(() => execute(statement))
      return tx
    }
    return adapter
  }
}

function connect(url: string, poolSize: number) {
  const pool = new pg.Pool({ connectionString: url, max: poolSize })
  return {
    pool,
    prisma: new PrismaClient({ adapter: new InTurn(pool, { disposeExternalPool: true }) }),
    sql: postgres(url, {
      max: poolSize,
      connect_timeout: 5,
      // Seconds between attempts while the database is away: back within two when it is.
      backoff: (tries: number) => Math.min(2, tries / 5),
      onnotice: () => undefined,
      types: { bigint: postgres.BigInt },
    }),
  }
}

let connections: ReturnType<typeof connect> | undefined

function open(): ReturnType<typeof connect> {
  if (!connections) {
    const { DATABASE_URL, DATABASE_POOL } = env()
    if (!DATABASE_URL) throw new Error('DATABASE_URL is not set: start the site with `npm start`')
    connections = connect(DATABASE_URL, DATABASE_POOL)
  }
  return connections
}

/** The ORM. Connects at first use. */
export function db(): PrismaClient {
  return open().prisma
}

/** postgres.js, for set-based SQL of reports, cursors, COPY and LISTEN. Connects at first use. */
export function sql(): postgres.Sql<{ bigint: bigint }> {
  return open().sql
}

/**
 * Writes one row with bytes in it, by the driver beneath the ORM: it sends bytes as they are. The other ways make text of
 * them, twice as long, which stays until the whole heap is swept.
 * @param text with `$1`, `$2` … in the place of values
 */
export async function writeBytes(text: string, values: readonly (string | number | Uint8Array)[]): Promise<void> {
  await open().pool.query(text, [...values])
}

/** Runs a statement, in a transaction (`inTransaction`) or by itself (`runPrepared`), and returns its rows. */
export type RunStatement = (statement: Prisma.Sql) => Promise<unknown[]>

/** Runs statements of a transaction. */
export const inTransaction =
  (tx: Transaction): RunStatement =>
  (statement) =>
    tx.$queryRaw<unknown[]>(statement)

type Parameter = string | number | boolean | Date | null
const isParameter = (value: unknown): value is Parameter =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date

/**
 * Runs one statement by itself through postgres.js, which keeps it prepared: a part of the time that the ORM takes. JSON goes as
 * its text, cast by `::text::jsonb`.
 */
export const runPrepared: RunStatement = async ({ text, values }) => {
  const parameters = values.filter(isParameter)
  if (parameters.length !== values.length) throw new Error('a parameter is neither text, number, truth value nor date')
  return sql().unsafe<Record<string, unknown>[]>(text, parameters, { prepare: true })
}

/**
 * One transaction per use case, READ COMMITTED: lock the row first, then read, decide, write.
 * Waits at most 10 s for a connection and runs at most `timeout` milliseconds: more only for loads of invented data.
 */
export function transaction<T>(work: (tx: Transaction) => Promise<T>, timeout = 30_000): Promise<T> {
  return db().$transaction(work, { maxWait: 10_000, timeout })
}

/** Whether the database answers, within 3 s. */
export async function databaseAnswers(): Promise<boolean> {
  const settled = new AbortController()
  const answer = sql()`SELECT 1`.then(
    () => true,
    () => false,
  )
  const late = wait(3000, false, { signal: settled.signal }).catch(() => false)
  return Promise.race([answer, late]).finally(() => settled.abort())
}

/** Closes every connection; for the end of a process or of a test. */
export async function closeDatabase(): Promise<void> {
  const opened = connections
  connections = undefined
  if (!opened) return
  await Promise.all([opened.prisma.$disconnect(), opened.sql.end({ timeout: 5 })])
}
