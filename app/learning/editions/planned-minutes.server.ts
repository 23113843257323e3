import { db, type Transaction } from '#app/platform/database.server.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'
import { minutesOfMeeting } from '../attendance/activities.server.ts'
import { countsLessons } from './edition-terms.ts'

/**
 * Whole minutes of an edition for who joins it today: lessons where they count, and the meetings planned so far; null
 * where nobody can join, because no version of the course is published.
 */
export async function minutesPlanned(
  { editionId, courseId, mode }: { editionId: string | null; courseId: string; mode: EditionMode },
  tx: Transaction = db(),
): Promise<number | null> {
  const meetings = editionId
    ? await tx.meeting.findMany({ where: { editionId, cancelledAt: null }, select: { startsAt: true, endsAt: true } })
    : []
  const held = meetings.reduce((sum, meeting) => sum + minutesOfMeeting(meeting), 0)
  if (!countsLessons(mode)) return held
  const select = { currentVersion: { select: { minutes: true } } } as const
  const course = await tx.course.findUnique({ where: { id: courseId }, select })
  return course?.currentVersion ? held + course.currentVersion.minutes : null
}
