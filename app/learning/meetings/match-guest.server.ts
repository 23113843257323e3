import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { latestPresence } from './presence-queries.server.ts'
import { listClosed, lockAttendee, recordPresence, type ListClosed } from './record-presence.server.ts'
import { getTaughtMeeting, lockMeeting } from './taught-meeting.server.ts'

export type MatchRefusal =
  | ListClosed
  | 'guest_unknown'
  | 'guest_matched_already'
  | 'guest_without_times'
  | 'enrolment_unknown'
  | 'already_present'

async function lockGuest(tx: Transaction, meetingId: string, guestId: string) {
  await tx.$queryRaw`SELECT id FROM meeting_guest WHERE id = ${guestId}::uuid FOR UPDATE`
  return tx.meetingGuest.findFirst({
    where: { id: guestId, meetingId },
    select: { name: true, enteredAt: true, exitedAt: true, enrolmentId: true },
  })
}

/**
 * Says which enrolment a guest has since become: their times become that person's presence, and count at once where the
 * meeting is confirmed already (then only the office matches). Once for each guest, and never over a presence that is known.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function matchGuest(
  viewer: Viewer,
  meetingId: string,
  { guestId, enrolmentId }: { guestId: string; enrolmentId: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: MatchRefusal }> {
  const { isOffice } = await getTaughtMeeting(viewer, meetingId)
  return transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, 'share')
    const guest = await lockGuest(tx, meetingId, guestId)
    const closed = listClosed(meeting, { isOffice, reason: guest?.name ?? '-', now })
    if (closed) return { ok: false, reason: closed }
    if (!guest) return { ok: false, reason: 'guest_unknown' }
    if (guest.enrolmentId) return { ok: false, reason: 'guest_matched_already' }
    const { name: note, enteredAt, exitedAt } = guest
    if (!enteredAt || !exitedAt) return { ok: false, reason: 'guest_without_times' }
    const enrolled = await lockAttendee(tx, meeting, enrolmentId)
    if (!enrolled) return { ok: false, reason: 'enrolment_unknown' }
    const known = await latestPresence(tx, meetingId, enrolmentId)
    if (known.enteredAt) return { ok: false, reason: 'already_present' }
    const authorId = viewer.personId
    const matched = { enrolmentId, matchedAt: now, matchedById: authorId }
    await tx.meetingGuest.update({ where: { id: guestId }, data: matched })
    await recordPresence(tx, meeting, enrolled, { enteredAt, exitedAt, source: 'guest', note, authorId }, now)
    const subject = { subjectType: 'meeting', subjectId: meetingId, detail: { guestId, enrolmentId } }
    await audit(tx, { actorId: authorId, action: 'meeting.guest_matched', ...subject }, now)
    return { ok: true }
  })
}
