import type { Viewer } from '#app/identity/viewer.ts'
import type { PublicationEffect } from '#app/learning/effects/effect.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { getDraft, lockDraft } from '../draft-access.server.ts'
import { stageOfDraft } from '../draft-stage.server.ts'
import { requirePublisher } from './require-publisher.server.ts'

const year = 366 * 86_400_000

export type ScheduleOutcome = { ok: true } | { ok: false; reason: 'not_approved' | 'day_past' | 'day_far' }

/**
 * Says when an approved draft is to be published, as it is now; one said before is replaced. A change of the draft makes it
 * void. @throws AppError as `getDraft`
 */
export async function schedulePublication(
  viewer: Viewer,
  slug: string,
  { publishAt, effect }: { publishAt: Date; effect: PublicationEffect },
  now: Date,
): Promise<ScheduleOutcome> {
  if (publishAt <= now) return { ok: false, reason: 'day_past' }
  if (publishAt.getTime() > now.getTime() + year) return { ok: false, reason: 'day_far' }
  await requirePublisher(viewer, await getDraft(viewer, slug))
  return transaction(async (tx): Promise<ScheduleOutcome> => {
    const draft = await lockDraft(tx, viewer, slug, 'publisher')
    const { id: draftId, revision } = draft
    if ((await stageOfDraft(draft, tx)) !== 'approved') return { ok: false, reason: 'not_approved' }
    const row = { revision, publishAt, effect, scheduledBy: viewer.personId, scheduledAt: now, failure: '' }
    await tx.draftPublication.upsert({ where: { draftId }, create: { draftId, ...row }, update: row })
    const detail = { slug, revision, publishAt: publishAt.toISOString() }
    const subject = { subjectType: 'draft', subjectId: draftId, detail }
    await audit(tx, { actorId: viewer.personId, action: 'draft.scheduled', ...subject }, now)
    return { ok: true }
  })
}

/** Calls off what was said of when; where nothing was, it does nothing. @throws AppError as `getDraft` */
export async function callOffPublication(viewer: Viewer, slug: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const { id: draftId } = await lockDraft(tx, viewer, slug, 'publisher')
    const { count } = await tx.draftPublication.deleteMany({ where: { draftId } })
    if (count === 0) return
    const subject = { subjectType: 'draft', subjectId: draftId, detail: { slug } }
    await audit(tx, { actorId: viewer.personId, action: 'draft.called_off', ...subject }, now)
  })
}
