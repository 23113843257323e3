import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { courseColumns, courseTitleOf } from './meeting-columns.ts'
import { listMeetingsOf } from './own-meetings.server.ts'

const columns = {
  topic: true,
  mode: true,
  place: true,
  startsAt: true,
  endsAt: true,
  edition: { select: courseColumns },
} as const

/**
 * What the page at a meeting's door shows: the meeting, and what is known of the viewer's presence. Whoever saw its code
 * may see it without being enrolled, to be told so.
 * @throws AppError `not_found` for who neither takes part nor saw a code of it
 */
export async function findDoor(viewer: Viewer, meetingId: string, sawCode: boolean) {
  const [own] = await listMeetingsOf(viewer.personId, { id: meetingId })
  if (own) {
    const { topic, courseTitle, mode, place, startsAt, endsAt, presence } = own
    return { topic, courseTitle, mode, place, startsAt, endsAt, presence }
  }
  const meeting = sawCode ? await db().meeting.findUnique({ where: { id: meetingId }, select: columns }) : null
  if (!meeting) throw notFound('meeting')
  const { edition, ...rest } = meeting
  return { ...rest, courseTitle: courseTitleOf(edition), presence: { enteredAt: null, exitedAt: null } }
}

export type Door = Awaited<ReturnType<typeof findDoor>>
