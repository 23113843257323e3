import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawQuestions } from './draw-questions.ts'
import { questions as questionsByType, someQuiz } from './spec.fixtures.ts'

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

/** A quiz with questions of its own, perhaps none, and some pools; which were seen before; how many to draw. */
const someDraw = fc
  .record({
    own: fc.integer({ min: 0, max: 6 }),
    sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
    shuffle: fc.boolean(),
    seed: fc.nat(),
    known: fc.array(fc.nat({ max: 80 }), { maxLength: 40 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ own, sizes, shuffle, seed, known, share }) => {
    const names = (pool: string, size: number) => Array.from({ length: size }, (_, index) => `${pool}-${index}`)
    const pools = sizes.map((size, index) => ({ id: `p${index}`, title: '', questionIds: names(`p${index}`, size) }))
    const groups = [names('own', own), ...pools.map(({ questionIds }) => questionIds)].filter(
      ({ length }) => length > 0,
    )
    const ids = groups.flat()
    const questions = ids.map((id) => ({ ...structuredClone(questionsByType.single), id }))
    const draw = 1 + Math.floor(share * (ids.length - 1))
    const seen = new Set(known.flatMap((index) => ids[index] ?? []))
    return { quiz: someQuiz({ questions, pools, draw, shuffle }), groups, seed, seen }
  })

test('a draw over pools is whole, without repetition, and the same for the same seed', () => {
  fc.assert(
    fc.property(someDraw, ({ quiz, seed, seen }) => {
      const drawn = drawQuestions(quiz, seed, seen)
      expect(new Set(drawn).size).toBe(quiz.draw)
      expect(drawQuestions(quiz, seed, seen)).toEqual(drawn)
      if (!quiz.shuffle) expect(drawn).toEqual(quiz.questions.map(({ id }) => id).filter((id) => drawn.includes(id)))
    }),
  )
})

test('shares are as even as the pools allow: who gives fewer than another by more than one has no more', () => {
  fc.assert(
    fc.property(someDraw, ({ quiz, groups, seed, seen }) => {
      const drawn = drawQuestions(quiz, seed, seen)
      const shares = groups.map((ids) => ids.filter((id) => drawn.includes(id)).length)
      const most = Math.max(...shares)
      shares.forEach((share, index) => expect(share >= most - 1 || share === groups[index]?.length).toBe(true))
      if (quiz.draw >= groups.length) expect(Math.min(...shares)).toBeGreaterThan(0)
    }),
  )
})

test('in each pool what has not been seen comes first, and pools with such come first where only some give one more', () => {
  fc.assert(
    fc.property(someDraw, ({ quiz, groups, seed, seen }) => {
      const drawn = drawQuestions(quiz, seed, seen)
      const taken = groups.map((ids) => ids.filter((id) => drawn.includes(id)))
      const most = Math.max(...taken.map(({ length }) => length))
      taken.forEach((own, index) => {
        const fresh = (groups[index] ?? []).filter((id) => !seen.has(id))
        expect(own.filter((id) => !seen.has(id))).toHaveLength(Math.min(own.length, fresh.length))
      })
      const lastIsKnown = taken.some((own, index) => {
        const fresh = (groups[index] ?? []).filter((id) => !seen.has(id)).length
        return own.length === most && fresh < most
      })
      const passedOver = taken.some((own, index) => {
        const fresh = (groups[index] ?? []).filter((id) => !seen.has(id)).length
        return own.length === most - 1 && fresh >= most
      })
      expect(lastIsKnown && passedOver).toBe(false)
    }),
  )
})

test('over many seeds pools of one size give as often, and so does each of their questions', () => {
  const pools = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: '', questionIds: [`${id}-1`, `${id}-2`, `${id}-3`] }))
  const list = pools.flatMap(({ questionIds }) => questionIds)
  const quiz = someQuiz({ questions: list.map((id) => ({ ...questionsByType.single, id })), pools, draw: 6 })
  const counts = new Map(list.map((id) => [id, 0]))
  for (const seed of seeds) for (const id of drawQuestions(quiz, seed)) counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(35)
})
