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
