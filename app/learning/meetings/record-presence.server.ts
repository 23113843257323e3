import { audit } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { PresenceSource } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { lockOwnEnrolment } from '../enrolment-queries.server.ts'
import { coverageChanged } from '../jobs.server.ts'
import { completeCourseIfDue } from '../record-progress.server.ts'
import { doorWindow } from './door-rule.ts'
import { minutesPresent, type Presence } from './presence-minutes.ts'
import type { LockedMeeting } from './taught-meeting.server.ts'

type Enrolled = { enrolmentId: string; personId: string }
type Written = Presence & { source: PresenceSource; note: string; authorId: string }

/** Locks an enrolment of the meeting's edition; null when it is of another one, or withdrawn. */
export async function lockAttendee(
  tx: Transaction,
  { editionId }: Pick<LockedMeeting, 'editionId'>,
  enrolmentId: string,
): Promise<Enrolled | null> {
  await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${enrolmentId}::uuid FOR UPDATE`
  const where = { id: enrolmentId, editionId, state: { not: 'withdrawn' } } as const
  const found = await tx.enrolment.findFirst({ where, select: { personId: true } })
  return found && { enrolmentId, personId: found.personId }
}

type Credit = Presence & { minutes: number; kind: 'meeting' | 'correction'; reason: string; authorId: string }

/** Credits minutes of a meeting to one enrolment, which is under way from then on; not less than nothing, but also minus. */
export async function creditMinutes(
  tx: Transaction,
  meetingId: string,
  { enrolmentId, personId }: Enrolled,
  credit: Credit,
  now: Date,
): Promise<void> {
  await tx.attendanceEntry.create({
    data: { id: newId(), enrolmentId, activityId: meetingId, recordedAt: now, ...credit },
  })
  await tx.enrolment.updateMany({
    where: { id: enrolmentId, startedAt: null },
    data: { startedAt: now, state: 'under_way' },
  })
  await enqueue(tx, coverageChanged, { personId, ambitoId: null })
}

/** After the confirmation: an entry makes the credited minutes what the presence says, and the course may be complete. */
async function correctMinutes(
  tx: Transaction,
  meeting: LockedMeeting,
  enrolled: Enrolled,
  written: Written,
  now: Date,
) {
  const { enrolmentId, personId } = enrolled
  const { source, note: reason, authorId, enteredAt, exitedAt } = written
  const where = { enrolmentId, activityId: meeting.id }
  const known = await tx.attendanceEntry.aggregate({ where, _sum: { minutes: true } })
  const minutes = minutesPresent(meeting, written) - (known._sum.minutes ?? 0)
  const kind = source === 'guest' ? 'meeting' : 'correction'
  if (minutes !== 0) {
    await creditMinutes(tx, meeting.id, enrolled, { minutes, kind, reason, authorId, enteredAt, exitedAt }, now)
  }
  const subject = { subjectType: 'meeting', subjectId: meeting.id, detail: { enrolmentId, minutes, reason } }
  await audit(tx, { actorId: authorId, action: 'meeting.corrected', ...subject }, now)
  const open = { editionId: meeting.editionId, cancelledAt: null, confirmedAt: null }
  if ((await tx.meeting.count({ where: open })) > 0) return
  await completeCourseIfDue(tx, await lockOwnEnrolment({ personId }, enrolmentId, tx), now)
}

/**
 * Writes what is now known of somebody's presence. Once the meeting is confirmed its minutes follow as a new entry. The
 * meeting and the enrolment must be locked, in this order.
 */
export async function recordPresence(
  tx: Transaction,
  meeting: LockedMeeting,
  enrolled: Enrolled,
  written: Written,
  now: Date,
): Promise<void> {
  const { enrolmentId } = enrolled
  await tx.meetingPresence.create({
    data: { id: newId(), meetingId: meeting.id, enrolmentId, recordedAt: now, ...written },
  })
  if (meeting.confirmedAt) await correctMinutes(tx, meeting, enrolled, written, now)
}

export type ListClosed = 'meeting_cancelled' | 'meeting_confirmed' | 'not_open_yet' | 'reason_missing'

/**
 * Why a list cannot be written to, or null: nobody is present before the door opens; after the confirmation only the office
 * corrects it, and says why.
 */
export function listClosed(
  { cancelledAt, confirmedAt, ...span }: Pick<LockedMeeting, 'startsAt' | 'endsAt' | 'cancelledAt' | 'confirmedAt'>,
  { isOffice, reason, now }: { isOffice: boolean; reason: string; now: Date },
): ListClosed | null {
  if (cancelledAt) return 'meeting_cancelled'
  if (now < doorWindow(span, 'entry').from) return 'not_open_yet'
  if (!confirmedAt) return null
  if (!isOffice) return 'meeting_confirmed'
  return reason.trim() === '' ? 'reason_missing' : null
}
