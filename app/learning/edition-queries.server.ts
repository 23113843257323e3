import { db } from '#app/platform/database.server.ts'
import { standing } from './open-standing-edition.server.ts'

/** `name` is null for the edition that is always open. */
export type EditionName = { id: string; name: string | null }

/** The editions of a course by name, the latest first. */
export async function listEditions(courseId: string): Promise<EditionName[]> {
  const editions = await db().edition.findMany({
    where: { courseId },
    orderBy: [{ startsOn: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true },
  })
  return editions.map(({ id, name }) => ({ id, name: name === standing ? null : name }))
}
