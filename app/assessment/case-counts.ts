import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { waysOf, type Way } from './case-graph.ts'
import { safeTotals, type Equality, type Total } from './safe-totals.ts'
import type { CaseSpec } from './schemas.ts'
import { isFew, leastPeople, showableGroups, wordFor, type Count } from './small-groups.ts'

/** How many first finished walks took a way: in all, from one counter or in one edition. */
export type WayCount = { way: string; people: number } & (
  { by: 'all' } | { by: 'counter'; counter: DepartmentKind | null } | { by: 'edition'; edition: string }
)

/** The numbers of one group; what may not be told is not there as a number (P9). */
export type GroupCounts = { people: number; scenes: Map<string, Count>; ways: Map<string, Count> }

export type CaseCounts = {
  people: number
  counters: Map<DepartmentKind | null, number>
  editions: Map<string, number>
  /** By `all`, `counter:<kind or none>`, `edition:<id>`: only groups that may be shown. */
  groups: Map<string, GroupCounts>
}

type Group = { key: string; by: WayCount['by']; ways: Map<string, number> }

export const groupKey = (one: WayCount) => {
  if (one.by === 'counter') return `counter:${one.counter ?? 'none'}`
  return one.by === 'edition' ? `edition:${one.edition}` : 'all'
}

function groupsOf(counts: readonly WayCount[]): Group[] {
  const groups = new Map<string, Group>([['all', { key: 'all', by: 'all', ways: new Map() }]])
  for (const one of counts) {
    const key = groupKey(one)
    const group = groups.get(key) ?? { key, by: one.by, ways: new Map() }
    group.ways.set(one.way, one.people)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const partOf = ({ key }: Group, way: string) => `${key} ${way}`
const sumOf = ({ ways }: Group, keys: readonly Way[]) =>
  keys.reduce((total, { key }) => total + (ways.get(key) ?? 0), 0)

/** The ways into and out of each scene; who stands at the first is who walks out of it. */
function sidesOf(spec: CaseSpec) {
  const ways = waysOf(spec)
  return spec.scenes.map(({ id }) => {
    const [into, out] = [ways.filter(({ to }) => to === id), ways.filter(({ from }) => from === id)]
    return { id, out, into, here: id === spec.start ? out : into }
  })
}

type Sides = ReturnType<typeof sidesOf>

function totalsOf(group: Group, sides: Sides): Total[] {
  const total = (name: string, ways: readonly Way[]): Total => {
    const taken = ways.filter(({ key }) => (group.ways.get(key) ?? 0) > 0)
    return { key: partOf(group, name), people: sumOf(group, ways), parts: taken.map(({ key }) => partOf(group, key)) }
  }
  return sides.flatMap(({ id, here, out }) => [total(`scene:${id}`, here), ...out.map((way) => total(way.key, [way]))])
}

/** Everything of one to four people, also what small ways out of one scene are together. */
function guardedOf(group: Group, sides: Sides): string[][] {
  const own = totalsOf(group, sides).filter(({ people }) => isFew(people))
  const together = sides.flatMap(({ out }) => {
    const small = out.filter(({ key }) => isFew(group.ways.get(key) ?? 0))
    return small.length > 1 && isFew(sumOf(group, small)) ? [small.map(({ key }) => partOf(group, key))] : []
  })
  return [...own.map(({ parts }) => [...parts]), ...together]
}

/** Who comes to a scene leaves it; a whole is its counters together, and its editions. */
function equalitiesOf(groups: readonly Group[], sides: Sides): Equality[] {
  const takenOf = (group: Group, ways: readonly Way[]) =>
    ways.filter(({ key }) => (group.ways.get(key) ?? 0) > 0).map(({ key }) => partOf(group, key))
  const flows = groups.flatMap((group) =>
    sides
      .filter(({ here, out }) => here !== out && out.length > 0)
      .map(({ into, out }) => ({ plus: takenOf(group, into), minus: takenOf(group, out) })),
  )
  const all = groups.filter(({ by }) => by === 'all')
  const wholes = (['counter', 'edition'] as const).flatMap((by) =>
    sides.flatMap(({ out }) =>
      out.map((way) => ({
        plus: all.flatMap((group) => takenOf(group, [way])),
        minus: groups.filter((group) => group.by === by).flatMap((group) => takenOf(group, [way])),
      })),
    ),
  )
  return [...flows, ...wholes]
}

/** What small groups together took of one way. */
function guardedAcross(groups: readonly Group[], sides: Sides): string[][] {
  return (['counter', 'edition'] as const).flatMap((by) =>
    sides.flatMap(({ out }) =>
      out.flatMap(({ key }) => {
        const small = groups.filter((group) => group.by === by && isFew(group.ways.get(key) ?? 0))
        const people = small.reduce((total, { ways }) => total + (ways.get(key) ?? 0), 0)
        return small.length > 1 && isFew(people) ? [small.map((group) => partOf(group, key))] : []
      }),
    ),
  )
}

/** Names what is hidden in one group, from the first scene on. */
function wordsOf(group: Group, sides: Sides, start: string, shown: ReadonlySet<string>): GroupCounts {
  const [scenes, ways] = [new Map<string, Count>(), new Map<string, Count>()]
  const people = sumOf(group, sides.find(({ id }) => id === start)?.out ?? [])
  const tell = ({ id, here, into, out }: Sides[number]): void => {
    const came = sumOf(group, here)
    const few = isFew(came) && into.every(({ key }) => ways.get(key) === 'few' || ways.get(key) === 0)
    const scene = came === 0 || shown.has(partOf(group, `scene:${id}`)) ? came : few ? 'few' : 'kept'
    scenes.set(id, scene)
    const taken = out.map(({ key }) => ({ key, people: group.ways.get(key) ?? 0 }))
    const hidden = taken.filter((one) => one.people > 0 && !shown.has(partOf(group, one.key)))
    const word = wordFor(
      hidden.map((one) => one.people),
      scene,
    )
    for (const one of taken) ways.set(one.key, hidden.includes(one) ? word : one.people)
  }
  const waiting = [...sides]
  // A scene is told after every way into it; the checker lets no circle through.
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ id, into }) => id === start || into.every(({ key }) => ways.has(key)))
    const [next] = waiting.splice(Math.max(0, at), 1)
    if (next) tell(next)
  }
  return { people, scenes, ways }
}

/**
 * How a case was walked, by everybody and by each group that may be shown. Nothing of one to four people is a number,
 * and none is found by subtracting along the graph or between groups (P9).
 */
export function countCase(spec: CaseSpec, counts: readonly WayCount[]): CaseCounts {
  const sides = sidesOf(spec)
  const groups = groupsOf(counts)
  const out = sides.find(({ id }) => id === spec.start)?.out ?? []
  const sizesBy = (by: WayCount['by']) =>
    showableGroups(new Map(groups.filter((one) => one.by === by).map((one) => [one.key, sumOf(one, out)])))
  const [counters, editions] = [sizesBy('counter'), sizesBy('edition')]
  const shownGroups = groups.filter(({ key, by }) => by === 'all' || counters.has(key) || editions.has(key))
  const totals = shownGroups.flatMap((group) =>
    totalsOf(group, sides)
      .filter(({ people }) => people >= leastPeople)
      .toSorted((a, b) => b.people - a.people),
  )
  const sizes = shownGroups.map((group) => ({
    key: '',
    people: sumOf(group, out),
    parts: out.filter(({ key }) => (group.ways.get(key) ?? 0) > 0).map(({ key }) => partOf(group, key)),
  }))
  const guarded = [...groups.flatMap((group) => guardedOf(group, sides)), ...guardedAcross(groups, sides)]
  const shown = safeTotals([...sizes, ...totals], guarded, equalitiesOf(groups, sides))
  const kinds = new Map(counts.flatMap((one) => (one.by === 'counter' ? [[groupKey(one), one.counter] as const] : [])))
  const words = shownGroups.map((group) => [group.key, wordsOf(group, sides, spec.start, shown)] as const)
  return {
    people: sumOf(groups[0] ?? { key: '', by: 'all', ways: new Map() }, out),
    counters: new Map([...counters].map(([key, people]) => [kinds.get(key) ?? null, people])),
    editions: new Map([...editions].map(([key, people]) => [key.slice('edition:'.length), people])),
    groups: new Map(words),
  }
}
