import type { Viewer } from '#app/identity/viewer.ts'
import type { ListLine } from './components/attendance-list.tsx'
import { doorWindow } from './door-rule.ts'
import { framedMeeting } from './framed-meeting.ts'
import { listAttendees } from './presence-queries.server.ts'
import { getTaughtMeeting } from './taught-meeting.server.ts'

/**
 * What every page of a meeting shows to whoever keeps its list: the meeting without its secret, and everybody enrolled.
 * The list can be written to from when the door opens.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function getListPage(viewer: Viewer, meetingId: string, now: Date) {
  const taught = await getTaughtMeeting(viewer, meetingId)
  const attendees = await listAttendees(taught)
  const lines: ListLine[] = attendees
  const { cancelledAt, confirmedAt, isOffice, teacherNames } = taught
  const { from } = doorWindow(taught, 'entry')
  /** From when the list can be written to, where that is still to come. */
  const opensAt = cancelledAt === null && now < from ? from : null
  /** Whether the viewer may write to the list now. */
  const isOpen = cancelledAt === null && opensAt === null && (confirmedAt === null || isOffice)
  return { taught, meeting: framedMeeting(taught), lines, isOpen, opensAt, teacherNames }
}

/** How many are enrolled, came and left. */
export function countLines(lines: readonly ListLine[]) {
  const entered = lines.filter(({ enteredAt }) => enteredAt !== null).length
  return { enrolled: lines.length, entered, left: lines.filter(({ exitedAt }) => exitedAt !== null).length }
}
