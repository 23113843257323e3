/**
 * Classical item analysis of first attempts. Pure: rows in, figures out. Every score is a share of what could be had,
 * 0 to 1, so that attempts which drew different questions from a pool compare.
 */
export type ItemScore = { questionKey: string; share: number; points: number; max: number }
/** One person's first attempt: points and their maximum over all its questions, in hundredths of a point. */
export type FirstAttempt = { points: number; max: number; items: readonly ItemScore[] }

/** Fewer answers than this make a figure that changes with the next few: it is shown as weak. */
export const weakBelow = 30
/** Fewer than this would speak of single persons (P9): nothing is shown. */
export const hiddenBelow = 5

export type Confidence = 'hidden' | 'weak' | 'sound'

/** How far a figure from `answers` answers may be trusted, and shown at all. */
export function confidenceOf(answers: number): Confidence {
  if (answers < hiddenBelow) return 'hidden'
  return answers < weakBelow ? 'weak' : 'sound'
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length
}

/** Sample covariance, divisor n − 1; null under two pairs. */
export function covariance(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 2) return null
  const left = sum(pairs.map(([a]) => a)) / pairs.length
  const right = sum(pairs.map(([, b]) => b)) / pairs.length
  return sum(pairs.map(([a, b]) => (a - left) * (b - right))) / (pairs.length - 1)
}

const variance = (values: readonly number[]) => covariance(values.map((value) => [value, value]))

/** Pearson's product-moment correlation; null where one side does not vary or there are under two pairs. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const shared = covariance(pairs)
  const left = variance(pairs.map(([a]) => a))
  const right = variance(pairs.map(([, b]) => b))
  if (shared === null || !left || !right) return null
  return Math.max(-1, Math.min(1, shared / Math.sqrt(left * right)))
}

type Answered = { item: ItemScore; attempt: FirstAttempt }

function answersTo(questionKey: string, attempts: readonly FirstAttempt[]): Answered[] {
  return attempts.flatMap((attempt) => {
    const item = attempt.items.find((one) => one.questionKey === questionKey)
    return item ? [{ item, attempt }] : []
  })
}

const shareOfWhole = ({ points, max }: FirstAttempt) => (max === 0 ? 0 : points / max)

/** What the rest of the test gave, without the item itself; null when the item is the whole test. */
function shareOfRest({ item, attempt }: Answered): number | null {
  const rest = attempt.max - item.max
  return rest === 0 ? null : (attempt.points - item.points) / rest
}

/**
 * Discrimination index D: mean share in the upper group less that in the lower one, −1 to 1. The groups are the 27 %
 * with the highest and lowest results (T. L. Kelley, “The selection of upper and lower groups for the validation of
 * test items”, Journal of Educational Psychology 30, 1939, 17–24), rounded up; ties keep the order given.
 */
function discriminationIndex(answered: readonly Answered[]): number | null {
  const size = Math.ceil(answered.length * 0.27)
  if (answered.length < 2 || size * 2 > answered.length) return null
  const ranked = answered.toSorted((a, b) => shareOfWhole(b.attempt) - shareOfWhole(a.attempt))
  const upper = mean(ranked.slice(0, size).map(({ item }) => item.share)) ?? 0
  const lower = mean(ranked.slice(-size).map(({ item }) => item.share)) ?? 0
  return upper - lower
}

export type ItemFigures = {
  questionKey: string
  answers: number
  confidence: Confidence
  /** Mean share of the points, 0 to 1: the facility index. */
  facility: number | null
  /** Standard deviation of the share, divisor n − 1. */
  deviation: number | null
  discrimination: number | null
  /** Correlation of the item with the rest of the test (S. Henrysson, Psychometrika 28, 1963, 211–218). */
  itemRest: number | null
}

/** The figures of one question (one wording of it) over first attempts; all null while hidden. */
export function itemFigures(questionKey: string, attempts: readonly FirstAttempt[]): ItemFigures {
  const answered = answersTo(questionKey, attempts)
  const confidence = confidenceOf(answered.length)
  const shown = confidence === 'hidden' ? [] : answered
  const shares = shown.map(({ item }) => item.share)
  const spread = variance(shares)
  const withRest = shown.flatMap((one): [number, number][] => {
    const rest = shareOfRest(one)
    return rest === null ? [] : [[one.item.share, rest]]
  })
  return {
    questionKey,
    answers: answered.length,
    confidence,
    facility: mean(shares),
    deviation: spread === null ? null : Math.sqrt(spread),
    discrimination: discriminationIndex(shown),
    itemRest: correlation(withRest),
  }
}

export type TestFigures = {
  attempts: number
  confidence: Confidence
  /** Mean and standard deviation of the result, as shares of the maximum. */
  mean: number | null
  deviation: number | null
  /** Cronbach's alpha; null where it is not defined. */
  alpha: number | null
  /** Standard error of measurement of a result, as a share of the maximum: deviation × √(1 − alpha). */
  standardError: number | null
}

/** Mean points of each question over the attempts that had it. */
function meanPoints(attempts: readonly FirstAttempt[]): Map<string, number> {
  const totals = new Map<string, { points: number; answers: number }>()
  for (const { questionKey, points } of attempts.flatMap(({ items }) => items)) {
    const known = totals.get(questionKey) ?? { points: 0, answers: 0 }
    totals.set(questionKey, { points: known.points + points, answers: known.answers + 1 })
  }
  return new Map([...totals].map(([key, { points, answers }]) => [key, points / answers]))
}

/**
 * Cronbach's alpha from the mean variance v and the mean covariance c of the questions, k·c / (v + (k − 1)·c), where k
 * is how many questions an attempt has (L. J. Cronbach, “Coefficient alpha and the internal structure of tests”,
 * Psychometrika 16, 1951, 297–334). With the same questions for everybody it equals k/(k − 1)·(1 − Σvᵢ/v_total). With
 * questions drawn from a pool v and c are pooled over the attempts that had each question and each pair. One pass over
 * the answers: within an attempt the products of all pairs of deviations sum to (Σd)² − Σd².
 * Null with fewer than two questions an attempt, or where nothing varies.
 */
export function cronbachAlpha(attempts: readonly FirstAttempt[]): number | null {
  const means = meanPoints(attempts)
  const pooled = { squares: 0, products: 0, answers: 0, pairs: 0 }
  for (const { items } of attempts) {
    const deviations = items.map(({ questionKey, points }) => points - (means.get(questionKey) ?? 0))
    const squares = sum(deviations.map((deviation) => deviation ** 2))
    pooled.squares += squares
    pooled.products += sum(deviations) ** 2 - squares
    pooled.answers += items.length
    pooled.pairs += items.length * (items.length - 1)
  }
  if (pooled.pairs === 0) return null
  const length = pooled.answers / attempts.length
  const v = pooled.squares / pooled.answers
  const c = pooled.products / pooled.pairs
  const whole = v + (length - 1) * c
  return whole <= 0 ? null : (length * c) / whole
}

/** The figures of a whole quiz over first attempts; all null while hidden. */
export function testFigures(attempts: readonly FirstAttempt[]): TestFigures {
  const confidence = confidenceOf(attempts.length)
  const shown = confidence === 'hidden' ? [] : attempts
  const results = shown.map(shareOfWhole)
  const spread = variance(results)
  const deviation = spread === null ? null : Math.sqrt(spread)
  const alpha = cronbachAlpha(shown)
  const standardError = deviation === null || alpha === null ? null : deviation * Math.sqrt(Math.max(0, 1 - alpha))
  return { attempts: attempts.length, confidence, mean: mean(results), deviation, alpha, standardError }
}
