import { describe, expect, test } from 'vitest'
import type { AnswerValue, Question } from './schemas.ts'
import { wrongAnswersOf } from './wrong-answers.ts'

const base = { promptHtml: '', points: 300, hintHtml: null, feedbackHtml: null }
const short: Question = { ...base, id: 'q', type: 'short', accepted: ['Agenzia delle Entrate'] }
const numeric: Question = { ...base, id: 'q', type: 'numeric', value: 12, tolerance: 0.5, unit: 'giorni' }
const order: Question = {
  ...{ ...base, id: 'q', type: 'order' },
  items: ['uno', 'due', 'tre'].map((text) => ({ id: text, text })),
}
const match: Question = {
  ...{ ...base, id: 'q', type: 'match' },
  pairs: ['a', 'b', 'c'].map((id) => ({ id, left: id, right: id.toUpperCase() })),
}
const text = (written: string, people: number) => ({ value: { type: 'short', text: written } as const, people })
const number = (written: string, people: number) => ({ value: { type: 'numeric', text: written } as const, people })
const given = (value: AnswerValue, people: number) => ({ value, people })

describe('the most frequent wrong answers', () => {
  test('alike ones count together, right ones not at all, and few ones are summed', () => {
    const answers = [
      ...[text('agenzia delle entrate!', 9), text('Questura', 4), text('la  questùra', 1), text('QUESTURA.', 3)],
      ...[text('comune', 3), text('inps', 2)],
    ]
    expect(wrongAnswersOf(short, answers)).toEqual({ frequent: [{ text: 'questura', people: 7 }], others: 6 })
  })

  test('fewer than five others take the smallest answer with them, or are not told', () => {
    const answers = [text('questura', 8), text('comune', 6), text('inps', 2)]
    expect(wrongAnswersOf(short, answers)).toEqual({ frequent: [{ text: 'questura', people: 8 }], others: 8 })
    expect(wrongAnswersOf(short, [text('inps', 4)])).toEqual({ frequent: [], others: null })
    expect(wrongAnswersOf(short, [])).toEqual({ frequent: [], others: 0 })
  })

  test('numbers by their value, with the unit', () => {
    const answers = [number('12', 7), number('10 giorni', 3), number('10,0', 3)]
    expect(wrongAnswersOf(numeric, answers)).toEqual({ frequent: [{ text: '10 giorni', people: 6 }], others: 0 })
  })

  test('whole orders, in the words of the question', () => {
    const answers = [
      given({ type: 'order', order: ['uno', 'due', 'tre'] }, 20),
      given({ type: 'order', order: ['due', 'uno', 'tre'] }, 6),
    ]
    const frequent = [{ text: 'due → uno → tre', people: 6 }]
    expect(wrongAnswersOf(order, answers)).toEqual({ frequent, others: 0 })
  })

  test('pairs one by one', () => {
    const answers = [
      given({ type: 'match', pairs: { a: 'b', b: 'a', c: 'c' } }, 5),
      given({ type: 'match', pairs: { a: 'b', b: 'c', c: 'a' } }, 5),
    ]
    const frequent = [
      { text: 'a → B', people: 10 },
      ...[
        { text: 'b → A', people: 5 },
        { text: 'b → C', people: 5 },
        { text: 'c → A', people: 5 },
      ],
    ]
    expect(wrongAnswersOf(match, answers)).toEqual({ frequent, others: 0 })
  })

  test('nothing of choices and of annulled questions', () => {
    expect(wrongAnswersOf({ ...short, annulled: true }, [text('questura', 9)])).toBeNull()
    expect(wrongAnswersOf({ ...base, id: 'q', type: 'single', choices: [] }, [])).toBeNull()
  })
})
