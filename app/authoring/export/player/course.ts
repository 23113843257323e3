import type { AnswerValue, QuizSpec } from '#app/assessment/schemas.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { textOf } from '#app/platform/form-text.ts'
import type { CourseRecord, Standing } from '#app/scorm/export/runtime/course-record.ts'
import { caseHtml } from './case-html.ts'
import { open, type CourseData, type PlayedSpec, type SealedExercise } from './course-data.ts'
import { formHtml, journalHtml, surveyHtml } from './form-html.ts'
import { interactionOf } from './interaction.ts'
import { answerCase, startCase } from './play-case.ts'
import { handInForm, startForm } from './play-form.ts'
import { answerQuiz, endQuiz, handInQuiz, isOverdue, quizView, startQuiz } from './play-quiz.ts'
import { nothingPlayed, standingOf, withExercise, type ExercisePlay, type Play, type QuizPlay } from './play.ts'
import { quizHtml } from './quiz-html.ts'
import { readAnswer, readFields } from './read-answer.ts'
import { decodePlay, encodePlay, type Anew } from './state-code.ts'
import { sayer, type Refused, type Say } from './say.ts'

/** Seeds fit the code a play is kept in. */
const newSeed = () => Math.floor(Math.random() * 2 ** 24)

type Step = { own: ExercisePlay; refused: Refused | null }

/** A course being played: what was done, what its register is told, and what its exercises show. */
export class Course {
  readonly data: CourseData
  readonly say: Say
  readonly #record: CourseRecord | null
  #play: Play
  /** Since when the question now waited for has been there. */
  #since = Date.now()

  constructor(data: CourseData, record: CourseRecord | null) {
    this.data = data
    this.say = sayer(data.words, data.locale)
    this.#record = record
    this.#play = nothingPlayed(data)
  }

  get play(): Play {
    return this.#play
  }

  /** Goes on where it was left; why not, where that cannot be read. */
  resume(): Anew | null {
    const { play, anew } = decodePlay(this.data, this.#record?.resumed ?? '')
    this.#play = play
    return anew
  }

  get standing(): Omit<Standing, 'state'> {
    return standingOf(this.data, this.#play)
  }

  save(): void {
    const record = this.#record
    record?.save({ ...this.standing, state: encodePlay(this.data, this.#play, record.limit) })
  }

  /** A lesson is opened. */
  visit(at: number): void {
    if (at === this.#play.at) return
    this.#play = { ...this.#play, at }
    this.save()
  }

  /** A lesson without exercises was read. */
  markRead(lessonId: string): void {
    this.#play = { ...this.#play, read: new Set([...this.#play.read, lessonId]) }
    this.save()
  }

  #sealed(exerciseId: string): SealedExercise | undefined {
    return this.data.exercises.find(({ id }) => id === exerciseId)
  }

  /** What an exercise shows now. */
  html(exerciseId: string, refused: Refused | null): string {
    const sealed = this.#sealed(exerciseId)
    return sealed ? this.#htmlOf(open(this.data, sealed), refused) : ''
  }

  #htmlOf(spec: PlayedSpec, refused: Refused | null): string {
    const own = this.#play.exercises.get(spec.id)
    if (spec.kind === 'journal') return journalHtml(spec, this.say)
    if (spec.kind === 'survey') return surveyHtml(spec, this.say)
    if (spec.kind === 'quiz' && own?.kind === 'quiz') {
      return quizHtml(quizView(spec, own, new Date()), this.say, refused)
    }
    if (spec.kind === 'case' && own?.kind === 'case') return caseHtml(spec, own, this.say, refused)
    return spec.kind === 'form' && own?.kind === 'form' ? formHtml(spec, own, this.say, refused) : ''
  }

  /** Does what a form of an exercise asks for, and keeps it; why not, where it is not taken. */
  act(exerciseId: string, act: string, form: FormData): Refused | null {
    const sealed = this.#sealed(exerciseId)
    const own = this.#play.exercises.get(exerciseId)
    if (!sealed || !own) return null
    const step = this.#step(open(this.data, sealed), own, act, form)
    this.#play = withExercise(this.#play, exerciseId, step.own)
    this.#since = Date.now()
    this.save()
    return step.refused
  }

  /** Ends the quizzes whose time is over; their ids. */
  endOverdue(): string[] {
    const now = new Date()
    return this.data.exercises.flatMap((sealed) => {
      const own = this.#play.exercises.get(sealed.id)
      if (own?.kind !== 'quiz' || !own.attempt || own.attempt.isOver || own.attempt.startedAt === 0) return []
      const spec = open(this.data, sealed)
      if (spec.kind !== 'quiz' || !isOverdue(spec, own, now)) return []
      this.#play = withExercise(this.#play, sealed.id, endQuiz(spec, own, now))
      this.save()
      return [sealed.id]
    })
  }

  #step(spec: PlayedSpec, own: ExercisePlay, act: string, form: FormData): Step {
    if (spec.kind === 'quiz' && own.kind === 'quiz') return this.#quizStep(spec, own, act, form)
    if (spec.kind === 'form' && own.kind === 'form') {
      if (act === 'start') return { own: startForm(own), refused: null }
      const { play, refusal } = handInForm(spec, own, readFields(form))
      return { own: play, refused: refusal && { ...refusal, given: form } }
    }
    if (spec.kind !== 'case' || own.kind !== 'case') return { own, refused: null }
    if (act === 'start') return { own: startCase(spec, own, textOf(form, 'counter')), refused: null }
    const [itemId, value] = [textOf(form, 'item'), readAnswer(form)]
    if (!value) return { own, refused: null }
    const { play, refusal } = answerCase(spec, own, { itemId, value })
    return { own: play, refused: refusal && { itemId, reason: refusal, given: form } }
  }

  #quizStep(spec: QuizSpec, own: QuizPlay, act: string, form: FormData): Step {
    const now = new Date()
    if (act === 'start') return { own: startQuiz(spec, own, newSeed(), now), refused: null }
    if (act === 'hand-in') {
      const { play, refusal } = handInQuiz(spec, own, now)
      if (!refusal) play.attempt?.answers.forEach((value, itemId) => this.#report(spec, itemId, value, now))
      return { own: play, refused: refusal && { itemId: null, reason: refusal, given: null } }
    }
    const [itemId, value] = [textOf(form, 'item'), readAnswer(form)]
    if (!value) return { own, refused: null }
    const { play, refusal } = answerQuiz(spec, own, { itemId, value }, now)
    const written = play.attempt?.answers.get(itemId)
    if (!refusal && written && spec.feedback === 'each') this.#report(spec, itemId, written, now)
    return { own: play, refused: refusal && { itemId, reason: refusal, given: form } }
  }

  #report(spec: QuizSpec, itemId: string, value: AnswerValue, at: Date): void {
    const latencySeconds = (at.getTime() - this.#since) / 1000
    const interaction = interactionOf(spec, itemId, value, { latencySeconds, at })
    if (interaction) this.#record?.report(interaction)
  }

  /** The index in the course of the lesson with this id; -1 for another page. */
  placeOf(lessonId: string): number {
    return lessonsOf(this.data.outline).findIndex(({ id }) => id === lessonId)
  }
}
