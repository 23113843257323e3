import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { presenceFault, timeAtMeeting, type Presence } from './presence-minutes.ts'
import { listClosed, lockAttendee, recordPresence, type ListClosed } from './record-presence.server.ts'
import type { PresenceForm } from './schemas.ts'
import { getTaughtMeeting, lockMeeting, type LockedMeeting } from './taught-meeting.server.ts'

export type PresenceRefusal = ListClosed | 'entry_missing' | 'exit_before_entry' | 'enrolment_unknown'

/** The times of a form at a meeting; one marked absent has none. */
function presenceOf(meeting: LockedMeeting, { intent, entered, exited }: PresenceForm): Presence {
  if (intent === 'absent') return { enteredAt: null, exitedAt: null }
  const at = (time: string | undefined) => (time ? timeAtMeeting(meeting, time) : null)
  return { enteredAt: at(entered), exitedAt: at(exited) }
}

/**
 * Corrects one line of a meeting's list by hand: from when to when, or absent. A new row, whatever was known stays
 * (P5). After the confirmation it is the office's, with a reason, and the minutes follow.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function writePresence(
  viewer: Viewer,
  meetingId: string,
  form: PresenceForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: PresenceRefusal }> {
  const { isOffice } = await getTaughtMeeting(viewer, meetingId)
  return transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, 'share')
    const closed = listClosed(meeting, { isOffice, reason: form.note, now })
    if (closed) return { ok: false, reason: closed }
    const presence = presenceOf(meeting, form)
    if (form.intent === 'presence' && !presence.enteredAt) return { ok: false, reason: 'entry_missing' }
    const fault = presenceFault(presence)
    if (fault) return { ok: false, reason: fault }
    const enrolled = await lockAttendee(tx, meeting, form.enrolmentId)
    if (!enrolled) return { ok: false, reason: 'enrolment_unknown' }
    const written = { ...presence, source: 'teacher', note: form.note, authorId: viewer.personId } as const
    await recordPresence(tx, meeting, enrolled, written, now)
    return { ok: true }
  })
}
