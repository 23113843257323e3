import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { requireCourseRole } from './course-access.server.ts'

/**
 * Closes a published course to new enrolments, or opens it again. Who is in it goes on and gets their certificate. Twice
 * does nothing more.
 * @throws AppError `forbidden` for who does not publish the course; `not_found` for one that is not published, or is a translation
 */
export async function closeCourse(
  viewer: Viewer,
  { slug, closes }: { slug: string; closes: boolean },
  now: Date,
): Promise<void> {
  requireAuthor(viewer)
  await transaction(async (tx) => {
    await requireCourseRole(viewer, slug, 'publisher', tx)
    const open = { slug, currentVersionId: { not: null }, translationOfId: null }
    const course = await tx.course.findFirst({ where: open, select: { id: true } })
    if (!course) throw notFound('course')
    const where = { id: course.id, closedAt: closes ? null : { not: null } }
    const { count } = await tx.course.updateMany({ where, data: { closedAt: closes ? now : null } })
    if (count === 0) return
    const subject = { subjectType: 'course', subjectId: course.id, detail: { slug } }
    await audit(tx, { actorId: viewer.personId, action: closes ? 'course.closed' : 'course.reopened', ...subject }, now)
  })
}
