import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import type { Fault } from '../faults.ts'
import { publishCourse } from '../publish-course.server.ts'
import { getDraft } from './draft-access.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import { findLastReview } from './review-queries.server.ts'
import { stageOf } from './review-rule.ts'

export type PublishDraftOutcome =
  | { ok: true; number: number }
  | { ok: false; reason: 'not_approved' }
  | { ok: false; reason: 'faults'; faults: Fault[] }

/**
 * Publishes an approved draft as the version that new people take, and ends the draft. Who has begun goes on with the
 * version they have (P1). A crash between the two leaves a draft that publishing again ends.
 * @throws AppError as `getDraft`
 */
export async function publishDraft(viewer: Viewer, slug: string, now: Date): Promise<PublishDraftOutcome> {
  const draft = await getDraft(viewer, slug)
  if (stageOf(draft, await findLastReview(draft.id)) !== 'approved') return { ok: false, reason: 'not_approved' }
  const outcome = await publishCourse(await sourceOfDraft(draft), now, viewer.personId)
  if (!outcome.ok) return outcome
  await transaction(async (tx) => {
    await tx.course.update({ where: { slug }, data: { writtenHere: true } })
    // A change made meanwhile is not thrown away: it needs a review of its own.
    await tx.courseDraft.deleteMany({ where: { id: draft.id, revision: draft.revision } })
  })
  return { ok: true, number: outcome.number }
}
