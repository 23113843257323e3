import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from '#app/platform/database.server.ts'
import { lessonsOf } from '../course-plan.ts'
import type { CourseOutline } from '../schemas.ts'
import type { ActivityEffect, PublicationEffect } from './effect.ts'

/** What two versions are compared by: the exercises are by id, as they are graded. */
type Content = { outline: CourseOutline; specs: ReadonlyMap<string, unknown> }
/** Of the one before: the whole text of each lesson. */
export type VersionContent = Content & { texts: ReadonlySet<string> }
/**
 * Of the newer one: the same by the id of the lesson, and how another room is asked for the exercises of an earlier version that
 * are not our own, each with what it plays.
 */
export type NextContent = Content & {
  textOf: ReadonlyMap<string, string>
  playedIn: (tx: Transaction, versionId: string) => Promise<ReadonlyMap<string, unknown>>
}

export type VersionChanges = {
  /** Exercises that are another now, and lessons without exercises whose text is. */
  changed: string[]
  /** Exercises and lessons that are new. */
  added: string[]
  /** Exercises and lessons that are no more. */
  gone: string[]
}

const idsIn = (outline: CourseOutline): string[] =>
  lessonsOf(outline).flatMap(({ id, activities }) => [id, ...activities.map((one) => one.id)])

/**
 * What a newer version changes for somebody on the one before. A lesson with exercises is done when they are, so that only
 * its exercises are compared; new words around them change nothing that is done.
 */
export function compareVersions(before: VersionContent, next: NextContent): VersionChanges {
  const [old, now] = [new Set(idsIn(before.outline)), idsIn(next.outline)]
  const isChanged = (lesson: { id: string; activities: readonly { id: string }[] }): string[] => {
    if (lesson.activities.length > 0)
      return lesson.activities
        .map(({ id }) => id)
        .filter((id) => !isDeepStrictEqual(before.specs.get(id), next.specs.get(id)))
    return before.texts.has(next.textOf.get(lesson.id) ?? '') ? [] : [lesson.id]
  }
  return {
    changed: lessonsOf(next.outline)
      .flatMap(isChanged)
      .filter((id) => old.has(id)),
    added: now.filter((id) => !old.has(id)),
    gone: [...old].filter((id) => !now.includes(id)),
  }
}

export type AskedAnew = {
  /** To be done again by who has done them. */
  require: string[]
  /** To be begun anew by everybody. */
  reset: string[]
  /** Lessons that are done only when all of these exercises are, which some may not be any more. */
  lessons: { lessonId: string; activityIds: string[] }[]
}

/** What is asked anew of people on a version, by its changes and what the publication says of each. */
export function askedAnew(next: CourseOutline, changes: VersionChanges, effect: PublicationEffect): AskedAnew {
  const chosen = (wanted: ActivityEffect) => changes.changed.filter((id) => effect.activities[id] === wanted)
  const [require, reset] = [chosen('require'), chosen('reset')]
  const touched = new Set([...require, ...reset, ...changes.added])
  const lessons = lessonsOf(next)
    .filter(({ activities }) => activities.some(({ id }) => touched.has(id)))
    .map(({ id, activities }) => ({ lessonId: id, activityIds: activities.map((one) => one.id) }))
  return { require, reset, lessons }
}
