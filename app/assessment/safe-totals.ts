/** A number of people that is a sum of parts, named by their keys. */
export type Total = { key: string; people: number; parts: readonly string[] }

/** A sum of parts that everybody knows, whatever is shown: `plus` and `minus` are alike. */
export type Equality = { plus: readonly string[]; minus: readonly string[] }

type Row = Float64Array

const nothing = 1e-9

function rowOf(place: ReadonlyMap<string, number>, plus: readonly string[], minus: readonly string[] = []): Row {
  const row = new Float64Array(place.size)
  const add = (part: string, by: number) => {
    const at = place.get(part)
    if (at !== undefined) row[at] = (row[at] ?? 0) + by
  }
  for (const part of plus) add(part, 1)
  for (const part of minus) add(part, -1)
  return row
}

const pivotOf = (row: Row) => row.findIndex((value) => Math.abs(value) > nothing)

/** Takes `known` away from `row` as often as its pivot is in it. */
function takeAway(row: Row, known: Row, pivot: number): void {
  const times = (row[pivot] ?? 0) / (known[pivot] ?? 1)
  if (Math.abs(times) <= nothing) return
  for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) - times * (known[at] ?? 0)
}

function alike(row: Row, other: Row, pivot: number): boolean {
  const times = (other[pivot] ?? 0) / (row[pivot] ?? 1)
  if (Math.abs(times) <= nothing) return false
  return row.every((value, at) => Math.abs((other[at] ?? 0) - times * value) <= nothing)
}

/**
 * What is known so far, and what must not be: `learn` tells whether a sum may be added without making one of the
 * guarded ones a matter of adding and subtracting (its row a linear combination of known rows).
 */
function ledger(guarded: Row[]) {
  const known: { row: Row; pivot: number }[] = []
  return (row: Row, anyway: boolean): boolean => {
    for (const one of known) takeAway(row, one.row, one.pivot)
    const pivot = pivotOf(row)
    if (pivot < 0) return true
    if (!anyway && guarded.some((secret) => alike(row, secret, pivot))) return false
    known.push({ row, pivot })
    for (const secret of guarded) takeAway(secret, row, pivot)
    return true
  }
}

/**
 * Which totals may be shown, so that no guarded one (of one to four people) is found from them by adding and
 * subtracting: complementary suppression over linked tables (Hundepool et al., Statistical Disclosure Control, 2012,
 * ch. 4). `totals` are tried in their order, so what matters more comes first. Parts of nobody are left out by the
 * caller: zeros are shown. Returns the keys of those to show.
 */
export function safeTotals(
  totals: readonly Total[],
  guarded: readonly (readonly string[])[],
  equalities: readonly Equality[],
): Set<string> {
  const parts = [
    ...totals.flatMap((total) => total.parts),
    ...guarded.flat(),
    ...equalities.flatMap(({ plus, minus }) => [...plus, ...minus]),
  ]
  const place = new Map([...new Set(parts)].map((part, index) => [part, index]))
  const learn = ledger(guarded.map((secret) => rowOf(place, secret)))
  for (const { plus, minus } of equalities) learn(rowOf(place, plus, minus), true)
  return new Set(totals.filter((total) => learn(rowOf(place, total.parts), false)).map(({ key }) => key))
}
