import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { enrolInCourse } from '../enrol-in-course.server.ts'
import { renewEnrolment } from '../renew-enrolment.server.ts'
import { listOwnDuties } from './own-duties.server.ts'

/**
 * Begins what is asked of the viewer, or goes on with it: the enrolment under way, whichever edition it is in; a new round
 * where they completed the course before and it is asked again; else the standing edition. Returns null where nothing is
 * asked of them.
 */
export async function takeDuty(viewer: Viewer, courseSlug: string, now: Date): Promise<{ enrolmentId: string } | null> {
  const duty = (await listOwnDuties(viewer, now)).find((one) => one.courseSlug === courseSlug)
  if (!duty) return null
  const { personId } = viewer
  const mine = { personId, supersededAt: null, edition: { course: { slug: courseSlug } } }
  const open = await db().enrolment.findFirst({
    where: { ...mine, state: { in: ['enrolled', 'under_way'] } },
    orderBy: { enrolledAt: 'desc' },
    select: { id: true },
  })
  if (open) return { enrolmentId: open.id }
  const done = await db().enrolment.findFirst({
    where: { ...mine, completedAt: { not: null }, renewedBy: null },
    orderBy: { completedAt: 'desc' },
    select: { id: true },
  })
  if (!done) return enrolInCourse(viewer, courseSlug, now)
  return { enrolmentId: await transaction((tx) => renewEnrolment(tx, { personId, enrolmentId: done.id }, now)) }
}
