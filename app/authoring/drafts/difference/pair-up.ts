import { diffArrays } from 'diff'

/** What stood and what stands in its place; one of the two null where a thing went or came. */
export type Pair<Thing> =
  { before: Thing; after: Thing } | { before: Thing; after: null } | { before: null; after: Thing }

type Rules<Thing> = {
  /** Equal for things that look the same. */
  signature: (thing: Thing) => string
  /** How much two things have in common, 0 to 1; below `least` one went and the other came. */
  likeness: (before: Thing, after: Thing) => number
}

const least = 0.34
/** Comparisons between two changed stretches; beyond, all of one went and all of the other came. */
const most = 20_000

const gone = <Thing>(before: Thing): Pair<Thing> => ({ before, after: null })
const come = <Thing>(after: Thing): Pair<Thing> => ({ before: null, after })

/** Two stretches with nothing equal: the pairing, in order, that has most in common. */
function pairStretch<Thing>(before: readonly Thing[], after: readonly Thing[], rules: Rules<Thing>): Pair<Thing>[] {
  const apart = [...before.map(gone), ...after.map(come)]
  if (before.length === 0 || after.length === 0 || before.length * after.length > most) return apart
  const alike = before.map((one) =>
    after.map((other) => {
      const found = rules.likeness(one, other)
      return found < least ? 0 : found
    }),
  )
  // best[i][j]: the most that the things from i and from j on have in common.
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const paired = (i: number, j: number) => {
    const found = alike[i]?.[j] ?? 0
    return found > 0 ? found + at(i + 1, j + 1) : 0
  }
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = best[i]
      if (row) row[j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pair<Thing>[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [one, other] = [before[i], after[j]]
    if (one !== undefined && other !== undefined && paired(i, j) > 0 && paired(i, j) === at(i, j)) {
      pairs.push({ before: one, after: other })
      i += 1
      j += 1
    } else if (one !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pairs.push(gone(one))
      i += 1
    } else if (other !== undefined) {
      pairs.push(come(other))
      j += 1
    }
  }
  return pairs
}

/** Which of the things that stand now stand for which of before, both in their order. */
export function pairUp<Thing>(before: readonly Thing[], after: readonly Thing[], rules: Rules<Thing>): Pair<Thing>[] {
  const changes = diffArrays(before.map(rules.signature), after.map(rules.signature))
  const pairs: Pair<Thing>[] = []
  let [i, j] = [0, 0]
  let [went, came]: [Thing[], Thing[]] = [[], []]
  const close = () => {
    pairs.push(...pairStretch(went, came, rules))
    ;[went, came] = [[], []]
  }
  for (const { added, removed, value } of changes) {
    const count = value.length
    if (added) came.push(...after.slice(j, j + count))
    else if (removed) went.push(...before.slice(i, i + count))
    else {
      close()
      before.slice(i, i + count).forEach((one, place) => {
        const other = after[j + place]
        if (other !== undefined) pairs.push({ before: one, after: other })
      })
    }
    if (!added) i += count
    if (!removed) j += count
  }
  close()
  return pairs
}
