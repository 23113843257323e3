import { describe, expect, test } from 'vitest'
import { agreementOf, tableOf, weightedKappa, type Pair } from './agreement.ts'

/*
 * By hand: 10 answers, 3 levels; rows 4 3 3, columns 4 2 4. Observed: three neighbours at weight 1/4, 0.75/10 = 0.075.
 * By chance, of 100: neighbours 4·2 + 3·4 + 3·4 + 3·2 = 38, ends 4·4 + 3·4 = 28, so 38/400 + 28/100 = 0.375.
 * Kappa = 1 − 0.075/0.375 = 0.8.
 */
const byHand = [
  [3, 1, 0],
  [1, 1, 1],
  [0, 0, 3],
]
// K. L. Gwet, Handbook of Inter-Rater Reliability (2014): two abstractors of 100 records; R’s irrCAC prints 0.8921569.
const abstractors = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]
const diagonal = (counts: number[]) => counts.map((count, at) => counts.map((_, other) => (other === at ? count : 0)))

describe('weighted kappa', () => {
  test.each<[string, number[][], number | null]>([
    ['worked by hand', byHand, 0.8],
    ['the published example', abstractors, 0.8921569],
    ['everybody alike', diagonal([2, 3, 4]), 1],
    ['all at one level', diagonal([0, 9, 0]), null],
    ['always at the other end', diagonal([3, 0, 3]).toReversed(), -1],
    [
      'as chance would',
      [
        [1, 1],
        [1, 1],
      ],
      0,
    ],
    ['an empty table', diagonal([0, 0, 0]), null],
  ])('%s', (_, table, expected) => {
    const kappa = weightedKappa(table)
    if (expected === null) expect(kappa).toBeNull()
    else expect(kappa).toBeCloseTo(expected, 7)
  })

  test('does not depend on who is called first', () => {
    const turned = byHand.map((_, at) => byHand.map((row) => row[at] ?? 0))
    expect(weightedKappa(turned)).toBeCloseTo(0.8, 12)
  })
})

describe('agreement of readers', () => {
  const pairs: Pair[] = byHand.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): Pair => [i, j])),
  )

  test('counts pairs into a table', () => {
    expect(tableOf(pairs, 3)).toEqual(byHand)
  })

  test.each<[number, string]>([
    [4, 'hidden'],
    [5, 'weak'],
    [29, 'weak'],
    [30, 'sound'],
  ])('of %i pairs is %s', (count, confidence) => {
    const some = Array.from({ length: count }, (_, at) => pairs[at % pairs.length] ?? ([0, 0] as const))
    const { kappa, same, ...rest } = agreementOf(some, 3)
    expect(rest).toEqual({ pairs: count, confidence })
    expect([kappa === null, same === null]).toEqual([count < 5, count < 5])
  })

  test('says how many pairs are the same', () => {
    const { kappa, same } = agreementOf(pairs, 3)
    expect(kappa).toBeCloseTo(0.8, 12)
    expect(same).toBe(0.7)
  })
})
