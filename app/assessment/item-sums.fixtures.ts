import type { ItemSums, TestSums } from './item-statistics.ts'

/** One person's first attempt: points of each question, in the order of the letters; null where it was not drawn. */
export type Row = readonly (number | null)[]

type Attempt = { items: { key: string; points: number }[]; points: number; max: number }

function attemptOf(row: Row, max: number): Attempt {
  const items = row.flatMap((points, index) =>
    points === null ? [] : [{ key: 'abcdefghijklmnopqrstuvwxyz'.charAt(index), points }],
  )
  return { items, points: items.reduce((sum, { points }) => sum + points, 0), max: items.length * max }
}

const sumOf = <T>(list: readonly T[], value: (one: T) => number) => list.reduce((sum, one) => sum + value(one), 0)
const resultOf = ({ points, max }: Attempt) => points / max

function itemSums(key: string, attempts: readonly Attempt[], max: number): ItemSums {
  const ranked = attempts.toSorted((a, b) => resultOf(b) - resultOf(a))
  const size = Math.ceil(attempts.length * 0.27)
  const answersIn = (some: readonly Attempt[]) =>
    some.flatMap((attempt) => {
      const item = attempt.items.find((one) => one.key === key)
      return item ? [{ x: item.points / max, rest: attempt.max - max, y: attempt.points - item.points }] : []
    })
  const answers = answersIn(attempts)
  const paired = answers.filter(({ rest }) => rest > 0).map(({ x, y, rest }) => ({ x, y: y / rest }))
  const group = (some: readonly Attempt[]) => ({ n: answersIn(some).length, x: sumOf(answersIn(some), ({ x }) => x) })
  return {
    questionKey: key,
    answers: answers.length,
    share: sumOf(answers, ({ x }) => x),
    shareSquares: sumOf(answers, ({ x }) => x * x),
    pairs: {
      n: paired.length,
      x: sumOf(paired, ({ x }) => x),
      y: sumOf(paired, ({ y }) => y),
      xx: sumOf(paired, ({ x }) => x * x),
      yy: sumOf(paired, ({ y }) => y * y),
      xy: sumOf(paired, ({ x, y }) => x * y),
    },
    upper: group(ranked.slice(0, size)),
    lower: group(ranked.slice(-size)),
  }
}

function testSums(attempts: readonly Attempt[]): TestSums {
  const all = attempts.flatMap(({ items }) => items)
  const meanOf = (key: string) => {
    const own = all.filter((one) => one.key === key)
    return sumOf(own, ({ points }) => points) / own.length
  }
  const deviations = attempts.map(({ items }) => items.map(({ key, points }) => points - meanOf(key)))
  return {
    attempts: attempts.length,
    result: sumOf(attempts, resultOf),
    resultSquares: sumOf(attempts, (attempt) => resultOf(attempt) ** 2),
    answers: all.length,
    deviationSquares: sumOf(deviations.flat(), (d) => d * d),
    pairs: sumOf(attempts, ({ items }) => items.length * (items.length - 1)),
    deviationProducts: sumOf(deviations, (own) => sumOf(own, (d) => d) ** 2 - sumOf(own, (d) => d * d)),
  }
}

/** The sums that the database makes, by the plainest way there is: for tests to compare with. */
export function sumsOf(rows: readonly Row[], max = 1) {
  const attempts = rows.map((row) => attemptOf(row, max))
  return {
    item: (key: string) => itemSums(key, attempts, max),
    test: testSums(attempts),
  }
}
