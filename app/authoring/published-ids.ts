import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import { ownQuestions } from '#app/assessment/own-questions.ts'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import type { CourseOutline } from '#app/learning/schemas.ts'

/** Each id with the exercise it is a part of; null for lessons and exercises themselves. */
export type PublishedIds = ReadonlyMap<string, string | null>

function partsOf(spec: AssessmentSpec): string[] {
  if (spec.kind === 'quiz') return ownQuestions(spec).map(({ id }) => id)
  if (spec.kind === 'form') return spec.fields.map(({ id }) => id)
  return spec.scenes
    .flatMap(({ id, decision, reflection }) => [id, decision?.id, reflection?.id])
    .filter((id) => id !== undefined)
}

/** Every id of a version that records of people may name: lessons, exercises and their parts, journals, surveys. */
export function publishedIds(version: {
  outline: CourseOutline
  specs: readonly AssessmentSpec[]
  practice?: readonly PracticeSpec[]
}): PublishedIds {
  const lessons = lessonsOf(version.outline).map(({ id }): [string, null] => [id, null])
  const exercises = [...version.specs, ...(version.practice ?? [])].map(({ id }): [string, null] => [id, null])
  const packages = lessonsOf(version.outline).flatMap(({ activities }) =>
    activities.flatMap(({ id, kind }): [string, null][] => (kind === 'scorm' ? [[id, null]] : [])),
  )
  const parts = version.specs.flatMap((spec) => partsOf(spec).map((id): [string, string] => [id, spec.id]))
  return new Map<string, string | null>([...lessons, ...exercises, ...packages, ...parts])
}

/**
 * What is wrong with the ids of a new version, given those of every version before (P2): `dropped` are gone without
 * being listed as retired, whenever they were last there (the parts of an exercise go with it); `returned` were gone in
 * the current version and may not come back for something else.
 */
export function idProblems(ids: {
  next: PublishedIds
  retired: readonly string[]
  current: PublishedIds
  ever: PublishedIds
}): { dropped: string[]; returned: string[] } {
  const { next, retired, current, ever } = ids
  const dropped = [...ever].filter(
    ([id, exercise]) => !next.has(id) && !retired.includes(id) && (exercise === null || next.has(exercise)),
  )
  return {
    dropped: dropped.map(([id]) => id),
    returned: [...next.keys()].filter((id) => ever.has(id) && !current.has(id)),
  }
}
