import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { lockAnswer, type LockedAnswer } from './lock-answer.server.ts'
import { placeFor } from './marking-round.ts'
import { requireMarker } from './require-marker.ts'
import type { MarkingRefusal } from './schemas.ts'

/** How long an answer stays with who took it, in milliseconds: time to read and write, not to go home. */
export const claimLasts = 45 * 60_000

type Claim = Pick<LockedAnswer, 'claimedById' | 'claimedUntil'>

/** Whether somebody else has taken an answer and the time is not over. */
export function isTaken({ claimedById, claimedUntil }: Claim, personId: string, now: Date): boolean {
  return claimedById !== null && claimedById !== personId && claimedUntil !== null && claimedUntil > now
}

/**
 * Takes an answer from the queue for 45 minutes, so that two do not read it at once. Taking one's own again lengthens it.
 * @throws AppError `forbidden` for who is no trainer, `not_found` for an unknown answer or one's own
 */
export async function claimAnswer(
  viewer: Viewer,
  answerId: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: MarkingRefusal }> {
  requireMarker(viewer)
  return transaction(async (tx) => {
    const answer = await lockAnswer(tx, answerId)
    const { personId } = viewer
    if (answer.personId === personId) throw notFound('answer')
    if (isTaken(answer, personId, now)) return { ok: false, reason: 'claimed_by_other' } as const
    const settles = answer.state === 'to_settle'
    const turn = placeFor(answer.facts, answer.second, { markerId: personId, settles })
    if (!turn.ok) return turn
    const data = { claimedById: personId, claimedUntil: new Date(now.getTime() + claimLasts) }
    await tx.openAnswer.update({ where: { id: answerId }, data })
    return { ok: true } as const
  })
}

/**
 * Puts back what one had taken; nothing when it was not one's own.
 * @throws AppError `forbidden`
 */
export async function releaseAnswer(viewer: Viewer, answerId: string): Promise<void> {
  requireMarker(viewer)
  await transaction(async (tx) => {
    const where = { id: answerId, claimedById: viewer.personId }
    await tx.openAnswer.updateMany({ where, data: { claimedById: null, claimedUntil: null } })
  })
}
