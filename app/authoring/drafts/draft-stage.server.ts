import { db } from '#app/platform/database.server.ts'
import type { DraftRow } from './draft-access.server.ts'
import { stageOf, type ReviewStage } from './review-rule.ts'

/** How far a draft is on its way to learners. */
export async function stageOfDraft(draft: DraftRow): Promise<ReviewStage> {
  const last = await db().draftReview.findFirst({
    where: { draftId: draft.id },
    orderBy: { revision: 'desc' },
    select: { revision: true, decision: true },
  })
  return stageOf(draft, last)
}
