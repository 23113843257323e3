import type { Viewer } from '#app/identity/viewer.ts'
import type { ListLine } from './components/attendance-list.tsx'
import { framedMeeting } from './framed-meeting.ts'
import { listAttendees } from './presence-queries.server.ts'
import { getTaughtMeeting } from './taught-meeting.server.ts'

/**
 * What every page of a meeting shows to whoever keeps its list: the meeting without its secret, and everybody enrolled.
 * @throws AppError `not_found` for who does not keep the list
 */
export async function getListPage(viewer: Viewer, meetingId: string) {
  const taught = await getTaughtMeeting(viewer, meetingId)
  const attendees = await listAttendees(taught)
  const lines: ListLine[] = attendees
  const { cancelledAt, confirmedAt, isOffice, teacherNames } = taught
  /** Whether the viewer may still write to the list. */
  const isOpen = cancelledAt === null && (confirmedAt === null || isOffice)
  return { taught, meeting: framedMeeting(taught), lines, isOpen, teacherNames }
}

/** How many are enrolled, came and left. */
export function countLines(lines: readonly ListLine[]) {
  const entered = lines.filter(({ enteredAt }) => enteredAt !== null).length
  return { enrolled: lines.length, entered, left: lines.filter(({ exitedAt }) => exitedAt !== null).length }
}
