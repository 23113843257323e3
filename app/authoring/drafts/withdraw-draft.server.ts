import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { lockDraft } from './draft-access.server.ts'
import { findLastReview } from './draft-stage.server.ts'
import { stageOf } from './review-rule.ts'

/**
 * Takes back a draft that waits to be read: it is being written again. Where it does not wait, nothing is done.
 * @throws AppError as `getDraft`; `forbidden` for who does not write it
 */
export async function withdrawDraft(viewer: Viewer, slug: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const last = await findLastReview(draft.id, tx)
    if (!last || stageOf(draft, last) !== 'waiting') return
    await tx.draftReview.delete({ where: { id: last.id } })
    const subject = { subjectType: 'draft', subjectId: draft.id, detail: { slug, revision: draft.revision } }
    await audit(tx, { actorId: viewer.personId, action: 'draft.withdrawn', ...subject }, now)
  })
}
