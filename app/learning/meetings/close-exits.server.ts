import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { latestPresences } from './presence-queries.server.ts'
import { getTaughtMeeting, lockMeeting } from './taught-meeting.server.ts'

/**
 * Writes the end of the meeting as the exit of whoever entered and showed no code on leaving: the teacher saw them there.
 * Whoever entered after the end is left to be corrected by hand.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function closeExits(
  viewer: Viewer,
  meetingId: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'meeting_cancelled' | 'meeting_confirmed' | 'not_over' }> {
  await getTaughtMeeting(viewer, meetingId)
  return transaction(async (tx) => {
    const { cancelledAt, confirmedAt, endsAt } = await lockMeeting(tx, meetingId, 'update')
    if (cancelledAt) return { ok: false, reason: 'meeting_cancelled' }
    if (confirmedAt) return { ok: false, reason: 'meeting_confirmed' }
    if (now < endsAt) return { ok: false, reason: 'not_over' }
    const presences = await latestPresences(tx, meetingId)
    const open = presences.filter(({ enteredAt, exitedAt }) => enteredAt && enteredAt < endsAt && !exitedAt)
    await tx.meetingPresence.createMany({
      data: open.map(({ enrolmentId, enteredAt }) => ({
        ...{ id: newId(), meetingId, enrolmentId, enteredAt, exitedAt: endsAt },
        ...{ source: 'teacher' as const, authorId: viewer.personId, recordedAt: now },
      })),
    })
    return { ok: true }
  })
}
