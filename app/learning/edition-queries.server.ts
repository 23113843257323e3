import { db } from '#app/platform/database.server.ts'

/** The editions of a course by name, the latest first. */
export async function listEditions(courseId: string): Promise<{ id: string; name: string }[]> {
  return db().edition.findMany({
    where: { courseId },
    orderBy: [{ startsOn: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true },
  })
}
