import { describe, expect, test } from 'vitest'
import { gradeAnswer } from './grade-answer.ts'
import { revealQuestion } from './reveal-quiz.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { questions, someQuiz } from './spec.fixtures.ts'
import { fromView, viewOrder } from './view-order.ts'

const shown = { seed: 42, shuffle: true }
const list = someQuiz().questions
const right: Record<Question['type'], AnswerValue> = {
  single: { type: 'single', choice: 'si' },
  multiple: { type: 'multiple', choices: ['a', 'b', 'c'] },
  order: { type: 'order', order: ['primo', 'secondo', 'terzo'] },
  match: { type: 'match', pairs: { roma: 'roma', lima: 'lima', dakar: 'dakar' } },
  short: { type: 'short', text: 'è così' },
  numeric: { type: 'numeric', text: '1234,5' },
  scale: { type: 'scale', choice: '4' },
}
const wrong: Record<Question['type'], AnswerValue> = {
  single: { type: 'single', choice: 'no' },
  multiple: { type: 'multiple', choices: ['d'] },
  order: { type: 'order', order: ['secondo', 'primo', 'terzo'] },
  match: { type: 'match', pairs: { roma: 'lima', lima: 'roma', dakar: 'dakar' } },
  short: { type: 'short', text: 'boh' },
  numeric: { type: 'numeric', text: '7' },
  scale: { type: 'scale', choice: '9' },
}

describe('before it is earned nothing tells the key (P3)', () => {
  test.each(list)('$type', (question) => {
    const views = [null, right[question.type], wrong[question.type]].flatMap((answer) => [
      revealQuestion(question, { ...shown, answer, earned: false }),
      ...(answer ? [] : [revealQuestion(question, { ...shown, answer, earned: true })]),
    ])
    for (const view of views) {
      expect(view.feedback).toBeNull()
      expect(JSON.stringify(view)).not.toMatch(/SEGRETO|correct|1234\.5|tolerance|accepted/)
      for (const { id } of view.options) expect(id).toMatch(question.type === 'scale' ? /^[1-5]$/ : /^v\d+$/)
    }
  })

  test('two questions that differ in the key alone look alike', () => {
    const [first] = list
    if (first?.type !== 'single') throw new Error('no single question')
    const moved = {
      ...first,
      choices: first.choices.map((one) => ({ ...one, correct: one.id === 'no', feedbackHtml: null })),
    }
    const view = (question: Question) => revealQuestion(question, { ...shown, answer: wrong.single, earned: false })
    expect(view({ ...moved, feedbackHtml: null })).toEqual(view(first))
  })
})

describe('once earned', () => {
  test.each(list)('$type: a right answer is told so, with the feedback of every choice and no solution', (question) => {
    const { feedback } = revealQuestion(question, { ...shown, answer: right[question.type], earned: true })
    expect(feedback).toMatchObject({ right: true, points: question.points, max: question.points, solution: [] })
    expect(feedback?.generalHtml).toBe(`<p>SEGRETO-GENERALE-${question.id}</p>`)
  })

  test.each([
    ['order', ['Passo primo', 'Passo secondo', 'Passo terzo']],
    ['match', ['Città roma → Paese di roma', 'Città lima → Paese di lima', 'Città dakar → Paese di dakar']],
    ['short', ['SEGRETO Perché no?']],
    ['numeric', ['1234,5 km']],
    ['single', []],
  ])('%s: a wrong answer hears the solution in words', (type, solution) => {
    const question = list.find((one) => one.type === type)
    if (!question) throw new Error('no such question')
    const { feedback } = revealQuestion(question, { ...shown, answer: wrong[question.type], earned: true })
    expect(feedback).toMatchObject({ right: false, solution })
  })

  test('the feedback of a choice stands beside that choice, whatever the order', () => {
    const question = list.find(({ type }) => type === 'multiple')
    if (question?.type !== 'multiple') throw new Error('no multiple question')
    for (let seed = 0; seed < 30; seed += 1) {
      const { options, feedback } = revealQuestion(question, {
        seed,
        shuffle: true,
        answer: wrong.multiple,
        earned: true,
      })
      for (const { id, html } of options) {
        const choice = question.choices.find((one) => one.html === html)
        expect(feedback?.choices[id]).toEqual({ right: choice?.correct, html: choice?.feedbackHtml })
      }
    }
  })
})

test('what the page sends back for what it showed is the same answer', () => {
  for (const question of list) {
    const view = revealQuestion(question, { ...shown, answer: right[question.type], earned: false })
    if (!view.answer) throw new Error('no answer shown')
    const back = fromView(view.answer, viewOrder(question, shown.seed, shown.shuffle))
    expect(gradeAnswer(question, back).points).toBe(question.points)
  }
})

test('a scale shows its steps in order, the first and the last with their meaning, as text', () => {
  const question: Question = { ...questions.scale, from: 0, to: 2, low: '<b>mai</b>' }
  expect(revealQuestion(question, { ...shown, answer: null, earned: false }).options).toEqual([
    { id: '0', html: '0 – &lt;b&gt;mai&lt;/b&gt;' },
    { id: '1', html: '1' },
    { id: '2', html: '2 – Del tutto' },
  ])
})

test('plain texts of items and right sides cannot become markup', () => {
  const question: Question = {
    ...questions.order,
    items: ['<b>uno</b>', 'due & tre', 'tre'].map((text, index) => ({ id: `c${index}`, text })),
  }
  const { options } = revealQuestion(question, { ...shown, answer: null, earned: false })
  expect(options.map(({ html }) => html).sort()).toEqual(['&lt;b&gt;uno&lt;/b&gt;', 'due &amp; tre', 'tre'])
})
