import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { lockDraft } from './draft-access.server.ts'
import { stageOfDraft } from './draft-stage.server.ts'

/**
 * Gives up a draft with its history, its remarks and its readings: what was published of the course stays as it is.
 * @returns false where it was handed in or approved, and nothing is given up
 * @throws AppError as `lockDraft`
 */
export async function discardDraft(viewer: Viewer, slug: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const stage = await stageOfDraft(draft, tx)
    if (stage === 'waiting' || stage === 'approved') return false
    await tx.courseDraft.delete({ where: { id: draft.id } })
    const detail = { slug, revision: draft.revision, isPublished: draft.baseVersionId !== null }
    const subject = { subjectType: 'draft', subjectId: draft.id, detail }
    await audit(tx, { actorId: viewer.personId, action: 'draft.discarded', ...subject }, now)
    return true
  })
}
