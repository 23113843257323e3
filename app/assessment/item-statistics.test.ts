import { describe, expect, test } from 'vitest'
import { confidenceOf, cronbachAlpha, itemFigures, testFigures } from './item-statistics.ts'
import { sumsOf } from './item-sums.fixtures.ts'

/**
 * Five questions, ten people, worked by hand. Totals 5 5 4 4 3 3 2 2 1 1: mean 3, variance 20/9. Question a is right
 * for all but one (9/10), e for two (2/10). Variances with divisor 9: a 3/30, b 7/30, c and d 8/30, e 8/45, in all 1.0444;
 * alpha = 5/4 × (1 − 1.0444/2.2222) = 0.6625. The upper and lower groups are three people each.
 */
const byHandRows = [
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
]
const byHand = sumsOf(byHandRows)

describe('against a table worked by hand', () => {
  test.each([
    ['a', 0.9, 1 / 3],
    ['b', 0.7, 1],
    ['c', 0.6, 2 / 3],
    ['d', 0.6, 2 / 3],
    ['e', 0.2, 2 / 3],
  ])('question %s: facility %d, discrimination %d', (key, facility, discrimination) => {
    const figures = itemFigures(byHand.item(key))
    expect(figures.answers).toBe(10)
    expect(figures.facility).toBeCloseTo(facility, 10)
    expect(figures.discrimination).toBeCloseTo(discrimination, 10)
  })

  test('item-rest correlation of b: rest 4 4 3 3 2 2 1 2 1 1', () => {
    // Sum of (b − 0.7)(rest − 2.3) = 2.9, of squares 2.1 and 12.1: 2.9 / √25.41.
    expect(itemFigures(byHand.item('b')).itemRest).toBeCloseTo(2.9 / Math.sqrt(2.1 * 12.1), 10)
  })

  test('the whole test: mean, deviation, alpha, standard error of measurement', () => {
    const figures = testFigures(byHand.test)
    expect(figures.mean).toBeCloseTo(0.6, 10)
    expect(figures.deviation).toBeCloseTo(Math.sqrt(20 / 9) / 5, 10)
    expect(figures.alpha).toBeCloseTo(0.6625, 10)
    expect(figures.standardError).toBeCloseTo((Math.sqrt(20 / 9) / 5) * Math.sqrt(1 - 0.6625), 10)
  })
})

/** Ten students, ten questions: K. L. Wuensch, “The Kuder-Richardson 20”, East Carolina University, core.ecu.edu. */
const published = sumsOf(
  '1111110110 1011011101 1111011001 0010001000 0000010010 1110111111 1101110111 1111111101 0101111101 1101101110'
    .split(' ')
    .map((row) => Array.from(row, Number)),
)

test('against a published example: difficulties, variance 5.84, sum of pq 2.18, KR-20 = 10/9 × (1 − 2.18/5.84)', () => {
  const facilities = Array.from('abcdefghij', (key) => itemFigures(published.item(key)).facility)
  expect(facilities).toEqual([0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6])
  const { deviation, alpha } = testFigures(published.test)
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
    const few = sumsOf(byHandRows.slice(0, 4))
    const { answers, ...figures } = itemFigures(few.item('a'))
    expect(answers).toBe(4)
    expect(figures).toMatchObject({ facility: null, deviation: null, discrimination: null, itemRest: null })
    expect(testFigures(few.test)).toMatchObject({ mean: null, deviation: null, alpha: null, standardError: null })
  })

  test('a question everybody gets right discriminates nothing, and has no correlation', () => {
    const easy = sumsOf([1, 0, 1, 0, 1, 1].map((other) => [1, other]))
    expect(itemFigures(easy.item('a'))).toMatchObject({ facility: 1, discrimination: 0, itemRest: null })
  })

  test('nothing varies, one question only, nobody: no alpha', () => {
    expect(cronbachAlpha(sumsOf(Array.from({ length: 6 }, () => [1, 1])).test)).toBeNull()
    expect(cronbachAlpha(sumsOf([1, 0, 1, 0, 1, 1].map((only) => [only])).test)).toBeNull()
    expect(cronbachAlpha(sumsOf([]).test)).toBeNull()
  })

  test('a test of one question has no rest to compare with', () => {
    expect(itemFigures(sumsOf([1, 0, 1, 0, 1, 1].map((only) => [only])).item('a')).itemRest).toBeNull()
  })
})

test('questions drawn from a pool count over the people who had them', () => {
  const drawn = sumsOf([
    [1, 1, null],
    [0, null, 0],
    [null, 1, 1],
    [1, null, 1],
    [0, 0, null],
    [null, 0, 0],
  ])
  expect(itemFigures(drawn.item('a'))).toMatchObject({ answers: 4, confidence: 'hidden' })
  // Deviations are ±0.5 and always agree: v = 0.25, c = 0.25, so alpha = 2 × 0.25 / (0.25 + 0.25) = 1.
  expect(cronbachAlpha(drawn.test)).toBeCloseTo(1, 10)
})

test('the unit of the points does not matter', () => {
  const inHundredths = sumsOf(
    byHandRows.map((row) => row.map((points) => points * 100)),
    100,
  )
  expect(testFigures(inHundredths.test).alpha).toBeCloseTo(0.6625, 10)
  expect(itemFigures(inHundredths.item('b')).itemRest).toBeCloseTo(2.9 / Math.sqrt(2.1 * 12.1), 10)
})
