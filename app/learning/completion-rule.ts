import { lessonsOf } from './course-plan.ts'
import type { CourseOutline } from './schemas.ts'

export type CompletionVerdict = { complete: boolean; missingActivityIds: string[]; minutesMissing: number }

/** Credited minutes a course asks for, rounded up to whole minutes. */
export function minutesNeeded(course: { declaredMinutes: number; thresholdPercent: number }): number {
  return Math.ceil((course.declaredMinutes * course.thresholdPercent) / 100)
}

/**
 * When a course is complete: every exercise completed, and credited minutes at least `thresholdPercent` of the declared
 * ones (Accordo Stato-Regioni 21 December 2011 asks for 90; each course declares its own). Minutes are whole minutes.
 */
export function judgeCompletion(course: {
  outline: CourseOutline
  declaredMinutes: number
  thresholdPercent: number
  completedIds: ReadonlySet<string>
  creditedMinutes: number
}): CompletionVerdict {
  const { outline, completedIds, creditedMinutes } = course
  const missingActivityIds = lessonsOf(outline)
    .flatMap(({ activities }) => activities)
    .map(({ id }) => id)
    .filter((id) => !completedIds.has(id))
  const minutesMissing = Math.max(0, minutesNeeded(course) - creditedMinutes)
  return { complete: missingActivityIds.length === 0 && minutesMissing === 0, missingActivityIds, minutesMissing }
}
