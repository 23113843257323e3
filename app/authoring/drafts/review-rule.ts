/** Where a draft stands on its way to learners. */
export type ReviewStage = 'writing' | 'waiting' | 'returned' | 'approved'

type Review = { revision: number; decision: 'approved' | 'returned' | null }

/**
 * The stage of a draft by its last review: what was approved and then changed is being written again.
 * @param last the newest review, or null
 */
export function stageOf(draft: { revision: number }, last: Review | null): ReviewStage {
  if (!last || last.revision !== draft.revision) return 'writing'
  return last.decision ?? 'waiting'
}

/** A second person decides: neither who handed the draft in nor anybody who wrote in it since it was opened. */
export const mayDecide = (
  personId: string,
  { submittedBy, authors }: { submittedBy: string; authors: readonly string[] },
) => personId !== submittedBy && !authors.includes(personId)

/** What a draft asks of somebody: to read and decide, to publish what was approved, to revise, to answer remarks. */
export type DraftTask = 'read' | 'publish' | 'revise' | 'answer'

type Asked = {
  stage: ReviewStage
  /** Whether they wrote in it or handed it in. */
  isAuthor: boolean
  /** Whether they are of those who read and decide. */
  isReviewer: boolean
  /** Remarks of others that nobody has settled. */
  remarks: number
}

/** What a draft asks of somebody, or null. */
export function taskOf({ stage, isAuthor, isReviewer, remarks }: Asked): DraftTask | null {
  if (!isAuthor) return stage === 'waiting' && isReviewer ? 'read' : null
  if (stage === 'returned') return 'revise'
  if (stage === 'approved') return 'publish'
  return remarks > 0 ? 'answer' : null
}
