import type * as React from 'react'
import type * as jsxRuntime from 'react/jsx-runtime'
import { z } from 'zod'

/** A compiled lesson: MDX content that takes its components as a property. */
export type LessonContent = React.ComponentType<{ components: Record<string, unknown> }>

/** What a compiled lesson's module exports. */
type LessonFactory = (react: typeof React, reactDom: object, runtime: typeof jsxRuntime) => unknown
export const isLessonFactory = (value: unknown): value is LessonFactory => typeof value === 'function'

const isComponent = (value: unknown): value is LessonContent => typeof value === 'function'
const Module = z.union([
  z.object({ default: z.custom<LessonContent>(isComponent) }),
  z.custom<LessonContent>(isComponent),
])

const keepAtMost = 500
const lessons = new Map<string, LessonContent>()

/** Whether a lesson was already evaluated here. */
export function hasLesson(hash: string): boolean {
  return lessons.has(hash)
}

/** Keeps what an artefact's function returned. */
export function keepLesson(hash: string, made: unknown): LessonContent {
  const parsed = Module.parse(made)
  const content = 'default' in parsed ? parsed.default : parsed
  const [oldest] = lessons.keys()
  if (lessons.size >= keepAtMost && oldest) lessons.delete(oldest)
  lessons.set(hash, content)
  return content
}

/** An evaluated lesson, or undefined. */
export function lessonOf(hash: string): LessonContent | undefined {
  return lessons.get(hash)
}
