import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { doorWindow } from './door-rule.ts'
import { presenceFault, timeAtMeeting } from './presence-minutes.ts'
import type { GuestForm } from './schemas.ts'
import { getTaughtMeeting, lockMeeting } from './taught-meeting.server.ts'

export type GuestRefusal = 'meeting_cancelled' | 'not_open_yet' | 'entry_missing' | 'exit_before_entry' | 'guests_full'

const mostGuests = 200

/**
 * Writes down somebody who was at a meeting without being enrolled. Until they are matched to an enrolment nothing counts.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function addGuest(
  viewer: Viewer,
  meetingId: string,
  { name, organisation, email = '', entered, exited }: GuestForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: GuestRefusal }> {
  await getTaughtMeeting(viewer, meetingId)
  return transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, 'share')
    if (meeting.cancelledAt) return { ok: false, reason: 'meeting_cancelled' }
    if (now < doorWindow(meeting, 'entry').from) return { ok: false, reason: 'not_open_yet' }
    const at = (time: string | undefined) => (time ? timeAtMeeting(meeting, time) : null)
    const presence = { enteredAt: at(entered), exitedAt: at(exited) }
    const fault = presenceFault(presence)
    if (fault) return { ok: false, reason: fault }
    if ((await tx.meetingGuest.count({ where: { meetingId } })) >= mostGuests)
      return { ok: false, reason: 'guests_full' }
    const guest = { id: newId(), meetingId, name, organisation, email, ...presence }
    await tx.meetingGuest.create({ data: { ...guest, recordedAt: now, recordedById: viewer.personId } })
    return { ok: true }
  })
}
