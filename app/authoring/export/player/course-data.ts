import type { assessmentMessages } from '#app/assessment/messages.ts'
import type { caseMessages } from '#app/assessment/case-messages.ts'
import type { formMessages } from '#app/assessment/form-messages.ts'
import type { JournalSpec, SurveySpec } from '#app/assessment/practice-schemas.ts'
import type { quizMessages } from '#app/assessment/quiz-messages.ts'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import type { statementMessages } from '#app/assessment/statement-messages.ts'
import type { CourseOutline } from '#app/learning/schemas.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import type { ExportForm } from '#app/scorm/export/forms.ts'
import { unseal } from '../seal.ts'
import type { playerMessages } from '../player-messages.ts'

/** What the pages of a course say, in its language. */
export type Words = {
  player: (typeof playerMessages)['it']
  quiz: (typeof quizMessages)['it']
  case: (typeof caseMessages)['it']
  form: (typeof formMessages)['it']
  survey: (typeof statementMessages)['it']
  shared: (typeof assessmentMessages)['it']
  /** Names of counters, by kind of department. */
  counters: Record<string, string>
}

export type PlayedSpec = AssessmentSpec | JournalSpec | SurveySpec

/** An exercise with its keys, which cannot be read as it stands in the file. */
export type SealedExercise = { id: string; kind: PlayedSpec['kind']; title: string; sealed: string }

/** What a course taken elsewhere is played from: the JSON that stands in its page. */
export type CourseData = {
  form: ExportForm
  /** Tells this course from every other, and opens what is sealed. */
  mark: string
  locale: Locale
  isModule: boolean
  /** The lessons with the exercises that count. */
  outline: CourseOutline
  thresholdPercent: number
  exercises: SealedExercise[]
  words: Words
}

/** The key of what is sealed of an exercise. */
export const keyOf = ({ mark }: Pick<CourseData, 'mark'>, id: string): string => `${mark} ${id}`

function isSpec(value: unknown): value is PlayedSpec {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value
}

/** Opening takes an old computer a moment, and every step asks for all of them. */
const opened = new WeakMap<SealedExercise, PlayedSpec>()

/** An exercise with its keys. Nothing of it is in the page before it is earned, but it is in the memory of its script. */
export function open(data: Pick<CourseData, 'mark'>, exercise: SealedExercise): PlayedSpec {
  const known = opened.get(exercise)
  if (known) return known
  const { id, sealed } = exercise
  const spec: unknown = JSON.parse(unseal(sealed, keyOf(data, id)))
  if (!isSpec(spec)) throw new Error(`exercise ${id} cannot be opened`)
  opened.set(exercise, spec)
  return spec
}
