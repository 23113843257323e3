import { z } from 'zod'

/** Where something stands in the course: the id of its lesson. */
const lessonId = z.string()

/** Markup made by the compiler from checked Markdown. `items` are on one line each. */
export const Checklist = z.object({
  kind: z.literal('checklist'),
  id: z.string(),
  title: z.string(),
  lessonId,
  items: z.array(z.string()).min(1),
})

const Source = z.object({
  title: z.string(),
  author: z.string().nullable(),
  year: z.string(),
  url: z.string().nullable(),
  noteHtml: z.string(),
})

export const GoodPractice = z.object({
  kind: z.literal('practice'),
  id: z.string(),
  title: z.string(),
  lessonId,
  aboutHtml: z.string(),
  ingredients: z.array(z.string()),
  questions: z.array(z.string()),
  sources: z.array(Source),
})

export const Tool = z.discriminatedUnion('kind', [Checklist, GoodPractice])
export type Tool = z.infer<typeof Tool>

/** A word of the glossary, as a lesson explains it. */
export const Term = z.object({ word: z.string(), html: z.string(), lessonId })
export type Term = z.infer<typeof Term>

/** What learners keep after the course, in the order of its lessons: the JSON column `course_version.tools`. */
export const CourseTools = z.object({ tools: z.array(Tool).default([]), terms: z.array(Term).default([]) })
export type CourseTools = z.infer<typeof CourseTools>
