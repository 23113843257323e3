import { PublicationEffect } from '#app/learning/effects/effect.ts'
import { db } from '#app/platform/database.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { publishApproved } from './publish-draft.server.ts'
import type { Failure } from './schemas.ts'

const columns = {
  draftId: true,
  revision: true,
  effect: true,
  scheduledBy: true,
  draft: { select: { id: true, slug: true, revision: true, baseVersionId: true } },
} as const

/**
 * Publishes the drafts whose time has come. One that was changed since, or can no longer be published, stays and says so.
 * Twice, or by two processes at once, it publishes each once.
 */
export async function publishDue(now: Date): Promise<void> {
  const due = await db().draftPublication.findMany({
    where: { publishAt: { lte: now }, failure: '' },
    orderBy: { publishAt: 'asc' },
    select: columns,
  })
  const publishOne = async ({ draftId, revision, effect, scheduledBy, draft }: (typeof due)[number]) => {
    const fail = (failure: Failure) => db().draftPublication.updateMany({ where: { draftId }, data: { failure } })
    if (draft.revision !== revision) return fail('changed')
    const asked = { effect: PublicationEffect.parse(effect), actorId: scheduledBy }
    const outcome = await publishApproved(draft, asked, now)
    if (!outcome.ok) await fail(outcome.reason)
  }
  await eachApart(due, publishOne, { event: 'publication failed', detail: ({ draftId }) => ({ draftId }) })
}
