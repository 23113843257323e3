import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getDraft, lockDraft } from './draft-access.server.ts'
import { draftFaults } from './draft-faults.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import { listPlayed } from './played-packages.server.ts'
import { listSuspicions } from './real-people-queries.server.ts'
import { tellReaders } from './review-mails.server.ts'
import { listAuthors } from './review-queries.server.ts'

export type SubmitOutcome =
  { ok: true } | { ok: false; reason: 'faults' | 'real_people' | 'nothing_new' | 'changed_meanwhile' }

/**
 * Hands a draft to colleagues as it stands. Refused while it has faults, sentences of a template or words that look
 * like a real person's data and nobody explained, where nothing was changed since it was opened, no package either,
 * and where somebody changes it at that moment. Who may read it is told by mail. Handing
 * the same in twice does nothing more.
 * @throws AppError as `getDraft`
 */
export async function submitDraft(viewer: Viewer, slug: string, now: Date): Promise<SubmitOutcome> {
  const checked = await getDraft(viewer, slug)
  const source = await sourceOfDraft(checked)
  if (checked.revision === 0 && !(await listPlayed(source, checked.baseVersionId)).some(({ isNew }) => isNew))
    return { ok: false, reason: 'nothing_new' }
  const { faults } = await draftFaults(source)
  if (faults.length > 0) return { ok: false, reason: 'faults' }
  return transaction(async (tx): Promise<SubmitOutcome> => {
    const { id: draftId, revision } = await lockDraft(tx, viewer, slug)
    if (revision !== checked.revision) return { ok: false, reason: 'changed_meanwhile' }
    const suspicions = await listSuspicions(checked, tx)
    if (suspicions.some(({ reason }) => reason === null)) return { ok: false, reason: 'real_people' }
    const review = { id: newId(), draftId, revision, submittedBy: viewer.personId, submittedAt: now }
    const { count } = await tx.draftReview.createMany({ data: [review], skipDuplicates: true })
    const subject = { subjectType: 'draft', subjectId: draftId, detail: { slug, revision } }
    if (count === 0) return { ok: true }
    await audit(tx, { actorId: viewer.personId, action: 'draft.submitted', ...subject }, now)
    await tellReaders(tx, checked, { by: viewer.personId, authors: await listAuthors(draftId, tx) }, now)
    return { ok: true }
  })
}
