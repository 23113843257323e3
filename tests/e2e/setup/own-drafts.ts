import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { startCourse } from '#app/authoring/drafts/start-course.server.ts'
import { submitDraft } from '#app/authoring/drafts/submit-draft.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { newId } from '#app/platform/ids.server.ts'

/** Two courses that a trainer has begun: one with a fault in its first lesson, one handed in. */
export async function addDrafts(trainerId: string): Promise<{ draftSlug: string; submittedSlug: string }> {
  const viewer = viewerWith([grantOf('trainer')], trainerId)
  const now = new Date()
  const [draftSlug, submittedSlug] = [`prova-${newId()}`, `prova-${newId()}`]
  await startCourse(viewer, { slug: draftSlug, title: 'Un corso a metà' }, now)
  await startCourse(viewer, { slug: submittedSlug, title: 'Un corso consegnato' }, now)
  const path = '01-primo-modulo/01-prima-lezione.mdx'
  await saveText(viewer, { slug: draftSlug, path, text: 'Senza intestazione, {1 + 1}.', revision: 1 }, now)
  await submitDraft(viewer, submittedSlug, now)
  return { draftSlug, submittedSlug }
}
