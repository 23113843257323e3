import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { versionIn } from './course-languages.server.ts'
import { inIt } from './editions/current-enrolments.ts'
import { coverageChanged } from './jobs.server.ts'
import { learningMessages } from './messages.ts'
import { openStandingEdition } from './open-standing-edition.server.ts'
import { reopenEnrolment } from './reopen-enrolment.server.ts'

/**
 * Enrols the viewer in the standing edition of a course, on its current version, in the language they read the site in
 * where it is translated. Asked again, or twice at once, it
 * returns the enrolment that is there, after a renewal the newest; one that was withdrawn opens again.
 * @throws AppError `not_found` for a course that is not published, `conflict` for one that takes nobody new
 */
export async function enrolInCourse(viewer: Viewer, slug: string, now: Date): Promise<{ enrolmentId: string }> {
  const { personId } = viewer
  return transaction(async (tx) => {
    const select = { id: true, currentVersionId: true, closedAt: true, translationOfId: true } as const
    const course = await tx.course.findUnique({ where: { slug }, select })
    if (!course?.currentVersionId || course.translationOfId) throw notFound('course')
    const editionId = await openStandingEdition(tx, course.id, now)
    if (course.closedAt && (await tx.enrolment.count({ where: { personId, editionId, ...inIt } })) === 0)
      throw new AppError('conflict', {
        message: 'the course takes nobody new',
        userMessage: translator(learningMessages, viewer.locale)('course_closed'),
      })
    const { currentVersionId: id } = course
    const courseVersionId = await versionIn(viewer.locale, { id, originalId: id }, tx)
    const row = { id: newId(), personId, editionId, courseVersionId, enrolledAt: now }
    const { count } = await tx.enrolment.createMany({ data: [row], skipDuplicates: true })
    const enrolment = await tx.enrolment.findFirstOrThrow({
      where: { personId, editionId, supersededAt: null },
      select: { id: true },
    })
    const added = count > 0
    if (added || (await reopenEnrolment(tx, enrolment.id, now))) {
      const action = added ? 'enrolment.opened' : 'enrolment.reopened'
      const subject = { subjectType: 'enrolment', subjectId: enrolment.id, detail: { course: slug } }
      await audit(tx, { actorId: personId, action, ...subject }, now)
      await enqueue(tx, coverageChanged, { personId, ambitoId: null })
    }
    return { enrolmentId: enrolment.id }
  })
}
