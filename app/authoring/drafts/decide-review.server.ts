import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { lockDraft } from './draft-access.server.ts'
import { findLastReview } from './draft-stage.server.ts'
import { tellAuthors } from './review-mails.server.ts'
import { listAuthors } from './review-queries.server.ts'
import { mayDecide, stageOf } from './review-rule.ts'
import type { Decision } from './schemas.ts'

const actions = { approved: 'draft.approved', returned: 'draft.returned' } as const

export type DecideOutcome = { ok: true } | { ok: false; reason: 'not_waiting' | 'note_missing' }

/**
 * A second person approves a draft, or gives it back and says why; those who wrote it are told by mail.
 * @throws AppError `forbidden` for who wrote in it or handed it in; as `getDraft`
 */
export async function decideReview(
  viewer: Viewer,
  { slug, decision, note }: Decision & { slug: string },
  now: Date,
): Promise<DecideOutcome> {
  return transaction(async (tx): Promise<DecideOutcome> => {
    const draft = await lockDraft(tx, viewer, slug, 'reviewer')
    const last = await findLastReview(draft.id, tx)
    if (!last || stageOf(draft, last) !== 'waiting') return { ok: false, reason: 'not_waiting' }
    const { submittedBy } = last
    const authors = await listAuthors(draft.id, tx)
    if (!mayDecide(viewer.personId, { submittedBy, authors }))
      throw new AppError('forbidden', { message: 'a second person decides' })
    if (decision === 'returned' && note === '') return { ok: false, reason: 'note_missing' }
    const { personId: decidedBy } = viewer
    await tx.draftReview.update({ where: { id: last.id }, data: { decision, note, decidedBy, decidedAt: now } })
    const subject = { subjectType: 'draft', subjectId: draft.id, detail: { slug, revision: draft.revision } }
    await audit(tx, { actorId: decidedBy, action: actions[decision], ...subject }, now)
    await tellAuthors(tx, draft, { what: decision, by: decidedBy, authors: [...authors, submittedBy] }, now)
    return { ok: true }
  })
}
