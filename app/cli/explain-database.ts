import path from 'node:path'
import postgres from 'postgres'
import { adviceFor, StepError } from './set-up.mjs'

/** The oldest PostgreSQL the site is tried with. */
const oldestMajor = 15

/** Of a database's address only what may be shown. */
function shown(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** What to do, by PostgreSQL's and Node's error codes. */
const refusals: [RegExp, (place: string) => string, string][] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|CONNECT_TIMEOUT|CONNECTION_CLOSED)$/,
    (place) => `The database at ${place} cannot be reached.`,
    'Check that PostgreSQL runs there and that host and port in DATABASE_URL are right.',
  ],
  [
    /^28/,
    (place) => `The database at ${place} refuses this user or password.`,
    'Check user and password in DATABASE_URL; special characters in them must be percent-encoded.',
  ],
  [
    /^3D000$/,
    (place) => `There is no database ${place}.`,
    'Create it (`createdb --owner=<user> <name>`) or correct the name in DATABASE_URL.',
  ],
  [
    /^42501$/,
    (place) => `This user may not create tables in the database at ${place}.`,
    'Make the user the owner of the database: ALTER DATABASE <name> OWNER TO <user>.',
  ],
  [
    /^(53300|57P03)$/,
    (place) => `The database at ${place} takes no connection now: it is starting, stopping or full.`,
    'Wait a little and run the command again; DATABASE_POOL makes the site take fewer connections.',
  ],
]

/** The step's failure for an error of a database of one's own. */
export function explainDatabase(error: unknown, url: string): StepError {
  if (error instanceof StepError) return error
  const known = refusals.find(([pattern]) => pattern.test(codeOf(error)))
  const text = error instanceof Error ? error.message : String(error)
  if (!known)
    return new StepError(`The database at ${shown(url)} said: ${text}`, 'Check DATABASE_URL and the server’s log.')
  return new StepError(known[1](shown(url)), known[2])
}

/** The step's failure for a server version (`server_version_num`: 150004 is 15.4), or nothing when it will do. */
export function refusalOfVersion(version: number): StepError | undefined {
  const major = Math.floor(version / 10_000)
  if (major >= oldestMajor) return undefined
  return new StepError(
    `The database is PostgreSQL ${major}: too old.`,
    `Use PostgreSQL ${oldestMajor} or newer, or leave DATABASE_URL out for the embedded one.`,
  )
}

/**
 * Asks a database of one's own whether it will do, before anything is written into it.
 * @returns where and what it is, in words
 * @throws StepError with what to do
 */
export async function checkDatabase(url: string): Promise<string> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    const [row] = await client<{ version: number; mayCreate: boolean }[]>`
      SELECT current_setting('server_version_num')::int AS version,
             has_schema_privilege(current_schema(), 'CREATE') AS "mayCreate"`
    const refusal = refusalOfVersion(row?.version ?? 0)
    if (refusal) throw refusal
    if (!row?.mayCreate) throw Object.assign(new Error('no right to create tables'), { code: '42501' })
    return `PostgreSQL ${Math.floor(row.version / 10_000)} at ${shown(url)}`
  } catch (error) {
    throw explainDatabase(error, url)
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** The step's failure for an error of the embedded database. */
export function explainEmbedded(error: unknown, dataDir: string): StepError {
  const text = error instanceof Error ? error.message : String(error)
  const folder = path.resolve(dataDir)
  const code = codeOf(error)
  if (/another run/.test(text)) {
    return new StepError(text, 'Stop the other run first, or choose another folder with DATA_DIR.')
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StepError(`${folder} is not a folder.`, 'Choose another place for the data with DATA_DIR.')
  }
  if (/^(EACCES|EPERM|EROFS)$/.test(code) || /permission denied|wrong ownership|invalid permissions/i.test(text)) {
    return new StepError(
      `The data folder ${folder} cannot be written by this user.`,
      'Start the site as the user who owns that folder, or choose another with DATA_DIR.',
    )
  }
  if (/ENOSPC|No space left|Disk quota/i.test(text)) {
    return new StepError(
      `The disk of ${folder} is full.`,
      'Free some space (300 MB will do) and run the command again.',
    )
  }
  if (/incompatible with server/.test(text)) {
    return new StepError(
      `The data in ${folder} were written by another version of PostgreSQL.`,
      'Go back to the version of Sguardi that wrote them and save them with pg_dump: see docs/administrator.md.',
    )
  }
  return new StepError(text, adviceFor(text))
}
