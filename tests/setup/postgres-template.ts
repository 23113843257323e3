/**
 * Once per run: a real PostgreSQL in a throw-away folder, migrated, with the job queue installed, as the database
 * `sguardi`. Each test file clones it (`worker-database.ts`), so nothing leaks between files.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PgBoss } from 'pg-boss'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
    dataDir: string
  }
}

/** A template must have no connections when it is cloned; the migration engine leaves its own open. */
async function disconnectEveryone(url: string) {
  const admin = postgres(url.replace(/sguardi$/, 'postgres'), { max: 1 })
  await admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'sguardi'`
  await admin.end()
}

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-test-'))
  const database = await startEmbeddedPostgres(path.join(folder, 'pg'), { durable: false })
  await migrate(database.url)
  const boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false })
  await boss.start()
  await boss.stop({ graceful: false, close: true })
  await disconnectEveryone(database.url)
  project.provide('templateUrl', database.url)
  project.provide('dataDir', path.join(folder, 'data'))
  return async () => {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
