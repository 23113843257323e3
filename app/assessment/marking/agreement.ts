import { confidenceOf, type Confidence } from '../item-statistics.ts'

/** How two readers placed one answer on one criterion; levels count from 0. */
export type Pair = readonly [number, number]

export type Agreement = {
  pairs: number
  confidence: Confidence
  /** −1 to 1; null while hidden, and where chance alone would already agree (everybody at one level). */
  kappa: number | null
  /** Share of pairs at the same level, 0 to 1; null while hidden. */
  same: number | null
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** A table of counts, the first reader's levels down and the second's across. */
export function tableOf(pairs: readonly Pair[], levels: number): number[][] {
  const table = Array.from({ length: levels }, () => Array.from({ length: levels }, () => 0))
  for (const [first, second] of pairs) {
    const row = table[first]
    if (row?.[second] !== undefined) row[second] += 1
  }
  return table
}

/**
 * Weighted kappa with quadratic weights: 1 − Σ v·o / Σ v·e, where o is the observed share of a cell, e the share chance
 * alone gives it (product of the margins), and v = (i − j)² / (k − 1)² the weight of a disagreement of k levels.
 * Cohen, J. (1968), “Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit”,
 * Psychological Bulletin 70(4), 213–220; quadratic weights as in Fleiss and Cohen (1973).
 * @returns null for an empty table, and where chance gives no disagreement
 */
export function weightedKappa(table: readonly (readonly number[])[]): number | null {
  const total = sum(table.map(sum))
  const rows = table.map(sum)
  const columns = table.map((_, at) => sum(table.map((row) => row[at] ?? 0)))
  const largest = (table.length - 1) ** 2
  let observed = 0
  let expected = 0
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      const weight = (i - j) ** 2 / largest
      observed += (weight * count) / total
      expected += (weight * (rows[i] ?? 0) * (columns[j] ?? 0)) / total ** 2
    }
  }
  return total === 0 || expected === 0 ? null : 1 - observed / expected
}

/** Agreement on one criterion: nothing below 5 pairs (P9), marked as weak below 30. */
export function agreementOf(pairs: readonly Pair[], levels: number): Agreement {
  const confidence = confidenceOf(pairs.length)
  if (confidence === 'hidden') return { pairs: pairs.length, confidence, kappa: null, same: null }
  const same = pairs.filter(([first, second]) => first === second).length / pairs.length
  return { pairs: pairs.length, confidence, kappa: weightedKappa(tableOf(pairs, levels)), same }
}
