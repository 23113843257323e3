import postgres from 'postgres'
import { sql } from '#app/platform/database.server.ts'

/** Takes the test's own database away: every connection ends and none is let in until the work is done. */
export async function whileDatabaseIsAway<T>(work: () => Promise<T>): Promise<T> {
  const own = new URL(process.env.DATABASE_URL ?? '')
  const name = own.pathname.slice(1)
  own.pathname = '/postgres'
  const admin = postgres(own.href, { max: 1, onnotice: () => undefined })
  try {
    await admin.unsafe(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`)
    await admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${name}`
    return await work()
  } finally {
    await admin.unsafe(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`)
    await admin.end()
  }
}

/** What `whileCommitsFail` makes every transaction end with that wrote to the table. */
export const refusedCommit = 'commit refused by the test'

/**
 * Makes every transaction that wrote to a table fail at its very end, by a deferred constraint trigger: all statements
 * have run by then, so what is in the same transaction goes with it, and what is not stays behind.
 */
export async function whileCommitsFail<T>(table: string, work: () => Promise<T>): Promise<T> {
  await sql().unsafe(`
    CREATE OR REPLACE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '${refusedCommit}'; END $$;
    CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_commit();`)
  try {
    return await work()
  } finally {
    await sql().unsafe(`DROP TRIGGER refuse_commit ON ${table}`)
  }
}

/** A fingerprint of every row of every table, and how many jobs there are; tables named are left out. */
export async function fingerprint(without: readonly string[] = []): Promise<Record<string, string>> {
  const tables = await sql()<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
  const names = tables.map(({ name }) => name).filter((name) => !without.includes(name))
  const rows = await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const [row] = await sql().unsafe<{ hash: string | null }[]>(
        `SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS hash FROM "${name}" t`,
      )
      return [name, row?.hash ?? '']
    }),
  )
  const [jobs] = await sql()<{ count: string }[]>`SELECT count(*)::text FROM pgboss.job`
  return { ...Object.fromEntries(rows), jobs: jobs?.count ?? '' }
}
