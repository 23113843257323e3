import type { Viewer } from '#app/identity/viewer.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import type { AnswerRefusal } from './check-answer.ts'
import { personalDataIn } from './personal-data.ts'
import type { GivenAnswer } from './submit-answer.server.ts'

/** A decision and whether its author shows the reason, without a name, to colleagues who have decided. */
export type SharedAnswer = GivenAnswer & { share?: boolean }

/** Why a reason may not be shown; asked before anything is written, so that its author can take the data out. */
export function sharingProblem({ share = false, value }: SharedAnswer): AnswerRefusal | null {
  if (!share || value.type !== 'decision') return null
  return personalDataIn(value.reason).length > 0 ? 'reason_personal' : null
}

/**
 * Notes, in the transaction of the answer, that its author shows the reason. The journal stays as it is. Sent again, it
 * writes nothing, so what was withdrawn meanwhile stays withdrawn.
 */
export async function shareReasonIn(
  tx: Transaction,
  viewer: Viewer,
  attempt: Pick<LoadedAttempt, 'courseVersionId' | 'activityId'>,
  { answerId, itemId, share = false, value }: SharedAnswer,
  now: Date,
): Promise<void> {
  if (!share || value.type !== 'decision' || value.reason === '') return
  const { courseVersionId, activityId } = attempt
  const place = { courseVersionId, activityId, itemId, option: value.option }
  const row = { answerId, personId: viewer.personId, ...place, sharedAt: now }
  await tx.sharedReason.createMany({ data: [row], skipDuplicates: true })
}
