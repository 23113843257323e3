/** Labels from the widest to the narrowest; `null` stands for several that were joined, or for one that is not known. */
export type GroupPath = readonly (string | null)[]

export type Group<Item> = { path: GroupPath; items: Item[] }

type Rule<Item> = { least: number; personOf: (item: Item) => string }

const same = (one: GroupPath, other: GroupPath) => one.every((label, at) => label === other[at])

const peopleIn = <Item>({ items }: { items: readonly Item[] }, { personOf }: Rule<Item>) =>
  new Set(items.map(personOf)).size

/** The groups with those that are too small at one depth joined to a group of their own, beside their larger siblings. */
function joinAt<Item>(groups: readonly Group<Item>[], depth: number, rule: Rule<Item>): Group<Item>[] {
  const width = groups[0]?.path.length ?? 0
  const done: Group<Item>[] = []
  const parents = new Map(groups.map(({ path }) => [JSON.stringify(path.slice(0, depth)), path.slice(0, depth)]))
  for (const parent of parents.values()) {
    const siblings = groups
      .filter(({ path }) => same(parent, path))
      .map((group) => ({ ...group, size: peopleIn(group, rule) }))
      .toSorted((a, b) => a.size - b.size || JSON.stringify(a.path).localeCompare(JSON.stringify(b.path)))
    const pool: Item[] = []
    // A rest that is itself too small takes the smallest of the others with it.
    const isShort = () => pool.length > 0 && peopleIn({ items: pool }, rule) < rule.least
    while (siblings[0] && (siblings[0].size < rule.least || isShort())) pool.push(...(siblings.shift()?.items ?? []))
    const joined = Array.from({ length: width }, (_none, at) => parent[at] ?? null)
    done.push(...siblings.map(({ path, items }) => ({ path, items })))
    if (pool.length > 0) done.push({ path: joined, items: pool })
  }
  return done
}

/**
 * Joins groups with fewer than `least` people in them (`personOf` an item), the narrowest labels first, so that no group
 * left is smaller; fewer people than that in all stay one group. What the labels say of somebody is then true of at
 * least `least` people (k-anonymity by generalisation: Sweeney 2002, https://doi.org/10.1142/S0218488502001648).
 */
export function mergeGroups<Item>(groups: readonly Group<Item>[], rule: Rule<Item>): Group<Item>[] {
  const depths = groups[0]?.path.length ?? 0
  let merged: Group<Item>[] = [...groups]
  for (let depth = depths - 1; depth >= 0; depth -= 1) merged = joinAt(merged, depth, rule)
  return merged
}
