import { db, type Transaction } from '#app/platform/database.server.ts'
import type { DraftRow } from './draft-access.server.ts'
import { stageOf, type ReviewStage } from './review-rule.ts'

const reviewColumns = {
  id: true,
  revision: true,
  submittedBy: true,
  submittedAt: true,
  decision: true,
  decidedBy: true,
  decidedAt: true,
  note: true,
} as const

/** The newest review of a draft, or null. */
export const findLastReview = (draftId: string, tx: Transaction = db()) =>
  tx.draftReview.findFirst({ where: { draftId }, orderBy: { revision: 'desc' }, select: reviewColumns })

/** How far a draft is on its way to learners. */
export async function stageOfDraft(draft: DraftRow, tx: Transaction = db()): Promise<ReviewStage> {
  return stageOf(draft, await findLastReview(draft.id, tx))
}
