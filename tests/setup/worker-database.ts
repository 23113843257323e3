import postgres from 'postgres'
import { afterAll, inject } from 'vitest'

/**
 * Gives the test file its own database, cloned from the migrated template (about 50 ms).
 * `DATABASE_URL` is set at once, because connections open lazily.
 */
const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
const template = new URL(inject('templateUrl'))
const own = new URL(template)
own.pathname = `/${name}`
process.env.NODE_ENV = 'test'
process.env.DATABASE_URL = own.href
process.env.SGUARDI_EMBEDDED = '1'
process.env.SECRET_KEY = 'a1'.repeat(32)
process.env.DATA_DIR = inject('dataDir')
process.env.DATABASE_POOL = '6'

const admin = new URL(template)
admin.pathname = '/postgres'
const client = postgres(admin.href, { max: 1, onnotice: () => undefined })
await client.unsafe(`CREATE DATABASE ${name} TEMPLATE sguardi`)

afterAll(async () => {
  const { closeDatabase } = await import('#app/platform/database.server.ts')
  const { stopJobs } = await import('#app/platform/jobs.server.ts')
  await stopJobs()
  await closeDatabase()
  await client.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.end()
})
