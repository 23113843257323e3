import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { presenceFault, timeAtMeeting, type Span } from './presence-minutes.ts'
import { listAttendees } from './presence-queries.server.ts'
import { listClosed, lockAttendee, recordPresence, type ListClosed } from './record-presence.server.ts'
import { compareRoster, type Difference, type RosterLine } from './roster-differences.ts'
import type { RosterTimes } from './schemas.ts'
import { getTaughtMeeting, lockMeeting, type TaughtMeeting } from './taught-meeting.server.ts'

export type RosterRefusal = ListClosed | 'roster_empty' | 'line_wrong'

/** The lines of a sheet as instants, and those whose times cannot be. */
function readLines(meeting: Span, lines: readonly RosterTimes[]): { lines: RosterLine[]; faults: string[] } {
  const at = (time: string) => (time ? timeAtMeeting(meeting, time) : null)
  const read = lines.map(({ enrolmentId, entered, exited }) => ({
    ...{ enrolmentId, enteredAt: at(entered), exitedAt: at(exited) },
  }))
  return { lines: read, faults: read.filter((line) => presenceFault(line)).map(({ enrolmentId }) => enrolmentId) }
}

export type RosterPreview = { differences: Difference[]; faults: string[] }

/**
 * A typed-in sheet beside what is known, before anything is saved; lines of people who are not enrolled are left out.
 * `faults` are lines whose times cannot be.
 */
export async function previewRoster(meeting: TaughtMeeting, typed: readonly RosterTimes[]): Promise<RosterPreview> {
  const attendees = await listAttendees(meeting)
  const known = new Map(attendees.map((one) => [one.enrolmentId, one]))
  const { lines, faults } = readLines(meeting, typed)
  return {
    differences: compareRoster(
      lines.filter(({ enrolmentId }) => known.has(enrolmentId)),
      known,
    ),
    faults,
  }
}

/**
 * Saves a signed sheet: a presence of source `paper` for every line that says something new and was not left out. What the
 * codes said stays in its rows. After the confirmation it is the office's, with a reason, and the minutes follow.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function saveRoster(
  viewer: Viewer,
  meetingId: string,
  { lines: typed, note }: { lines: readonly RosterTimes[]; note: string },
  now: Date,
): Promise<{ ok: true; saved: number } | { ok: false; reason: RosterRefusal }> {
  const taught = await getTaughtMeeting(viewer, meetingId)
  const kept = typed.filter(({ skip }) => !skip)
  const { differences, faults } = await previewRoster(taught, kept)
  if (faults.length > 0) return { ok: false, reason: 'line_wrong' }
  const news = differences
    .filter(({ verdict }) => verdict !== 'same')
    .sort((one, other) => (one.enrolmentId < other.enrolmentId ? -1 : 1))
  if (news.length === 0) return { ok: false, reason: 'roster_empty' }
  return transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, 'share')
    const closed = listClosed(meeting, { isOffice: taught.isOffice, reason: note, now })
    if (closed) return { ok: false, reason: closed }
    for (const { enrolmentId, enteredAt, exitedAt } of news) {
      const enrolled = await lockAttendee(tx, meeting, enrolmentId)
      if (!enrolled) continue
      const written = { enteredAt, exitedAt, source: 'paper', note, authorId: viewer.personId } as const
      await recordPresence(tx, meeting, enrolled, written, now)
    }
    return { ok: true, saved: news.length }
  }, 120_000)
}
