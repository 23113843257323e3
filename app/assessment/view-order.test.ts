import { describe, expect, test } from 'vitest'
import type { AnswerValue, Question } from './schemas.ts'
import { questions, someQuiz } from './spec.fixtures.ts'
import { fromView, toView, viewId, viewOrder } from './view-order.ts'

const seeds = Array.from({ length: 300 }, (_, index) => index * 104_729)
const written = {
  single: ['si', 'no', 'mai'],
  multiple: ['a', 'b', 'c', 'd', 'e'],
  order: ['primo', 'secondo', 'terzo'],
  match: ['roma', 'lima', 'dakar'],
} as const
const questionOf = (type: keyof typeof written): Question =>
  someQuiz().questions.find((question) => question.type === type) ?? questions.single

describe('the order on the page', () => {
  test.each(['order', 'match'] as const)('%s is never shown in the order of its key, shuffled quiz or not', (type) => {
    const orders = seeds.flatMap((seed) => [true, false].map((shuffle) => viewOrder(questionOf(type), seed, shuffle)))
    for (const order of orders) {
      expect([...order].sort()).toEqual([...written[type]].sort())
      expect(order).not.toEqual(written[type])
    }
    expect(new Set(orders.map(String)).size).toBe(5)
  })

  test('two pairs alone come in both orders: either one for sure would be the key', () => {
    const pairs = ['roma', 'lima'].map((id) => ({ id, left: id, right: id }))
    const two: Question = { ...questions.match, pairs }
    expect(new Set(seeds.map((seed) => viewOrder(two, seed, false).join()))).toEqual(
      new Set(['roma,lima', 'lima,roma']),
    )
  })

  test.each(['single', 'multiple'] as const)('%s stays as written, and is shuffled in a shuffled quiz', (type) => {
    for (const seed of seeds) expect(viewOrder(questionOf(type), seed, false)).toEqual(written[type])
    const first = seeds.map((seed) => viewOrder(questionOf(type), seed, true)[0])
    expect(new Set(first)).toEqual(new Set(written[type]))
  })

  test('is the same for the same attempt, and another for another question of it', () => {
    const same = questionOf('single')
    for (const seed of seeds) expect(viewOrder(same, seed, true)).toEqual(viewOrder(same, seed, true))
    const other = { ...same, id: 'altra' }
    expect(seeds.some((seed) => viewOrder(same, seed, true).join() !== viewOrder(other, seed, true).join())).toBe(true)
  })

  test('questions without choices have none', () => {
    expect(viewOrder({ ...questions.short, accepted: [...questions.short.accepted] }, 1, true)).toEqual([])
    expect(viewOrder(questions.numeric, 1, true)).toEqual([])
  })
})

describe('ids of the page', () => {
  const order = ['c', 'a', 'b']
  const pairs: [AnswerValue, AnswerValue][] = [
    [
      { type: 'single', choice: 'v1' },
      { type: 'single', choice: 'c' },
    ],
    [
      { type: 'multiple', choices: ['v3', 'v1'] },
      { type: 'multiple', choices: ['b', 'c'] },
    ],
    [
      { type: 'order', order: ['v2', 'v3', 'v1'] },
      { type: 'order', order: ['a', 'b', 'c'] },
    ],
    [
      { type: 'match', pairs: { a: 'v2', b: 'v1' } },
      { type: 'match', pairs: { a: 'a', b: 'c' } },
    ],
    [
      { type: 'short', text: 'v1' },
      { type: 'short', text: 'v1' },
    ],
    [
      { type: 'numeric', text: '1' },
      { type: 'numeric', text: '1' },
    ],
  ]
  test.each(pairs)('%j is %j as written, and back', (shown, asWritten) => {
    expect(fromView(shown, order)).toEqual(asWritten)
    expect(toView(asWritten, order)).toEqual(shown)
  })

  test('are places and nothing else', () => {
    expect([0, 1, 2].map(viewId)).toEqual(['v1', 'v2', 'v3'])
  })

  test('of no place, written ids included, are no choice', () => {
    for (const choice of ['v0', 'v4', 'a', 'c', 'none'])
      expect(fromView({ type: 'single', choice }, order)).toEqual({ type: 'single', choice: 'unknown' })
  })

  test('a choice ticked twice is one', () => {
    expect(fromView({ type: 'multiple', choices: ['v1', 'v1'] }, order)).toEqual({ type: 'multiple', choices: ['c'] })
  })
})
