import { addMedia } from '#app/authoring/media/add-media.server.ts'
import { film, pdf } from '#app/authoring/media/media.fixtures.ts'
import { placeMedia } from '#app/authoring/media/place-media.server.ts'
import { getDraftText } from '#app/authoring/drafts/draft-queries.server.ts'
import { fillInFacts } from '#app/authoring/drafts/facts/facts.fixtures.ts'
import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { startCourse } from '#app/authoring/drafts/start-course.server.ts'
import { submitDraft } from '#app/authoring/drafts/submit-draft.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { newId } from '#app/platform/ids.server.ts'

const facts = { title: 'Il colloquio', author: 'Redazione', licence: 'own', note: '', alt: '' } as const

/** Something for the media library. */
async function addItem(viewer: Viewer, name: string, bytes: Uint8Array, now: Date): Promise<string> {
  const added = await addMedia(viewer, { name, bytes, facts }, now)
  if (!added.ok) throw new Error(added.reason)
  return added.itemId
}

const quiz = (second: string) => `Leggi e rispondi.

<Quiz id="prova-quiz" title="Due domande" pass="60">
  <Question id="prova-saluto" type="single">
    Come cominci?
    <Choice correct>Con il nome</Choice>
    <Choice>${second}</Choice>
  </Question>
</Quiz>`

/** A lesson with a quiz, of which a choice was changed afterwards. */
async function writeQuiz(viewer: Viewer, slug: string, path: string, now: Date): Promise<void> {
  const { text } = await getDraftText(viewer, slug, path)
  for (const [at, second] of ['Con il modulo', 'Con il documento'].entries()) {
    await saveText(viewer, { slug, path, text: text.replace('Scrivi qui.', quiz(second)), revision: at + 1 }, now)
  }
}

/**
 * Two courses that a trainer has begun: one with a fault in its first lesson and a document in its module, one with a quiz handed in.
 * `mediaItemId`: a film without its captions in the media library.
 */
export async function addDrafts(
  trainerId: string,
): Promise<{ draftSlug: string; submittedSlug: string; mediaItemId: string }> {
  const viewer = viewerWith([grantOf('trainer')], trainerId)
  const now = new Date()
  const [draftSlug, submittedSlug] = [`prova-${newId()}`, `prova-${newId()}`]
  await startCourse(viewer, { slug: draftSlug, title: 'Un corso a metà' }, now)
  await startCourse(viewer, { slug: submittedSlug, title: 'Un corso consegnato' }, now)
  const path = '01-primo-modulo/01-prima-lezione.mdx'
  await saveText(viewer, { slug: draftSlug, path, text: 'Senza intestazione, {1 + 1}.', revision: 1 }, now)
  await writeQuiz(viewer, submittedSlug, path, now)
  await fillInFacts(viewer, submittedSlug, now)
  await submitDraft(viewer, submittedSlug, now)
  const itemId = await addItem(viewer, 'modulo.pdf', pdf(), now)
  await placeMedia(viewer, { slug: draftSlug, folder: '01-primo-modulo', itemId }, now)
  return { draftSlug, submittedSlug, mediaItemId: await addItem(viewer, 'colloquio.mp4', film(), now) }
}
