import { db } from '#app/platform/database.server.ts'
import { standing } from './open-standing-edition.server.ts'

/** The editions people of an ambito take part in: its own and those open to everybody. */
const openTo = (ambitoId: string) => ({ OR: [{ ambitoId }, { ambitoId: null }] })

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

/** The editions people of an ambito can take part in, of every course that is published, the latest first. */
export async function listEditionsOfAmbito(ambitoId: string): Promise<(EditionName & { courseTitle: string })[]> {
  const editions = await db().edition.findMany({
    where: { ...openTo(ambitoId), course: { currentVersion: { isNot: null } } },
    orderBy: [{ startsOn: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true, course: { select: { currentVersion: { select: { title: true } } } } },
  })
  return editions.map(({ id, name, course }) => ({
    ...{ id, name: name === standing ? null : name, courseTitle: course.currentVersion?.title ?? '' },
  }))
}

/** An edition of a course that people of an ambito can take part in, or null. */
export async function findEditionOfCourse(
  editionId: string,
  { courseId, ambitoId }: { courseId: string; ambitoId: string },
): Promise<EditionName | null> {
  const where = { id: editionId, courseId, ...openTo(ambitoId) }
  const edition = await db().edition.findFirst({ where, select: { id: true, name: true } })
  return edition && { id: edition.id, name: edition.name === standing ? null : edition.name }
}
