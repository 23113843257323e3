import path from 'node:path'
import { closeDatabase } from '#app/platform/database.server.ts'
import { startEmbeddedPostgres, findRunningDatabase } from '#app/platform/embedded-postgres.server.ts'
import { env, takeEmbeddedDatabase } from '#app/platform/env.server.ts'
import { checkDatabase, explainEmbedded } from './explain-database.ts'

/**
 * Opens for a command the database that the site uses: the one of DATABASE_URL, the embedded one of a running site, or
 * the embedded one started for as long as the command takes.
 * @returns how to close it
 * @throws StepError with what to do
 */
export async function openDatabase(): Promise<() => Promise<void>> {
  const { DATABASE_URL, DATA_DIR } = env()
  if (DATABASE_URL) {
    await checkDatabase(DATABASE_URL)
    return closeDatabase
  }
  const folder = path.join(DATA_DIR, 'postgres')
  const running = findRunningDatabase(folder)
  if (running) {
    takeEmbeddedDatabase(running)
    return closeDatabase
  }
  try {
    const database = await startEmbeddedPostgres(folder, { durable: true })
    takeEmbeddedDatabase(database.url)
    return async () => {
      await closeDatabase()
      await database.stop()
    }
  } catch (error) {
    throw explainEmbedded(error, DATA_DIR)
  }
}
