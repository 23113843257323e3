/**
 * `npm run migration -- <name>`: writes prisma/migrations/<timestamp>_<name>/migration.sql, the step from the
 * committed prisma/schema.prisma to the one in the work tree. Needs no network and no database of yours.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { migrationsFolder } from '#app/platform/migrate.server.ts'
import { openSchemaEngine } from '#app/platform/schema-engine.server.ts'

const schemaPath = 'prisma/schema.prisma'
const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- <name in lower_snake_case>\n')
  process.exit(2)
}

function committedSchema(): string | undefined {
  try {
    return execFileSync('git', ['show', `HEAD:${schemaPath}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}

const before = committedSchema()
const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-migration-'))
const database = await startEmbeddedPostgres(path.join(folder, 'pg'), { durable: false })
try {
  const engine = await openSchemaEngine(database.url)
  const { stdout } = await engine.diff({
    from: before ? { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: before }] } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: await readFile(schemaPath, 'utf8') }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  if (!stdout || /^\s*-- This is an empty migration/.test(stdout)) {
    process.stdout.write('Nothing to migrate.\n')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const target = path.join(migrationsFolder, `${stamp}_${name}`)
    await mkdir(target, { recursive: true })
    await writeFile(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n')
    await writeFile(path.join(target, 'migration.sql'), stdout)
    process.stdout.write(`Wrote ${path.relative('.', target)}/migration.sql\n`)
  }
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
