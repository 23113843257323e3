import { lessonsOf } from './course-plan.ts'
import type { CourseOutline } from './schemas.ts'

export type CompletionVerdict = { complete: boolean; missingActivityIds: string[]; minutesMissing: number }

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
  const { outline, declaredMinutes, thresholdPercent, completedIds, creditedMinutes } = course
  const missingActivityIds = lessonsOf(outline)
    .flatMap(({ activities }) => activities)
    .map(({ id }) => id)
    .filter((id) => !completedIds.has(id))
  const needed = Math.ceil((declaredMinutes * thresholdPercent) / 100)
  const minutesMissing = Math.max(0, needed - creditedMinutes)
  return { complete: missingActivityIds.length === 0 && minutesMissing === 0, missingActivityIds, minutesMissing }
}
