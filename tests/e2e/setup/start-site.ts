import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startSite } from '../../setup/site.ts'

/** One site in demo mode for all journeys, on a real PostgreSQL that the journeys can also reach to make their own people. */
export default async function startForJourneys() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-e2e-'))
  const database = await startEmbeddedPostgres(path.join(folder, 'pg'), { durable: false })
  // Each journey comes from an address of its own (journey.ts), so that limits by address count them apart.
  const env = { DATABASE_URL: database.url, DEMO: '1', HOST: '127.0.0.1', TRUST_PROXY: 'loopback' }
  const site = await startSite({ env })
  process.env.SITE_URL = site.url
  process.env.DATABASE_URL = database.url
  process.env.SECRET_KEY = 'e2'.repeat(32)
  return async () => {
    await site.stop()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
