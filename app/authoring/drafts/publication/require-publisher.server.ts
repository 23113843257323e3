import type { Viewer } from '#app/identity/viewer.ts'
import { requireCourseRole } from '../../settings/course-access.server.ts'
import { translationOf } from '../../translation/translation-faults.ts'
import type { DraftRow } from '../draft-access.server.ts'
import { sourceOfDraft } from '../draft-source.server.ts'

/**
 * Who publishes a course may go on; a translation is published by who publishes its original too, for it is taken by the
 * same people. @throws AppError `forbidden`
 */
export async function requirePublisher(viewer: Viewer, draft: DraftRow): Promise<void> {
  await requireCourseRole(viewer, draft.slug, 'publisher')
  const original = translationOf(await sourceOfDraft(draft))
  if (original !== null) await requireCourseRole(viewer, original, 'publisher')
}
