import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ownQuestions } from '#app/assessment/own-questions.ts'
import type { AnswerValue, Question, QuizSpec } from '#app/assessment/schemas.ts'
import { toView, viewOrder } from '#app/assessment/view-order.ts'
import { walkCase } from '#app/assessment/walk-case.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import type { CourseRecord, Interaction, Standing } from '#app/scorm/export/runtime/course-record.ts'
import { readCourse } from '../../read-course.server.ts'
import { lessonText, quizText, smallCourse } from '../../course.fixtures.ts'
import { playedData } from '../export.fixtures.ts'
import { Course } from './course.ts'
import { open, type CourseData, type PlayedSpec } from './course-data.ts'
import { drawnIn } from './play-quiz.ts'

function register(resumed = '') {
  const saved: Standing[] = []
  const told: Interaction[] = []
  const record: CourseRecord = {
    ...{ limit: 4096, resumed, isReview: false },
    save: (standing) => saved.push(standing),
    report: (interaction) => told.push(interaction),
    leave: () => undefined,
    onTrouble: () => undefined,
  }
  return { record, saved, told, last: () => saved.at(-1) }
}

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

function rightValue(question: Question): AnswerValue {
  switch (question.type) {
    case 'single':
      return { type: 'single', choice: question.choices.find(({ correct }) => correct)?.id ?? '' }
    case 'multiple':
      return { type: 'multiple', choices: question.choices.filter(({ correct }) => correct).map(({ id }) => id) }
    case 'order':
      return { type: 'order', order: question.items.map(({ id }) => id) }
    case 'match':
      return { type: 'match', pairs: Object.fromEntries(question.pairs.map(({ id }) => [id, id])) }
    case 'short':
      return { type: 'short', text: question.accepted[0] ?? '' }
    case 'numeric':
      return { type: 'numeric', text: String(question.value).replace('.', ',') }
    case 'scale':
      return { type: 'scale', choice: String(question.from) }
  }
}

/** An answer as the fields of a page's form give it. */
function fieldsOf(itemId: string, value: AnswerValue): Record<string, string | string[]> {
  const own = { item: itemId, type: value.type }
  if (value.type === 'single' || value.type === 'scale') return { ...own, choice: value.choice }
  if (value.type === 'multiple') return { ...own, choice: value.choices }
  if (value.type === 'order') {
    return { ...own, ...Object.fromEntries(value.order.map((id, at) => [`position-${id}`, String(at + 1)])) }
  }
  if (value.type === 'match') {
    return {
      ...own,
      ...Object.fromEntries(Object.entries(value.pairs).map(([left, right]) => [`pair-${left}`, right])),
    }
  }
  return 'text' in value ? { ...own, text: value.text } : own
}

function answer(course: Course, spec: QuizSpec, itemId: string, value: (question: Question) => AnswerValue) {
  const own = course.play.exercises.get(spec.id)
  const question = spec.questions.find(({ id }) => id === itemId)
  if (own?.kind !== 'quiz' || !own.attempt || !question) throw new Error(itemId)
  const shown = toView(value(question), viewOrder(question, own.attempt.seed, spec.shuffle))
  return course.act(spec.id, 'answer', formOf(fieldsOf(itemId, shown)))
}

function drawn(course: Course, spec: QuizSpec): string[] {
  const own = course.play.exercises.get(spec.id)
  return own?.kind === 'quiz' ? drawnIn(spec, own) : []
}

function takeQuiz(course: Course, spec: QuizSpec, value = rightValue): void {
  course.act(spec.id, 'start', formOf({}))
  for (const id of drawn(course, spec)) expect(answer(course, spec, id, value)).toBeNull()
  if (spec.feedback !== 'each') expect(course.act(spec.id, 'hand-in', formOf({}))).toBeNull()
}

function walk(course: Course, spec: Extract<PlayedSpec, { kind: 'case' }>): void {
  course.act(spec.id, 'start', formOf({}))
  for (;;) {
    const own = course.play.exercises.get(spec.id)
    if (own?.kind !== 'case' || !own.walk) throw new Error(spec.id)
    const { pending, current } = walkCase(spec, own.walk.answers)
    if (!pending) return
    const text = 'Perché così ci capiamo. '.repeat(20)
    const item = { item: pending.itemId, type: pending.kind }
    const option = current.decision?.options[0]?.id ?? ''
    const { min = 0, max = 400 } = current.reflection ?? {}
    const reason = text.slice(0, current.decision?.reasonMax ?? 400).trim()
    expect(
      course.act(spec.id, 'answer', formOf({ ...item, option, reason, text: text.slice(0, Math.min(max, min + 100)) })),
    ).toBeNull()
  }
}

const specs = (data: CourseData) => data.exercises.map((one) => open(data, one))

function playAll(course: Course): void {
  for (const spec of specs(course.data)) {
    if (spec.kind === 'quiz') takeQuiz(course, spec)
    if (spec.kind === 'case') walk(course, spec)
    if (spec.kind !== 'form') continue
    course.act(spec.id, 'start', formOf({}))
    const texts = spec.fields.map(({ id, kind, options }): [string, string] => [
      `field-${id}`,
      kind === 'choice' ? (options[0] ?? '') : kind === 'date' ? '2026-11-24' : 'Così.',
    ])
    expect(course.act(spec.id, 'hand-in', formOf(Object.fromEntries(texts)))).toBeNull()
  }
  for (const lesson of lessonsOf(course.data.outline)) if (lesson.activities.length === 0) course.markRead(lesson.id)
}

describe.each(['approccio-transculturale', 'care-drain', 'tutela-minori'])('%s played elsewhere', (slug) => {
  let data: CourseData
  beforeAll(async () => {
    data = playedData(await readCourse(`courses/${slug}`)).data
  })

  test('to the end with every answer right is completed and passed, with all the points', () => {
    const { record, last, told } = register()
    const course = new Course(data, record)
    expect(course.resume()).toBeNull()
    expect(course.standing).toMatchObject({ isCompleted: false, isPassed: null, percent: 0, scoreBasisPoints: null })
    playAll(course)
    expect(last()).toMatchObject({ isCompleted: true, isPassed: true, percent: 100, scoreBasisPoints: 10_000 })
    expect(told.length).toBeGreaterThan(40)
    expect(told.filter(({ result }) => result === 'wrong')).toEqual([])
    const again = new Course(data, register(last()?.state).record)
    expect(again.resume()).toBeNull()
    expect(again.standing).toEqual(course.standing)
  })

  test('shows keys of what was answered, and of nothing else', () => {
    const course = new Course(data, register().record)
    const quiz = specs(data).find((one) => one.kind === 'quiz' && one.feedback === 'each')
    if (quiz?.kind !== 'quiz') throw new Error('no quiz')
    course.act(quiz.id, 'start', formOf({}))
    const [first = '', ...rest] = drawn(course, quiz)
    answer(course, quiz, first, rightValue)
    const html = course.html(quiz.id, null)
    const saidOf = (id: string) => {
      const question = ownQuestions(quiz).find((one) => one.id === id)
      return question && 'choices' in question ? question.choices.flatMap(({ feedbackHtml }) => feedbackHtml ?? []) : []
    }
    expect(saidOf(first).some((one) => html.includes(one))).toBe(true)
    expect(rest.flatMap(saidOf).filter((one) => html.includes(one))).toEqual([])
  })
})

describe('a course played elsewhere', () => {
  const quiz = (attributes: string) =>
    playedData(smallCourse({ '01-primo/01-uno.mdx': lessonText(quizText.replace('pass="60"', attributes)) })).data

  const wrong = (question: Question): AnswerValue => {
    const value = rightValue(question)
    if (value.type === 'single' && 'choices' in question) {
      return { type: 'single', choice: question.choices.find(({ correct }) => !correct)?.id ?? '' }
    }
    return value.type === 'order' ? { ...value, order: value.order.toReversed() } : value
  }

  test('keeps the best attempt, and fails when there are no more', () => {
    const data = quiz('pass="90" attempts="2" feedback="each"')
    const { record, last, told } = register()
    const course = new Course(data, record)
    const [spec] = specs(data)
    if (spec?.kind !== 'quiz') throw new Error('no quiz')
    takeQuiz(course, spec, wrong)
    expect(last()).toMatchObject({ isPassed: null, scoreBasisPoints: null })
    expect(course.html(spec.id, null)).toContain('Prova di nuovo')
    takeQuiz(course, spec, wrong)
    expect(last()).toMatchObject({ isCompleted: false, isPassed: false })
    expect(course.html(spec.id, null)).toContain('Hai usato tutti i tentativi')
    expect(told.map(({ result }) => result)).toEqual(Array.from({ length: 4 }, () => 'wrong'))
  })

  test('tells the register of a quiz that can be changed only when it is handed in', () => {
    const data = quiz('pass="60" feedback="end"')
    const { record, told } = register()
    const course = new Course(data, record)
    const [spec] = specs(data)
    if (spec?.kind !== 'quiz') throw new Error('no quiz')
    course.act(spec.id, 'start', formOf({}))
    const [first = '', second = ''] = drawn(course, spec)
    answer(course, spec, first, wrong)
    answer(course, spec, first, rightValue)
    expect(course.act(spec.id, 'hand-in', formOf({}))?.reason).toBe('unanswered')
    expect(course.html(spec.id, null)).not.toContain('SEGRETO')
    answer(course, spec, second, rightValue)
    expect(told).toEqual([])
    course.act(spec.id, 'hand-in', formOf({}))
    expect(told.map(({ id, result }) => [id, result])).toEqual([
      ['quiz-uno.q-uno', 'correct'],
      ['quiz-uno.q-due', 'correct'],
    ])
    expect(course.html(spec.id, null)).toContain('GIUSTO-SEGRETO')
  })

  test('ends a quiz whose time is over with the answers it has', () => {
    vi.useFakeTimers({ now: new Date('2026-11-24T09:00:00Z') })
    const data = quiz('pass="60" feedback="end" time-limit="5"')
    const { record } = register()
    const course = new Course(data, record)
    const [spec] = specs(data)
    if (spec?.kind !== 'quiz') throw new Error('no quiz')
    course.act(spec.id, 'start', formOf({}))
    answer(course, spec, drawn(course, spec)[0] ?? '', rightValue)
    vi.advanceTimersByTime(6 * 60_000)
    expect(course.endOverdue()).toEqual([])
    vi.advanceTimersByTime(2 * 60_000)
    expect(course.endOverdue()).toEqual([spec.id])
    expect(course.play.exercises.get(spec.id)).toMatchObject({ ended: 1, isPassed: false })
    vi.useRealTimers()
  })

  test('refuses an answer that is not whole, says why, and keeps what was typed', () => {
    const data = playedData(smallCourse()).data
    const course = new Course(data, null)
    const walked = specs(data).find(({ kind }) => kind === 'case')
    course.act(walked?.id ?? '', 'start', formOf({}))
    const form = formOf({ item: 'd-uno', type: 'decision', reason: 'Perché sì' })
    const refused = course.act(walked?.id ?? '', 'answer', form)
    expect(refused?.reason).toBe('choose_one')
    const html = course.html(walked?.id ?? '', refused)
    expect(html).toContain('Scegli una risposta.')
    expect(html).toContain('>Perché sì</textarea>')
    expect(html).not.toContain('SCENA-SEGRETA')
  })
})
