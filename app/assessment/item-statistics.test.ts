import { describe, expect, test } from 'vitest'
import {
  confidenceOf,
  correlation,
  cronbachAlpha,
  itemFigures,
  testFigures,
  type FirstAttempt,
} from './item-statistics.ts'

/** Rows of right (1) and wrong (0) answers, one person a row, a question a letter; null where it was not drawn. */
function attemptsOf(rows: readonly (readonly (number | null)[])[], max = 1): FirstAttempt[] {
  return rows.map((row) => {
    const items = row.flatMap((points, index) =>
      points === null ? [] : [{ questionKey: 'abcdefghij'.charAt(index), points, max, share: points / max }],
    )
    return { items, points: items.reduce((sum, item) => sum + item.points, 0), max: items.length * max }
  })
}

/**
 * Five questions, ten people, worked by hand. Totals 5 5 4 4 3 3 2 2 1 1: mean 3, variance 20/9. Question a is right
 * for all but one (9/10), e for two (2/10). Variances with divisor 9: a 3/30, b 7/30, c and d 8/30, e 8/45, in all 1.0444;
 * alpha = 5/4 × (1 − 1.0444/2.2222) = 0.6625.
 */
const byHand = attemptsOf([
  [1, 1, 1, 1, 1],
  [1, 1, 1, 1, 1],
  [1, 1, 1, 1, 0],
  [1, 1, 1, 1, 0],
  [1, 1, 1, 0, 0],
  [1, 1, 0, 1, 0],
  [1, 1, 0, 0, 0],
  [1, 0, 1, 0, 0],
  [1, 0, 0, 0, 0],
  [0, 0, 0, 1, 0],
])

describe('against a table worked by hand', () => {
  test.each([
    ['a', 0.9, 1 / 3],
    ['b', 0.7, 1],
    ['c', 0.6, 2 / 3],
    ['d', 0.6, 2 / 3],
    ['e', 0.2, 2 / 3],
  ])('question %s: facility %d, discrimination %d', (key, facility, discrimination) => {
    const figures = itemFigures(key, byHand)
    expect(figures.answers).toBe(10)
    expect(figures.facility).toBeCloseTo(facility, 10)
    expect(figures.discrimination).toBeCloseTo(discrimination, 10)
  })

  test('item-rest correlation of b: rest 4 4 3 3 2 2 1 2 1 1', () => {
    // Sum of (b − 0.7)(rest − 2.3) = 2.9, of squares 2.1 and 12.1: 2.9 / √25.41.
    expect(itemFigures('b', byHand).itemRest).toBeCloseTo(2.9 / Math.sqrt(2.1 * 12.1), 10)
  })

  test('the whole test: mean, deviation, alpha, standard error of measurement', () => {
    const variances = [0.9 * 0.1, 0.7 * 0.3, 0.6 * 0.4, 0.6 * 0.4, 0.2 * 0.8].map((spread) => (spread * 10) / 9)
    const alpha = (5 / 4) * (1 - variances.reduce((sum, one) => sum + one, 0) / (20 / 9))
    const figures = testFigures(byHand)
    expect(figures.mean).toBeCloseTo(0.6, 10)
    expect(figures.deviation).toBeCloseTo(Math.sqrt(20 / 9) / 5, 10)
    expect(alpha).toBeCloseTo(0.6625, 10)
    expect(figures.alpha).toBeCloseTo(alpha, 10)
    expect(figures.standardError).toBeCloseTo((Math.sqrt(20 / 9) / 5) * Math.sqrt(1 - alpha), 10)
  })
})

/** Ten students, ten questions: K. L. Wuensch, “The Kuder-Richardson 20”, East Carolina University, core.ecu.edu. */
const published = attemptsOf(
  '1111110110 1011011101 1111011001 0010001000 0000010010 1110111111 1101110111 1111111101 0101111101 1101101110'
    .split(' ')
    .map((row) => Array.from(row, Number)),
)

test('against a published example: difficulties, variance 5.84, sum of pq 2.18, KR-20 = 10/9 × (1 − 2.18/5.84)', () => {
  const facilities = Array.from('abcdefghij', (key) => itemFigures(key, published).facility)
  expect(facilities).toEqual([0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6])
  const { deviation, alpha } = testFigures(published)
  expect(((deviation ?? 0) * 10) ** 2 * 0.9).toBeCloseTo(5.84, 10)
  expect(alpha).toBeCloseTo((10 / 9) * (1 - 2.18 / 5.84), 10)
})

describe('what is not known is not said', () => {
  test.each([
    [0, 'hidden'],
    [4, 'hidden'],
    [5, 'weak'],
    [29, 'weak'],
    [30, 'sound'],
  ] as const)('%d answers are %s', (answers, confidence) => {
    expect(confidenceOf(answers)).toBe(confidence)
  })

  test('under five answers no figure at all', () => {
    const { answers, ...figures } = itemFigures('a', byHand.slice(0, 4))
    expect(answers).toBe(4)
    expect(figures).toMatchObject({ facility: null, deviation: null, discrimination: null, itemRest: null })
    expect(testFigures(byHand.slice(0, 4))).toMatchObject({ mean: null, alpha: null, standardError: null })
  })

  test('a question everybody gets right discriminates nothing, and has no correlation', () => {
    const easy = attemptsOf([1, 0, 1, 0, 1, 1].map((other) => [1, other]))
    expect(itemFigures('a', easy)).toMatchObject({ facility: 1, discrimination: 0, itemRest: null })
  })

  test('nothing varies, or one question only: no alpha', () => {
    expect(cronbachAlpha(attemptsOf(Array.from({ length: 6 }, () => [1, 1])))).toBeNull()
    expect(cronbachAlpha(attemptsOf([1, 0, 1, 0, 1, 1].map((only) => [only])))).toBeNull()
    expect(cronbachAlpha([])).toBeNull()
  })

  test('two columns without spread have no correlation', () => {
    expect(correlation([])).toBeNull()
    expect(correlation([[1, 2]])).toBeNull()
    expect(
      correlation([
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull()
  })
})

test('questions drawn from a pool count over the people who had them', () => {
  const drawn = attemptsOf([
    [1, 1, null],
    [0, null, 0],
    [null, 1, 1],
    [1, null, 1],
    [0, 0, null],
    [null, 0, 0],
  ])
  expect(itemFigures('a', drawn)).toMatchObject({ answers: 4, confidence: 'hidden' })
  // Deviations are ±0.5 and always agree: v = 0.25, c = 0.25, so alpha = 2 × 0.25 / (0.25 + 0.25) = 1.
  expect(cronbachAlpha(drawn)).toBeCloseTo(1, 10)
})

test('the unit of the points does not matter', () => {
  const inHundredths = byHand.map(({ points, max, items }) => ({
    points: points * 100,
    max: max * 100,
    items: items.map((item) => ({ ...item, points: item.points * 100, max: 100 })),
  }))
  expect(testFigures(inHundredths).alpha).toBeCloseTo(testFigures(byHand).alpha ?? 0, 10)
  expect(itemFigures('c', inHundredths).itemRest).toBeCloseTo(itemFigures('c', byHand).itemRest ?? 0, 10)
})
