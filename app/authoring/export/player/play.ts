import type { CaseAnswer } from '#app/assessment/walk-case.ts'
import type { AnswerValue } from '#app/assessment/schemas.ts'
import { judgeCompletion } from '#app/learning/completion-rule.ts'
import { lessonsOf, percentDone } from '#app/learning/course-plan.ts'
import type { Lesson } from '#app/learning/schemas.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Standing } from '#app/scorm/export/runtime/course-record.ts'
import { open, type CourseData } from './course-data.ts'

/** An attempt at a quiz; instants in seconds since 1970. Answers are in written ids, by question. */
export type QuizAttempt = {
  seed: number
  startedAt: number
  isOver: boolean
  answers: ReadonlyMap<string, AnswerValue>
}

export type QuizPlay = {
  kind: 'quiz'
  /** Attempts that are over. */
  ended: number
  /** When the last one ended, where one has to wait after it; else 0. */
  endedAt: number
  /** Questions that attempts before the last have asked. */
  seen: ReadonlySet<string>
  /** Of attempts that were passed, in hundredths of a percent; null where nothing is graded. */
  best: number | null
  isPassed: boolean
  attempt: QuizAttempt | null
}

/** What is written in a case is kept on the page alone. */
export type CasePlay = {
  kind: 'case'
  isDone: boolean
  walk: { counter: DepartmentKind | null; answers: readonly CaseAnswer[] } | null
}

export type FormPlay = {
  kind: 'form'
  isDone: boolean
  /** On the page alone. */
  attempt: { isHandedIn: boolean; texts: ReadonlyMap<string, string> } | null
}

export type ExercisePlay = QuizPlay | CasePlay | FormPlay

/** How far somebody is in a course: where, what was read, and every exercise by id. */
export type Play = { at: number; read: ReadonlySet<string>; exercises: ReadonlyMap<string, ExercisePlay> }

export const noQuiz: QuizPlay = {
  ...{ kind: 'quiz', ended: 0, endedAt: 0, seen: new Set(), best: null, isPassed: false, attempt: null },
}

function nothingOf(kind: string): ExercisePlay | null {
  if (kind === 'quiz') return noQuiz
  if (kind === 'case') return { kind, isDone: false, walk: null }
  return kind === 'form' ? { kind, isDone: false, attempt: null } : null
}

/** A course not begun. */
export function nothingPlayed({ exercises }: Pick<CourseData, 'exercises'>): Play {
  const begun = exercises.flatMap(({ id, kind }): [string, ExercisePlay][] => {
    const nothing = nothingOf(kind)
    return nothing ? [[id, nothing]] : []
  })
  return { at: 0, read: new Set(), exercises: new Map(begun) }
}

const isExerciseDone = (one: ExercisePlay | undefined) => (one?.kind === 'quiz' ? one.isPassed : one?.isDone) ?? false

/** A lesson with exercises is done with them, one without when it was read: as on the site. */
export function isLessonDone({ id, activities }: Lesson, { read, exercises }: Play): boolean {
  if (activities.length === 0) return read.has(id)
  return activities.every((activity) => isExerciseDone(exercises.get(activity.id)))
}

/** Ids of the lessons and exercises that are done. */
export function doneIn({ outline }: Pick<CourseData, 'outline'>, play: Play): Set<string> {
  const lessons = lessonsOf(outline).filter((lesson) => isLessonDone(lesson, play))
  const exercises = [...play.exercises].filter(([, one]) => isExerciseDone(one))
  return new Set([...lessons.map(({ id }) => id), ...exercises.map(([id]) => id)])
}

/** Mean of the best results of the quizzes that are passed, as the site reckons it. */
function meanOf(play: Play): number | null {
  const bests = [...play.exercises.values()].flatMap((one) => (one.kind === 'quiz' ? (one.best ?? []) : []))
  return bests.length === 0 ? null : Math.round(bests.reduce((sum, best) => sum + best, 0) / bests.length)
}

/** Whether a quiz can be passed no more: every attempt it gives was used. */
function isLost(data: CourseData, play: Play): boolean {
  return data.exercises.some((exercise) => {
    const own = play.exercises.get(exercise.id)
    if (own?.kind !== 'quiz' || own.isPassed || own.ended === 0) return false
    const spec = open(data, exercise)
    return spec.kind === 'quiz' && spec.attempts > 0 && own.ended >= spec.attempts
  })
}

/** How a course stands, by the rule of the site: every exercise done, and of the minutes the part that it asks for. */
export function standingOf(data: CourseData, play: Play): Omit<Standing, 'state'> {
  const { outline, thresholdPercent } = data
  const done = doneIn(data, play)
  const lessons = lessonsOf(outline)
  const minutesOf = (some: readonly Lesson[]) => some.reduce((sum, { minutes }) => sum + minutes, 0)
  const verdict = judgeCompletion({
    outline,
    terms: { plannedMinutes: minutesOf(lessons), thresholdPercent, exercisesRequired: true, openMeetings: 0 },
    completedIds: done,
    creditedMinutes: minutesOf(lessons.filter(({ id }) => done.has(id))),
  })
  const scoreBasisPoints = meanOf(play)
  const isCompleted = verdict.complete
  const isPassed = isCompleted && scoreBasisPoints !== null ? true : isLost(data, play) ? false : null
  return {
    ...{ isCompleted, isPassed, scoreBasisPoints },
    percent: percentDone(outline, done),
    location: lessons[play.at]?.id ?? '',
  }
}

/** The play with one exercise as it is now. */
export const withExercise = (play: Play, id: string, one: ExercisePlay): Play => ({
  ...play,
  exercises: new Map([...play.exercises, [id, one]]),
})
