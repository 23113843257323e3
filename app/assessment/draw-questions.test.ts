import { expect, test } from 'vitest'
import { drawQuestions } from './draw-questions.ts'
import { someQuiz } from './spec.fixtures.ts'

const all = someQuiz().questions.map(({ id }) => id)
const seeds = Array.from({ length: 200 }, (_, index) => index * 7919)

test('draws as many different questions of the pool as asked, the same for the same seed', () => {
  for (const shuffle of [true, false]) {
    const quiz = someQuiz({ draw: 3, shuffle })
    for (const seed of seeds) {
      const drawn = drawQuestions(quiz, seed)
      expect(new Set(drawn).size).toBe(3)
      expect(all).toEqual(expect.arrayContaining(drawn))
      expect(drawQuestions(quiz, seed)).toEqual(drawn)
    }
  }
})

test('keeps the written order unless the quiz is shuffled', () => {
  const written = seeds.map((seed) => drawQuestions(someQuiz({ draw: 4 }), seed))
  for (const drawn of written) expect(drawn).toEqual(all.filter((id) => drawn.includes(id)))
  const shuffled = seeds.map((seed) => drawQuestions(someQuiz({ draw: 4, shuffle: true }), seed))
  expect(shuffled.some((drawn) => drawn.join() !== all.filter((id) => drawn.includes(id)).join())).toBe(true)
})

test('over many seeds every question is drawn about as often', () => {
  const counts = new Map(all.map((id) => [id, 0]))
  for (const seed of seeds)
    for (const id of drawQuestions(someQuiz({ draw: 3 }), seed)) counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(35)
})

test('what somebody has not seen comes first; only then what they have', () => {
  for (const seed of seeds) {
    const quiz = someQuiz({ draw: 3 })
    const first = new Set(drawQuestions(quiz, seed))
    const second = drawQuestions(quiz, seed + 1, first)
    const fresh = all.filter((id) => !first.has(id))
    expect(second).toHaveLength(3)
    expect(second.filter((id) => !first.has(id))).toHaveLength(Math.min(3, fresh.length))
    expect(drawQuestions(quiz, seed, new Set(all))).toHaveLength(3)
  }
})
