import type { CourseOutline, Lesson } from './schemas.ts'

/** Every lesson of a course in order. */
export function lessonsOf(outline: CourseOutline): Lesson[] {
  return outline.modules.flatMap(({ lessons }) => lessons)
}

/** One lesson with its place in the course, or null. */
export function findLesson(outline: CourseOutline, lessonId: string) {
  const lessons = lessonsOf(outline)
  const index = lessons.findIndex(({ id }) => id === lessonId)
  const lesson = lessons[index]
  const module = outline.modules.find((one) => one.lessons.some(({ id }) => id === lessonId))
  if (!lesson || !module) return null
  return { lesson, module, previous: lessons[index - 1] ?? null, next: lessons[index + 1] ?? null }
}

/** The lesson that holds an exercise, or null. */
export function lessonOfActivity(outline: CourseOutline, activityId: string): Lesson | null {
  return lessonsOf(outline).find(({ activities }) => activities.some(({ id }) => id === activityId)) ?? null
}

/**
 * Where to go on: the lesson last seen while it is not completed, else the first one not completed after it, else the
 * first not completed at all, else the last seen or first.
 */
export function lessonToResume(
  outline: CourseOutline,
  done: ReadonlySet<string>,
  lastLessonId: string | null,
): Lesson | null {
  const lessons = lessonsOf(outline)
  const last = lessons.findIndex(({ id }) => id === lastLessonId)
  const isOpen = ({ id }: Lesson) => !done.has(id)
  return lessons.slice(Math.max(0, last)).find(isOpen) ?? lessons.find(isOpen) ?? lessons[Math.max(0, last)] ?? null
}

/** Declared minutes of the lessons not completed yet. */
export function minutesLeft(outline: CourseOutline, done: ReadonlySet<string>): number {
  return lessonsOf(outline)
    .filter(({ id }) => !done.has(id))
    .reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Share of declared minutes completed, 0–100, rounded down so that 100 means all. */
export function percentDone(outline: CourseOutline, done: ReadonlySet<string>): number {
  const total = lessonsOf(outline).reduce((sum, { minutes }) => sum + minutes, 0)
  return total === 0 ? 0 : Math.floor(((total - minutesLeft(outline, done)) / total) * 100)
}

type Practice = { lessonId: string; spec: { kind: 'journal' | 'survey' } }

/**
 * What the list of modules and lessons shows of a plan: every page of a course carries it. Journals and surveys are named
 * after the exercises, which alone the certificate asks for.
 */
export function shownPlan({ modules }: CourseOutline, practice: readonly Practice[]) {
  return modules.map(({ id, title, lessons }) => ({
    ...{ id, title },
    lessons: lessons.map((lesson) => ({
      ...{ id: lesson.id, title: lesson.title, minutes: lesson.minutes },
      exercises: [
        ...new Set([
          ...lesson.activities.map(({ kind }) => kind),
          ...practice.flatMap(({ lessonId, spec }) => (lessonId === lesson.id ? [spec.kind] : [])),
        ]),
      ],
    })),
  }))
}
export type ShownPlan = ReturnType<typeof shownPlan>
