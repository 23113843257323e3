import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** Stored name of the edition that is always open and has no dates of its own; pages have words for it. */
export const standing = 'standing'

async function findStanding(tx: Transaction, courseId: string): Promise<string | null> {
  const where = { courseId, ambitoId: null, name: standing }
  return (await tx.edition.findFirst({ where, select: { id: true } }))?.id ?? null
}

/**
 * The edition of a course that anybody can join at any time; made when it is missing. Returns its id. The course's row
 * is locked before one is made, so that two who come first at once find the same.
 */
export async function openStandingEdition(tx: Transaction, courseId: string, now: Date): Promise<string> {
  const found = await findStanding(tx, courseId)
  if (found) return found
  await tx.$queryRaw`SELECT id FROM course WHERE id = ${courseId}::uuid FOR UPDATE`
  const foundMeanwhile = await findStanding(tx, courseId)
  if (foundMeanwhile) return foundMeanwhile
  const id = newId()
  await tx.edition.create({ data: { id, courseId, name: standing, startsOn: civilDay(now) } })
  return id
}
