import { lessonsOf } from '#app/learning/course-plan.ts'
import type { CheckedCourse } from '../check-course.ts'

/** What is taken out of a course: all of it, or the module with this id. */
export type Part = { moduleId: string | null }

/** A course with one of its modules alone, under that module's title; null where there is no such module. */
export function sliceOf(course: CheckedCourse, { moduleId }: Part): CheckedCourse | null {
  if (moduleId === null) return course
  const module = course.outline.modules.find(({ id }) => id === moduleId)
  if (!module) return null
  const outline = { ...course.outline, modules: [module] }
  const minutes = lessonsOf(outline).reduce((sum, lesson) => sum + lesson.minutes, 0)
  const metadata = { ...course.metadata, title: module.title, minutes }
  return { ...course, metadata, outline, lessons: course.lessons.filter((lesson) => lesson.moduleId === moduleId) }
}
