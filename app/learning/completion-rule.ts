import { lessonsOf } from './course-plan.ts'
import type { EditionTerms } from './editions/edition-terms.ts'
import type { CourseOutline } from './schemas.ts'

type Asked = Pick<EditionTerms, 'plannedMinutes' | 'thresholdPercent' | 'exercisesRequired' | 'openMeetings'>

export type CompletionVerdict = {
  complete: boolean
  missingActivityIds: string[]
  minutesMissing: number
  /** Meetings still to be held or to be confirmed by their teacher. */
  openMeetings: number
}

/** Credited minutes that are asked for, rounded up to whole minutes. */
export function minutesNeeded(terms: Pick<Asked, 'plannedMinutes' | 'thresholdPercent'>): number {
  return Math.ceil((terms.plannedMinutes * terms.thresholdPercent) / 100)
}

/**
 * When somebody has completed a course in an edition: every exercise completed (where they are asked for), every meeting
 * over, and credited minutes at least `thresholdPercent` of the planned ones (Accordo Stato-Regioni 21 December 2011 asks
 * for 90; each course or edition declares its own). Minutes are whole minutes.
 */
export function judgeCompletion(course: {
  outline: CourseOutline
  terms: Asked
  completedIds: ReadonlySet<string>
  creditedMinutes: number
}): CompletionVerdict {
  const { outline, terms, completedIds, creditedMinutes } = course
  const exercises = terms.exercisesRequired ? lessonsOf(outline).flatMap(({ activities }) => activities) : []
  const missingActivityIds = exercises.map(({ id }) => id).filter((id) => !completedIds.has(id))
  const minutesMissing = Math.max(0, minutesNeeded(terms) - creditedMinutes)
  const { openMeetings } = terms
  const complete = missingActivityIds.length === 0 && minutesMissing === 0 && openMeetings === 0
  return { complete, missingActivityIds, minutesMissing, openMeetings }
}
