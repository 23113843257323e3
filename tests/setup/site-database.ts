import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { closeDatabase } from '#app/platform/database.server.ts'
import { setEnvironment } from './environment.ts'

/** Process and port of the PostgreSQL of a site with an embedded one, from its own lock file. */
export async function postmasterOf(dataDir: string): Promise<{ pid: number; port: number }> {
  const lines = (await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/** Reads or writes in that database by our own modules, over connections that are closed again. */
export async function inDatabaseOf<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const { port } = await postmasterOf(dataDir)
  setEnvironment({
    DATABASE_URL: `postgresql://sguardi:sguardi@127.0.0.1:${port}/sguardi`,
    SECRET_KEY: 'e2'.repeat(32),
  })
  try {
    return await work()
  } finally {
    await closeDatabase()
  }
}
