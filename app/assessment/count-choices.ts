import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Divergence } from './activity-state.ts'
import { safeTotals, type Total } from './safe-totals.ts'
import { isFew, leastPeople, showableGroups, wordFor, type Count } from './small-groups.ts'

type Counter = DepartmentKind | null
type Choice = { option: string; counter: Counter; people: number }

const sum = (counts: readonly { people: number }[]) => counts.reduce((total, { people }) => total + people, 0)
const partOf = ({ option, counter }: Choice) => `${counter ?? 'none'} ${option}`

/** Everything of one to four people in the table, and what is so together in a row or a column. */
function guardedOf(choices: readonly Choice[], lines: readonly (readonly Choice[])[]): string[][] {
  const small = choices.filter(({ people }) => isFew(people)).map((one) => [partOf(one)])
  const smallOf = (line: readonly Choice[]) => line.filter(({ people }) => isFew(people))
  const together = [...lines.map(smallOf), ...lines].filter((line) => isFew(sum(line)))
  return [...small, ...together.map((line) => line.map(partOf))]
}

/** Options whose totals are small, together. */
function fewOptions(columns: readonly (readonly Choice[])[]): string[][] {
  const small = columns.filter((column) => isFew(sum(column))).flat()
  return isFew(sum(small)) ? [small.map(partOf)] : []
}

/** Counts under their ids, words for those not shown. */
function worded(cells: readonly { id: string; people: number; shown: boolean }[], whole: Count) {
  const word = wordFor(
    cells.filter(({ shown }) => !shown).map(({ people }) => people),
    whole,
  )
  return cells.map(({ id, people, shown }): { id: string; people: Count } => ({ id, people: shown ? people : word }))
}

/**
 * One decision as colleagues took it, in all and by counter: options down, counters across. No number of one to four
 * people, and none that tells one by subtraction, neither within a counter nor between counters and the whole (P9).
 */
export function countChoices(choices: readonly Choice[]): {
  people: number
  options: { id: string; people: Count }[]
  counters: Divergence['counters']
} {
  const people = sum(choices)
  const ids = [...new Set(choices.map(({ option }) => option))]
  const groups = [...new Set(choices.map(({ counter }) => counter))].map((counter) => {
    return { counter, own: choices.filter((one) => one.counter === counter) }
  })
  const sizes = showableGroups(new Map(groups.map(({ counter, own }) => [counter, sum(own)])))
  const shownGroups = groups.filter(({ counter }) => sizes.has(counter)).toSorted((a, b) => sum(b.own) - sum(a.own))
  const columns = ids.map((id) => choices.filter(({ option }) => option === id))
  const total = (key: string, of: readonly Choice[]): Total => ({ key, people: sum(of), parts: of.map(partOf) })
  const bySize = (totals: Total[]) =>
    totals.filter((one) => one.people >= leastPeople).toSorted((a, b) => b.people - a.people)
  const guarded = [...guardedOf(choices, [...columns, ...groups.map(({ own }) => own)]), ...fewOptions(columns)]
  const shown = safeTotals(
    [
      total('whole', choices),
      ...shownGroups.map(({ counter, own }) => total(`group ${counter ?? 'none'}`, own)),
      ...bySize(columns.map((column, index) => total(`option ${ids[index] ?? ''}`, column))),
      ...shownGroups.flatMap(({ own }) => bySize(own.map((one) => total(partOf(one), [one])))),
    ],
    guarded,
    [],
  )
  const counters = shownGroups.map(({ counter, own }) => {
    const cells = own.map((one) => ({ id: one.option, people: one.people, shown: shown.has(partOf(one)) }))
    return { counter, people: sum(own), options: worded(cells, sum(own)) }
  })
  const options = ids.map((id, index) => {
    return { id, people: sum(columns[index] ?? []), shown: shown.has(`option ${id}`) }
  })
  return { people, options: worded(options, people), counters }
}
