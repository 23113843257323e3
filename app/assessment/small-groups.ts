/** Aggregates of what people chose or wrote need this many people (P9). */
export const leastPeople = 5

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
