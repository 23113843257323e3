import { expect, test } from 'vitest'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { explainSittings } from './explain-sittings.ts'
import { mergeIntervals, type Stretch } from './merge-intervals.ts'

const minute = 60_000
const shown = (lesson: string, from: number, to: number, windowId = lesson): Stretch => ({
  ...{ windowId, lesson, from: from * minute, to: to * minute },
})
const explained = (stretches: Stretch[], declared: number) =>
  explainSittings(mergeIntervals(stretches), () => declared * minute).map(({ counted, elsewhere, beyond }) =>
    [counted, elsewhere, beyond].map((time) => time / minute),
  )

test.each<[string, Stretch[], number, number[][]]>([
  ['all of a sitting', [shown('a', 0, 8)], 10, [[8, 0, 0]]],
  [
    'what is beyond the declared minutes',
    [shown('a', 0, 8), shown('a', 20, 28)],
    10,
    [
      [8, 0, 0],
      [2, 0, 6],
    ],
  ],
  [
    'what another window had',
    [shown('a', 0, 8), shown('b', 5, 12)],
    10,
    [
      [8, 0, 0],
      [4, 3, 0],
    ],
  ],
  [
    'nothing of what another window had wholly',
    [shown('a', 0, 8), shown('a', 2, 5, 'w')],
    10,
    [
      [8, 0, 0],
      [0, 3, 0],
    ],
  ],
])('explains %s', (_what, stretches, declared, expected) => {
  expect(explained(stretches, declared)).toEqual(expected)
})

test('the parts of a sitting are its length, and no lesson counts beyond its room', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = seededRandom(seed)
    const stretches = Array.from({ length: random.below(12) }, () => {
      const from = random.below(60)
      return shown(random.pick(['a', 'b']), from, from + 1 + random.below(9), random.pick(['v', 'w']))
    })
    const all = explainSittings(mergeIntervals(stretches), () => 10 * minute)
    for (const { from, to, counted, elsewhere, beyond } of all) {
      expect(counted + elsewhere + beyond).toBe(to - from)
      expect(Math.min(counted, elsewhere, beyond)).toBeGreaterThanOrEqual(0)
    }
    for (const lesson of ['a', 'b']) {
      const sum = all.filter((one) => one.lesson === lesson).reduce((total, { counted }) => total + counted, 0)
      expect(sum).toBeLessThanOrEqual(10 * minute)
    }
  }
})
