import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { standing } from './open-standing-edition.server.ts'

/** `name` is null for the edition that is always open. */
export type OwnEdition = { enrolmentId: string; name: string | null; enrolledAt: Date; completedAt: Date | null }

/** The editions of a course that the viewer is enrolled in, the latest first. */
export async function listOwnEditions(viewer: Viewer, courseId: string): Promise<OwnEdition[]> {
  const rows = await db().enrolment.findMany({
    where: { personId: viewer.personId, edition: { courseId }, state: { not: 'withdrawn' } },
    orderBy: [{ enrolledAt: 'desc' }, { id: 'asc' }],
    select: { id: true, enrolledAt: true, completedAt: true, edition: { select: { name: true } } },
  })
  return rows.map(({ id: enrolmentId, edition, ...dates }) => {
    return { enrolmentId, name: edition.name === standing ? null : edition.name, ...dates }
  })
}
