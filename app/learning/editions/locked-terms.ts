import type { AttendanceRule, EditionMode } from '#app/platform/generated/enums.ts'

/** What completions were judged by: no longer changed once somebody has completed. */
export type LockedTerms = {
  mode: EditionMode
  attendanceRule: AttendanceRule
  thresholdPercent: number | null
  exercisesRequired: boolean
}

const names = ['mode', 'attendanceRule', 'thresholdPercent', 'exercisesRequired'] as const

/** The terms that differ, in the order of the form. */
export function changedTerms(stored: LockedTerms, asked: LockedTerms): (keyof LockedTerms)[] {
  return names.filter((name) => stored[name] !== asked[name])
}
