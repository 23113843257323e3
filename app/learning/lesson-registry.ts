import type * as React from 'react'
import type * as jsxRuntime from 'react/jsx-runtime'
import { BoundedMap } from '#app/platform/bounded-map.ts'

/** A compiled lesson: MDX content that takes its components as a property. */
export type LessonContent = React.ComponentType<{ components: Record<string, unknown> }>

/** What a compiled lesson's module exports. */
type LessonFactory = (react: typeof React, reactDom: object, runtime: typeof jsxRuntime) => unknown
export const isLessonFactory = (value: unknown): value is LessonFactory => typeof value === 'function'

const isComponent = (value: unknown): value is LessonContent => typeof value === 'function'
const lessons = new BoundedMap<string, LessonContent>(500)

/** The lesson in what an artefact's function returned. */
export function lessonIn(hash: string, made: unknown): LessonContent {
  // Checked by hand: the browser runs this, and zod would weigh as much as everything else of ours on the page.
  const content = typeof made === 'object' && made !== null && 'default' in made ? made.default : made
  if (!isComponent(content)) throw new Error(`artefact ${hash} has no lesson`)
  return content
}

/** Keeps it, as `wrap` makes of it. */
export function keepLesson(
  hash: string,
  made: unknown,
  wrap: (content: LessonContent) => LessonContent = (content) => content,
): LessonContent {
  const kept = wrap(lessonIn(hash, made))
  lessons.set(hash, kept)
  return kept
}

/** An evaluated lesson, or undefined. */
export function lessonOf(hash: string): LessonContent | undefined {
  return lessons.get(hash)
}
