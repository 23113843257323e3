import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { filesOfVersion, lacksTexts } from '../version-files.server.ts'
import { requireCourseRole } from '../settings/course-access.server.ts'

/** As `openDraft`, in the transaction of what is then done with the draft. */
export async function openDraftIn(tx: Transaction, viewer: Viewer, slug: string, now: Date): Promise<void> {
  const course = await tx.course.findUnique({ where: { slug }, select: { id: true, currentVersionId: true } })
  const courseVersionId = course?.currentVersionId
  if (!course || !courseVersionId) throw notFound('course')
  const published = await filesOfVersion(courseVersionId, tx)
  if (lacksTexts(published)) throw notFound('course')
  const draft = { id: newId(), slug, baseVersionId: courseVersionId, createdById: viewer.personId, createdAt: now }
  const { count } = await tx.courseDraft.createMany({ data: [draft], skipDuplicates: true })
  if (count === 0) return
  const files = published.map((file) => ({ draftId: draft.id, revision: 0, ...file }))
  await tx.draftFile.createMany({ data: files })
  const subject = { subjectType: 'course', subjectId: course.id, detail: { slug } }
  await audit(tx, { actorId: viewer.personId, action: 'draft.opened', ...subject }, now)
}

/**
 * Begins to write on from the version of a course that new people take; where somebody has begun already, theirs is
 * gone on with. Nothing of it reaches a learner before it is published.
 * @throws AppError `forbidden`; `not_found` where there is no such course, or none of whose texts are kept
 */
export async function openDraft(viewer: Viewer, slug: string, now: Date): Promise<void> {
  requireAuthor(viewer)
  await requireCourseRole(viewer, slug, 'author')
  await transaction((tx) => openDraftIn(tx, viewer, slug, now))
}
