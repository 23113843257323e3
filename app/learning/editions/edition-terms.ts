import type { AttendanceRule, EditionMode } from '#app/platform/generated/enums.ts'

/** What an edition asks of whoever takes part in it: minutes are whole minutes, the threshold a percent of them. */
export type EditionTerms = {
  editionId: string
  mode: EditionMode
  attendanceRule: AttendanceRule
  /** Of lessons and meetings together. */
  plannedMinutes: number
  thresholdPercent: number
  exercisesRequired: boolean
  /** Meetings that are neither confirmed nor cancelled: a percentage of those held so far would grant too early. */
  openMeetings: number
  /** Planned minutes of those. */
  openMinutes: number
}

export type EditionRow = Pick<
  EditionTerms,
  'editionId' | 'mode' | 'attendanceRule' | 'exercisesRequired' | 'openMeetings' | 'openMinutes'
> & {
  /** Null: what the version of the course asks for. */
  thresholdPercent: number | null
  /** Of the meetings that are not cancelled. */
  meetingMinutes: number
}

/** Whether the lessons of the course count among the minutes of an edition; otherwise they only accompany the meetings. */
export function countsLessons(mode: EditionMode): boolean {
  return mode === 'asynchronous' || mode === 'blended'
}

/** The terms of an edition for somebody on a version of its course. */
export function termsOf(
  { meetingMinutes, thresholdPercent, ...row }: EditionRow,
  version: { declaredMinutes: number; thresholdPercent: number },
): EditionTerms {
  return {
    ...row,
    plannedMinutes: meetingMinutes + (countsLessons(row.mode) ? version.declaredMinutes : 0),
    thresholdPercent: thresholdPercent ?? version.thresholdPercent,
  }
}

/** The terms of the standing edition, which has no meetings and takes everything from the course. */
export function standingTerms(version: { declaredMinutes: number; thresholdPercent: number }): EditionTerms {
  const row = { editionId: '', mode: 'asynchronous', attendanceRule: 'declared_on_completion' } as const
  return termsOf(
    { ...row, exercisesRequired: true, openMeetings: 0, openMinutes: 0, meetingMinutes: 0, thresholdPercent: null },
    version,
  )
}

/** Credited of planned minutes in whole percents, rounded down: nobody reads a threshold as reached when it is not. */
export function percentOfPlanned(creditedMinutes: number, plannedMinutes: number): number {
  return plannedMinutes === 0 ? 0 : Math.floor((creditedMinutes * 100) / plannedMinutes)
}
