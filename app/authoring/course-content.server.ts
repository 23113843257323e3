import type { NextContent } from '#app/learning/effects/effect-rule.ts'
import { packagesPlayed } from '#app/scorm/place-packages.server.ts'
import type { CheckedCourse } from './check-course.ts'
import type { PlacedAt } from './packages-of.server.ts'

/** What a course to be published is compared by with the versions before; `placed`: the packages it will play. */
export function contentOf({ outline, lessons }: CheckedCourse, placed: readonly PlacedAt[]): NextContent {
  return {
    outline,
    specs: new Map<string, unknown>([
      ...lessons.flatMap(({ specs }) => specs.map((spec) => [spec.id, spec] as const)),
      ...placed.map(({ activityId, packageId }) => [activityId, packageId] as const),
    ]),
    textOf: new Map(lessons.map(({ id, text }) => [id, text])),
    playedIn: packagesPlayed,
  }
}
