/** An exercise tried out is judged as a learner's is, and nothing of it is stored. */
import { expect, test } from 'vitest'
import type { QuizState } from './activity-state.ts'
import type { AssessmentSpec, FormSpec } from './schemas.ts'
import { someCase, someQuiz } from './spec.fixtures.ts'
import { tryExercise, type TrialShown } from './try-exercise.server.ts'

const now = new Date('2026-11-24T09:00:00Z')

const field = { required: true, hintHtml: null, options: [], modelHtml: '<p>SEGRETO modello</p>', whyHtml: null }
const someForm: FormSpec = {
  ...{ kind: 'form', id: 'scheda', title: 'Scheda', introHtml: '<p>Una famiglia.</p>' },
  fields: [
    { ...field, id: 'nome', label: 'Nome', kind: 'line' },
    { ...field, id: 'quando', label: 'Quando', kind: 'date' },
    { ...field, id: 'lingua', label: 'Lingua', kind: 'choice', options: ['urdu', 'wolof'] },
    { ...field, id: 'note', label: 'Note', kind: 'text', required: false },
  ],
}

/** What a form of the page sends. */
function send(spec: AssessmentSpec, { state, answerIds }: TrialShown, fields: [string, string][]): TrialShown {
  const form = new FormData()
  const itemId = fields.find(([name]) => name === 'itemId')?.[1] ?? ''
  const own: [string, string][] = [
    ['activityId', state.id],
    ['attemptId', state.attempt?.id ?? ''],
    ['answerId', answerIds[itemId] ?? ''],
  ]
  for (const [name, value] of [...own, ...fields]) form.append(name, value)
  return tryExercise(spec, form, now)
}
const look = (spec: AssessmentSpec) => tryExercise(spec, new FormData(), now)
const begin = (spec: AssessmentSpec) => send(spec, look(spec), [['intent', 'start-attempt']])
const answer = (spec: AssessmentSpec, shown: TrialShown, itemId: string, fields: [string, string][]) =>
  send(spec, shown, [['intent', 'answer'], ['itemId', itemId], ...fields])

function quizOf({ state }: TrialShown): QuizState {
  if (state.kind !== 'quiz') throw new Error(state.kind)
  return state
}

/** Of every type of question: an answer that is right, by the ids of the page. */
function rightAnswer(question: NonNullable<QuizState['attempt']>['questions'][number]): [string, string][] {
  const { id, type, options, lefts } = question
  const own = someQuiz().questions.find((one) => one.id === id)
  const idOf = (text: string) => options.find(({ html }) => html === text)?.id ?? ''
  const kind: [string, string] = ['type', type]
  if (own?.type === 'single' || own?.type === 'multiple') {
    return [
      kind,
      ...own.choices.flatMap(({ html, correct }): [string, string][] => (correct ? [['choice', idOf(html)]] : [])),
    ]
  }
  if (own?.type === 'order')
    return [kind, ...own.items.map(({ text }, at): [string, string] => [`position-${idOf(text)}`, String(at + 1)])]
  if (own?.type === 'match')
    return [
      kind,
      ...lefts.map(({ id: left }): [string, string] => [
        `pair-${left}`,
        idOf(own.pairs.find((pair) => pair.id === left)?.right ?? ''),
      ]),
    ]
  if (own?.type === 'short') return [kind, ['text', own.accepted[0] ?? '']]
  if (own?.type === 'numeric') return [kind, ['text', String(own.value).replace('.', ',')]]
  return [kind, ['choice', options[0]?.id ?? '']]
}

test('every type of question is answered right, and the whole is passed', () => {
  const spec = { ...someQuiz(), feedback: 'each' as const }
  let shown = begin({ ...spec, draw: spec.questions.length })
  const whole = { ...spec, draw: spec.questions.length }
  expect(quizOf(look(whole)).attempt).toBeNull()
  const questions = quizOf(shown).attempt?.questions ?? []
  expect(new Set(questions.map(({ type }) => type)).size).toBe(7)
  for (const question of questions) {
    expect(question.feedback).toBeNull()
    shown = answer(whole, shown, question.id, rightAnswer(question))
    expect(shown.refusal).toBeNull()
    const answered = quizOf(shown).attempt?.questions.find(({ id }) => id === question.id)
    expect(answered?.feedback?.right, question.type).toBe(true)
  }
  expect(quizOf(shown).attempt?.result).toEqual({ percent: 100, passed: true })
  expect(quizOf(begin(whole)).attempt?.result).toBeNull()
})

test('a wrong answer is told wrong; one that is none is refused and kept', () => {
  const spec = { ...someQuiz(), feedback: 'each' as const }
  const whole = { ...spec, draw: spec.questions.length }
  const shown = begin(whole)
  const single = quizOf(shown).attempt?.questions.find(({ type }) => type === 'single')
  const wrong = single?.options.find(
    ({ html }) =>
      !spec.questions.some(
        (one) => one.type === 'single' && one.choices.some((choice) => choice.correct && choice.html === html),
      ),
  )
  const after = answer(whole, shown, single?.id ?? '', [
    ['type', 'single'],
    ['choice', wrong?.id ?? ''],
  ])
  expect(quizOf(after).attempt?.questions.find(({ id }) => id === single?.id)?.feedback?.right).toBe(false)
  const numeric = quizOf(shown).attempt?.questions.find(({ type }) => type === 'numeric')
  const none = answer(whole, after, numeric?.id ?? '', [
    ['type', 'numeric'],
    ['text', 'tanti'],
  ])
  expect(none.refusal).toMatchObject({ reason: 'number_wrong', value: { type: 'numeric', text: 'tanti' } })
  expect(quizOf(none).attempt?.questions.filter((one) => one.answer)).toHaveLength(1)
})

test('a quiz that is handed in at the end says nothing before, and waits for every answer', () => {
  const spec = { ...someQuiz(), feedback: 'end' as const, draw: 1 }
  let shown = begin(spec)
  const early = send(spec, shown, [['intent', 'submit-attempt']])
  expect(early.refusal?.reason).toBe('unanswered')
  const [question] = quizOf(shown).attempt?.questions ?? []
  if (!question) throw new Error('nothing drawn')
  shown = answer(spec, shown, question.id, rightAnswer(question))
  expect(quizOf(shown).attempt?.questions[0]?.feedback).toBeNull()
  shown = send(spec, shown, [['intent', 'submit-attempt']])
  expect(quizOf(shown).attempt?.result).not.toBeNull()
  expect(quizOf(shown).attempt?.questions[0]?.feedback?.right).toBe(true)
  expect(send(spec, shown, [['intent', 'submit-attempt']]).refusal?.reason).toBe('attempt_closed')
})

test('pools are drawn anew each time', () => {
  const spec = { ...someQuiz(), draw: 2, shuffle: true }
  const drawn = Array.from({ length: 20 }, () =>
    quizOf(begin(spec))
      .attempt?.questions.map(({ id }) => id)
      .join(' '),
  )
  expect(new Set(drawn).size).toBeGreaterThan(1)
})

test('a form shows its models once it is handed in, and says which fields are missing', () => {
  const spec = someForm
  const shown = begin(spec)
  const fields = spec.fields.flatMap(({ id }): [string, string][] => [[`answer-${id}`, shown.answerIds[id] ?? '']])
  const empty = send(spec, shown, [
    ['intent', 'hand-in-form'],
    ...fields,
    ...spec.fields.map(({ id }): [string, string] => [`field-${id}`, '']),
  ])
  expect(empty.refusal?.reason).toBe('fields_missing')
  const textFor = ({ kind, options }: FormSpec['fields'][number]) =>
    kind === 'date' ? '2026-11-24' : kind === 'choice' ? (options[0] ?? '') : 'Scritto per prova.'
  const filled = spec.fields.map((field): [string, string] => [`field-${field.id}`, textFor(field)])
  const done = send(spec, shown, [['intent', 'hand-in-form'], ...fields, ...filled])
  expect(done.refusal).toBeNull()
  expect(done.state.kind === 'form' && done.state.attempt?.fields.every(({ model }) => model !== null)).toBe(true)
  expect(shown.state.kind === 'form' && shown.state.attempt?.fields.every(({ model }) => model === null)).toBe(true)
})

test('a case is walked to its end, its later scenes not sent before', () => {
  const spec = someCase()
  let shown = begin(spec)
  expect(JSON.stringify(shown.state)).not.toContain(spec.debriefHtml)
  for (let steps = 0; steps < 20; steps += 1) {
    const attempt = shown.state.kind === 'case' ? shown.state.attempt : null
    const step = attempt?.steps.at(-1)
    if (!attempt?.pending || !step) break
    const { itemId, kind } = attempt.pending
    const text = 'Chi ascolta capisce.'
    const given: [string, string][] =
      kind === 'decision'
        ? [
            ['type', kind],
            ['option', step.decision?.options[0]?.id ?? ''],
            ['reason', text],
          ]
        : [
            ['type', kind],
            ['text', text],
          ]
    shown = answer(spec, shown, itemId, given)
    expect(shown.refusal).toBeNull()
  }
  expect(shown.state.kind === 'case' && shown.state.attempt?.ending?.debriefHtml).toBe(spec.debriefHtml)
})

test('what comes back is no trial: nothing breaks, and it says so', () => {
  const spec = someQuiz()
  const form = new FormData()
  for (const [name, value] of [
    ['intent', 'answer'],
    ['activityId', spec.id],
    ['attemptId', 'x'.repeat(50)],
  ])
    form.append(name ?? '', value ?? '')
  expect(tryExercise(spec, form, now)).toMatchObject({ state: { attempt: null }, refusal: { reason: 'form_wrong' } })
})
