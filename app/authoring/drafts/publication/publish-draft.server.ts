import type { Viewer } from '#app/identity/viewer.ts'
import type { PublicationEffect } from '#app/learning/effects/effect.ts'
import { transaction } from '#app/platform/database.server.ts'
import type { Fault } from '../../faults.ts'
import { publishCourse } from '../../publish-course.server.ts'
import { getDraft, type DraftRow } from '../draft-access.server.ts'
import { stageOfDraft } from '../draft-stage.server.ts'
import { sourceOfDraft } from '../draft-source.server.ts'
import { templateLeft } from '../template-left.ts'
import { requirePublisher } from './require-publisher.server.ts'

export type PublishDraftOutcome =
  | { ok: true; number: number }
  | { ok: false; reason: 'not_approved' }
  | { ok: false; reason: 'faults'; faults: Fault[] }

/**
 * Publishes an approved draft as the version that new people take, with what it asks of those under way, and ends the
 * draft. A crash between the two leaves a draft that publishing again ends. `actorId` is who decided it.
 */
export async function publishApproved(
  draft: DraftRow,
  { effect, actorId }: { effect: PublicationEffect; actorId: string },
  now: Date,
): Promise<PublishDraftOutcome> {
  const { slug } = draft
  if ((await stageOfDraft(draft)) !== 'approved') return { ok: false, reason: 'not_approved' }
  const source = await sourceOfDraft(draft)
  const left = templateLeft(source)
  if (left.length > 0) return { ok: false, reason: 'faults', faults: left }
  const outcome = await publishCourse(source, now, actorId, effect)
  if (!outcome.ok) return outcome
  await transaction(async (tx) => {
    await tx.course.update({ where: { slug }, data: { writtenHere: true } })
    // A change made meanwhile is not thrown away: it needs a review of its own.
    await tx.courseDraft.deleteMany({ where: { id: draft.id, revision: draft.revision } })
  })
  return { ok: true, number: outcome.number }
}

/** As `publishApproved`, asked for by who publishes the course. @throws AppError as `getDraft`, `forbidden` for others */
export async function publishDraft(
  viewer: Viewer,
  slug: string,
  effect: PublicationEffect,
  now: Date,
): Promise<PublishDraftOutcome> {
  const draft = await getDraft(viewer, slug)
  await requirePublisher(viewer, draft)
  return publishApproved(draft, { effect, actorId: viewer.personId }, now)
}
