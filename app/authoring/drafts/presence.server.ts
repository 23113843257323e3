import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'

/** Milliseconds after which somebody whose page says nothing has gone. */
const presentFor = 60_000
/** Milliseconds after which nobody need know that they were there. */
const keptFor = 3_600_000

/**
 * Notes that somebody has a text of a draft open. @returns the names of who else has, lately
 */
export async function notePresence(
  { personId }: Viewer,
  { draftId, path }: { draftId: string; path: string },
  now: Date,
): Promise<string[]> {
  const where = { draftId_path_personId: { draftId, path, personId } }
  await db().draftPresence.upsert({ where, create: { draftId, path, personId, seenAt: now }, update: { seenAt: now } })
  const others = await db().draftPresence.findMany({
    where: { draftId, path, personId: { not: personId }, seenAt: { gte: new Date(now.getTime() - presentFor) } },
    select: { personId: true },
  })
  const names = await namesOf(others.map((one) => one.personId))
  return [...names.values()].toSorted((a, b) => a.localeCompare(b))
}

/** Forgets who had a text open an hour ago or longer. */
export async function forgetOldPresence(now: Date): Promise<void> {
  await db().draftPresence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - keptFor) } } })
}
