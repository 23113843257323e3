import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { completeAllDue } from './complete-all-due.server.ts'
import { minutesPresent } from './presence-minutes.ts'
import { latestPresences } from './presence-queries.server.ts'
import { creditMinutes } from './record-presence.server.ts'
import { getTaughtMeeting, lockMeeting } from './taught-meeting.server.ts'

export type ConfirmRefusal = 'meeting_cancelled' | 'meeting_confirmed' | 'not_over' | 'exits_missing'

/**
 * The teacher, or the office, confirms who was there: from then on the minutes count, one entry for each person present
 * with the whole minutes of the meeting that their presence covers. Where it was the last open meeting, courses
 * complete. A second confirmation is refused, also at the same time. Whoever entered and has no exit must be settled before.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function confirmMeeting(
  viewer: Viewer,
  meetingId: string,
  now: Date,
): Promise<{ ok: true; present: number } | { ok: false; reason: ConfirmRefusal }> {
  await getTaughtMeeting(viewer, meetingId)
  const authorId = viewer.personId
  return transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, 'update')
    if (meeting.cancelledAt) return { ok: false, reason: 'meeting_cancelled' }
    if (meeting.confirmedAt) return { ok: false, reason: 'meeting_confirmed' }
    if (now < meeting.endsAt) return { ok: false, reason: 'not_over' }
    const presences = await latestPresences(tx, meetingId)
    const present = presences.filter(({ enteredAt }) => enteredAt !== null)
    if (present.some(({ exitedAt }) => exitedAt === null)) return { ok: false, reason: 'exits_missing' }
    await tx.meeting.update({ where: { id: meetingId }, data: { confirmedAt: now, confirmedById: authorId } })
    let minutes = 0
    for (const { enteredAt, exitedAt, ...enrolled } of present) {
      const times = { enteredAt, exitedAt }
      const credit = {
        ...times,
        minutes: minutesPresent(meeting, times),
        kind: 'meeting',
        reason: '',
        authorId,
      } as const
      await creditMinutes(tx, meetingId, enrolled, credit, now)
      minutes += credit.minutes
    }
    const subject = { subjectType: 'meeting', subjectId: meetingId, detail: { present: present.length, minutes } }
    await audit(tx, { actorId: authorId, action: 'meeting.confirmed', ...subject }, now)
    await completeAllDue(tx, meeting.editionId, now)
    return { ok: true, present: present.length }
  }, 120_000)
}
