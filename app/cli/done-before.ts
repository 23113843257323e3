import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { clock } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

/** One hash of the files under some folders, or of files: what depends on nothing else need not be done twice. */
export async function fingerprintOf(places: readonly string[]): Promise<string> {
  const files = (await Promise.all(places.map(async (place) => [place, ...(await filesUnder(place))]))).flat().sort()
  const hashes = await Promise.all(files.map(async (file) => `${file} ${sha256(await readFile(file).catch(() => ''))}`))
  return sha256(hashes.join('\n'))
}

/** Whether the database remembers the work as done, and for these sources when their fingerprint is given. */
export async function isDone(key: string, fingerprint?: string): Promise<boolean> {
  const fact = await db().installationFact.findUnique({ where: { key }, select: { value: true } })
  return fact !== null && (fingerprint === undefined || fact.value === fingerprint)
}

/** Remembers in the database that the work was done for sources of this fingerprint. */
export async function rememberDone(key: string, value: string): Promise<void> {
  const fact = { value, updatedAt: clock.now() }
  await db().installationFact.upsert({ where: { key }, create: { key, ...fact }, update: fact })
}
