import { z } from 'zod'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

/** An exercise inside a lesson. */
export const Activity = z.object({
  id: Id,
  kind: z.enum(['quiz', 'case', 'form', 'scorm']),
  title: z.string(),
})
export type Activity = z.infer<typeof Activity>

export const Lesson = z.object({
  id: Id,
  title: z.string(),
  /** Declared minutes, exercises included. */
  minutes: z.number().int().positive(),
  activities: z.array(Activity),
})
export type Lesson = z.infer<typeof Lesson>

export const Module = z.object({
  id: Id,
  title: z.string(),
  aims: z.array(z.string()),
  lessons: z.array(Lesson).min(1),
})

/** The plan of a course version: the JSON column `course_version.outline`. */
export const CourseOutline = z.object({
  modules: z.array(Module).min(1),
  /** Department kinds the course is meant for. */
  audience: z.array(z.string()),
  competences: z.array(z.string()),
  /** Area of the yearly training plan its hours count in, where its edition names none. */
  area: z.string().optional(),
  authors: z.array(z.string()),
  licence: z.string(),
})
export type CourseOutline = z.infer<typeof CourseOutline>
