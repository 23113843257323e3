import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import postgres from 'postgres'

export const migrationsFolder = path.resolve('prisma/migrations')

/** Any fixed number: two processes that start together must not migrate together. */
const migrationLock = 7_216_001

async function readMigrations() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
}

async function appliedNames(client: postgres.Sql): Promise<Set<string>> {
  const [table] = await client`SELECT to_regclass('_prisma_migrations') AS name`
  if (!table?.name) return new Set()
  const rows = await client<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  return new Set(rows.map((row) => row.migration_name))
}

/**
 * Applies the migrations of `prisma/migrations` that the database has not seen, under an advisory lock.
 * Costs two small queries when there is nothing to do.
 * @returns names of the migrations applied now
 */
export async function migrate(connectionString: string): Promise<string[]> {
  const migrationDirectories = await readMigrations()
  const client = postgres(connectionString, { max: 1, onnotice: () => undefined })
  try {
    await client`SELECT pg_advisory_lock(${migrationLock})`
    const applied = await appliedNames(client)
    if (migrationDirectories.every(({ path: name }) => applied.has(name))) return []
    // Loaded only when there is something to apply: a start with nothing new is quicker without.
    const { openSchemaEngine } = await import('./schema-engine.server.ts')
    const engine = await openSchemaEngine(connectionString)
    const lockfile = {
      path: 'migration_lock.toml',
      content: await readFile(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8'),
    }
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: { baseDir: migrationsFolder, lockfile, shadowDbInitScript: '', migrationDirectories },
      filters: { externalTables: [], externalEnums: [] },
    })
    engine.free()
    return appliedMigrationNames
  } finally {
    await client.end()
  }
}
