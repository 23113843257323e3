import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** Stored name of the edition that is always open and has no dates of its own; pages have words for it. */
export const standing = 'standing'

/** The edition of a course that anybody can join at any time; made when it is missing. Returns its id. */
export async function openStandingEdition(tx: Transaction, courseId: string, now: Date): Promise<string> {
  await tx.edition.createMany({
    data: [{ id: newId(), courseId, name: standing, startsOn: civilDay(now) }],
    skipDuplicates: true,
  })
  const edition = await tx.edition.findUniqueOrThrow({
    where: { courseId_name: { courseId, name: standing } },
    select: { id: true },
  })
  return edition.id
}
