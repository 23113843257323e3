/** Aggregates of what people chose or wrote need this many people (P9). */
export const leastPeople = 5

/** Whether a number would speak of single persons: somebody is there, and too few. */
export const isFew = (people: number) => people > 0 && people < leastPeople

/**
 * Which groups of one partition may be shown, when the total is known: none of fewer than five people, and not so many
 * of the others that the rest is found by taking them from the total. A hidden rest of one to four takes the smallest
 * shown group with it (complementary suppression: Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
 */
export function showableGroups<Key>(groups: ReadonlyMap<Key, number>): Map<Key, number> {
  const shown = [...groups].filter(([, people]) => people >= leastPeople).sort(([, a], [, b]) => a - b)
  let hidden = [...groups.values()].filter((people) => people < leastPeople).reduce((sum, people) => sum + people, 0)
  while (hidden > 0 && hidden < leastPeople && shown.length > 0) hidden += shown.shift()?.[1] ?? 0
  return new Map(shown)
}

/** How many people; or `few`, fewer than five; or `kept` back because it would tell how many the few are. */
export type Count = number | 'few' | 'kept'

/**
 * What stands for the hidden counts of one whole, the same for all of them. `few` says how large each may be, so it
 * stands only where that leaves more than one possibility: four and four of eight, or one and one of two, do not.
 */
export function wordFor(hidden: readonly number[], whole: Count): 'few' | 'kept' {
  const people = hidden.reduce((sum, one) => sum + one, 0)
  if (whole === 'kept' || hidden.some((one) => one >= leastPeople)) return 'kept'
  const open = people > hidden.length && people < hidden.length * (leastPeople - 1)
  return whole === 'few' || open ? 'few' : 'kept'
}
