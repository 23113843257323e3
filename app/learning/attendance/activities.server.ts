import { db, type Transaction } from '#app/platform/database.server.ts'
import { lessonsOf } from '../course-plan.ts'
import { countsLessons, type EditionTerms } from '../editions/edition-terms.ts'
import type { PublishedVersion } from '../version-queries.server.ts'

/** Something that minutes are counted for: a lesson, or a meeting that is over. `declaredMinutes` are whole minutes. */
export type CountedActivity = {
  id: string
  kind: 'lesson' | 'meeting'
  title: string
  declaredMinutes: number
  /** Of a meeting: whether its list is confirmed, so that minutes count. */
  isConfirmed: boolean
}

/** Planned minutes of a meeting, whole. */
export function minutesOfMeeting({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
}

/** What counts for an enrolment, in the order of the course and of the calendar. */
export async function listCountedActivities(
  { terms, version }: { terms: Pick<EditionTerms, 'editionId' | 'mode'>; version: Pick<PublishedVersion, 'outline'> },
  now: Date,
  tx: Transaction = db(),
): Promise<CountedActivity[]> {
  const meetings = await tx.meeting.findMany({
    where: { editionId: terms.editionId, cancelledAt: null, endsAt: { lte: now } },
    orderBy: { startsAt: 'asc' },
    select: { id: true, topic: true, startsAt: true, endsAt: true, confirmedAt: true },
  })
  const lessons = countsLessons(terms.mode) ? lessonsOf(version.outline) : []
  return [
    ...lessons.map(({ id, title, minutes: declaredMinutes }) => {
      return { id, kind: 'lesson' as const, title, declaredMinutes, isConfirmed: true }
    }),
    ...meetings.map(({ id, topic: title, confirmedAt, ...times }) => {
      const isConfirmed = confirmedAt !== null
      return { id, kind: 'meeting' as const, title, declaredMinutes: minutesOfMeeting(times), isConfirmed }
    }),
  ]
}
