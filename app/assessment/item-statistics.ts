import { leastPeople } from './small-groups.ts'

/**
 * Classical item analysis of first attempts, from sums that the database makes in one pass (quiz-statistics.server.ts).
 * Every score is a share of what could be had, 0 to 1, so that attempts which drew different questions compare.
 */

/** Sums over pairs of one thing and another. `x` is the question's share, `y` the share of the rest of the test. */
export type PairSums = { n: number; x: number; y: number; xx: number; yy: number; xy: number }
export type GroupSums = { n: number; x: number }

/** One question, in one wording of it. */
export type ItemSums = {
  questionKey: string
  /** All answers; `pairs` has those with a rest to compare with. */
  answers: number
  share: number
  shareSquares: number
  pairs: PairSums
  /** The 27 % of the attempts with the highest results, and with the lowest, that had the question. */
  upper: GroupSums
  lower: GroupSums
}

/** The whole quiz. `d` is an answer's points less the mean points of its question, in hundredths. */
export type TestSums = {
  attempts: number
  result: number
  resultSquares: number
  /** Over all answers: how many, and Σd². */
  answers: number
  deviationSquares: number
  /** Over all pairs of answers of one attempt, each taken both ways: how many, and Σdᵢdⱼ = (Σd)² − Σd². */
  pairs: number
  deviationProducts: number
}

/** Fewer answers than this make a figure that changes with the next few: it is shown as weak. */
const weakBelow = 30

export type Confidence = 'hidden' | 'weak' | 'sound'

/** How far a figure from so many answers may be trusted, and shown at all. */
export function confidenceOf(answers: number): Confidence {
  if (answers < leastPeople) return 'hidden'
  return answers < weakBelow ? 'weak' : 'sound'
}

/** Standard deviation, divisor n − 1, from Σx and Σx²; null under two values. */
function deviationOf(n: number, x: number, xx: number): number | null {
  return n < 2 ? null : Math.sqrt(Math.max(0, (xx - (x * x) / n) / (n - 1)))
}

const spreadless = 1e-12

/** Pearson's product-moment correlation; null where one side does not vary or there are under two pairs. */
function correlationOf({ n, x, y, xx, yy, xy }: PairSums): number | null {
  if (n < 2) return null
  const left = xx - (x * x) / n
  const right = yy - (y * y) / n
  if (left < spreadless || right < spreadless) return null
  return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(left * right)))
}

export type ItemFigures = {
  questionKey: string
  answers: number
  confidence: Confidence
  /** Facility index: mean share of the points, 0 to 1. */
  facility: number | null
  /** Standard deviation of the share, divisor n − 1. */
  deviation: number | null
  /**
   * Discrimination index D: mean share in the upper group less that in the lower, −1 to 1. The groups are the 27 % with
   * the highest and the lowest results (T. L. Kelley, Journal of Educational Psychology 30, 1939, 17–24), rounded up.
   */
  discrimination: number | null
  /** Correlation of the question with the rest of the test (S. Henrysson, Psychometrika 28, 1963, 211–218). */
  itemRest: number | null
}

/** The figures of one question; all null while hidden. */
export function itemFigures(sums: ItemSums): ItemFigures {
  const { questionKey, answers, share, shareSquares, pairs, upper, lower } = sums
  const confidence = confidenceOf(answers)
  const nothing = { facility: null, deviation: null, discrimination: null, itemRest: null }
  if (confidence === 'hidden') return { questionKey, answers, confidence, ...nothing }
  return {
    questionKey,
    answers,
    confidence,
    facility: share / answers,
    deviation: deviationOf(answers, share, shareSquares),
    discrimination: upper.n === 0 || lower.n === 0 ? null : upper.x / upper.n - lower.x / lower.n,
    itemRest: correlationOf(pairs),
  }
}

/**
 * Cronbach's alpha from the mean variance v and the mean covariance c of the questions, k·c / (v + (k − 1)·c), where k
 * is how many questions an attempt has (L. J. Cronbach, Psychometrika 16, 1951, 297–334). With the same questions for
 * everybody it equals k/(k − 1)·(1 − Σvᵢ/v_total). With questions drawn from a pool v and c are pooled over the
 * attempts that had each question and each pair.
 * Null with fewer than two questions an attempt, or where nothing varies.
 */
export function cronbachAlpha(sums: TestSums): number | null {
  const { attempts, answers, deviationSquares, pairs, deviationProducts } = sums
  if (pairs === 0 || attempts < 2) return null
  const length = answers / attempts
  const v = deviationSquares / answers
  const c = deviationProducts / pairs
  const whole = v + (length - 1) * c
  return whole < spreadless ? null : (length * c) / whole
}

export type TestFigures = {
  attempts: number
  confidence: Confidence
  /** Mean and standard deviation of the result, as shares of the maximum. */
  mean: number | null
  deviation: number | null
  alpha: number | null
  /** Standard error of measurement of one result, as a share of the maximum: deviation × √(1 − alpha). */
  standardError: number | null
}

/** The figures of a whole quiz; all null while hidden. */
export function testFigures(sums: TestSums): TestFigures {
  const { attempts, result, resultSquares } = sums
  const confidence = confidenceOf(attempts)
  if (confidence === 'hidden')
    return { attempts, confidence, mean: null, deviation: null, alpha: null, standardError: null }
  const deviation = deviationOf(attempts, result, resultSquares)
  const alpha = cronbachAlpha(sums)
  const standardError = deviation === null || alpha === null ? null : deviation * Math.sqrt(Math.max(0, 1 - alpha))
  return { attempts, confidence, mean: result / attempts, deviation, alpha, standardError }
}
