import type { Viewer } from '#app/identity/viewer.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { CourseRoleKind } from '#app/platform/generated/enums.ts'
import { requireCourseRole } from '../settings/course-access.server.ts'

const draftColumns = { id: true, slug: true, revision: true, baseVersionId: true } as const
export type DraftRow = { id: string; slug: string; revision: number; baseVersionId: string | null }

/** The draft of a course, for who writes it. @throws AppError `forbidden`, `not_found` */
export async function getDraft(viewer: Viewer, slug: string): Promise<DraftRow> {
  requireAuthor(viewer)
  const draft = await db().courseDraft.findUnique({ where: { slug }, select: draftColumns })
  if (!draft) throw notFound('draft')
  return draft
}

/**
 * Takes the draft for a change: nobody else changes it meanwhile.
 * @param role what one must be in the course to make it; null: whoever is a trainer
 * @throws AppError as `getDraft`, and `forbidden` for who was not named where others were
 */
export async function lockDraft(
  tx: Transaction,
  viewer: Viewer,
  slug: string,
  role: CourseRoleKind | null = 'author',
): Promise<DraftRow> {
  requireAuthor(viewer)
  if (role) await requireCourseRole(viewer, slug, role, tx)
  await tx.$queryRaw`SELECT id FROM course_draft WHERE slug = ${slug} FOR UPDATE`
  const draft = await tx.courseDraft.findUnique({ where: { slug }, select: draftColumns })
  if (!draft) throw notFound('draft')
  return draft
}
