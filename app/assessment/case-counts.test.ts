import { describe, expect, test } from 'vitest'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { countCase, type WayCount } from './case-counts.ts'
import type { CaseSpec } from './schemas.ts'
import { wordFor, type Count } from './small-groups.ts'

const scene = { html: '', counters: [], reflection: null, end: false, next: null, decision: null }
const option = (id: string, to: string) => ({ id, to, html: id, outcomeHtml: null })
const decision = (id: string, ...options: [string, string][]) => ({
  ...{ id, promptHtml: '', counters: [], reasonMin: 0, reasonMax: 0 },
  options: options.map(([name, to]) => option(name, to)),
})
/** First decision to two scenes, one of which goes on to the other's; there a second decision of three. */
const spec = {
  ...{ kind: 'case', id: 'c', title: '', start: 's1', readings: [], rubric: [], debriefHtml: '' },
  scenes: [
    { ...scene, id: 's1', title: 'uno', decision: decision('d1', ['a', 's2'], ['b', 's3']) },
    { ...scene, id: 's2', title: 'due', next: 's3' },
    { ...scene, id: 's3', title: 'tre', decision: decision('d2', ['a', 's4'], ['b', 's4'], ['c', 's4']) },
    { ...scene, id: 's4', title: 'fine', end: true },
  ],
} satisfies CaseSpec

type Walk = { first: 'a' | 'b'; second: 'a' | 'b' | 'c'; counter: 'registry' | 'nursery' | null }

function countsOf(walks: readonly Walk[]): WayCount[] {
  const counts = new Map<string, WayCount>()
  const count = (one: WayCount) => {
    const key = JSON.stringify(one)
    counts.set(key, { ...one, people: (counts.get(key)?.people ?? 0) + 1 })
  }
  for (const { first, second, counter } of walks) {
    for (const way of [`d1/${first}`, ...(first === 'a' ? ['s2'] : []), `d2/${second}`]) {
      count({ by: 'all', way, people: 0 })
      count({ by: 'counter', counter, way, people: 0 })
      count({ by: 'edition', edition: 'e', way, people: 0 })
    }
  }
  return [...counts.values()]
}

const walks = (first: 'a' | 'b', second: 'a' | 'b' | 'c', people: number, counter: Walk['counter'] = 'registry') =>
  Array<Walk>(people).fill({ first, second, counter })

const shownOf = (all: readonly Walk[], group = 'all') => {
  const found = countCase(spec, countsOf(all)).groups.get(group)
  return found && { ...Object.fromEntries(found.scenes), ...Object.fromEntries(found.ways) }
}

describe('how a case was walked, without small numbers', () => {
  test('twenty and two: both are kept back, and what follows from them; where they meet again is told', () => {
    const shown = shownOf([...walks('a', 'a', 12), ...walks('a', 'b', 8), ...walks('b', 'b', 2)])
    expect(shown).toMatchObject({ s1: 22, 'd1/a': 'kept', 'd1/b': 'kept', s2: 'kept', s3: 22, s4: 22 })
    expect(shown).toMatchObject({ 'd2/a': 12, 'd2/b': 10, 'd2/c': 0 })
  })

  test('of three ways the smallest other one goes with the small one', () => {
    const shown = shownOf([...walks('a', 'a', 12), ...walks('a', 'b', 8), ...walks('a', 'c', 3)])
    expect(shown).toMatchObject({ 'd2/a': 12, 'd2/b': 'kept', 'd2/c': 'kept', 'd1/a': 23, 'd1/b': 0 })
  })

  test('five and more everywhere: all is told', () => {
    const shown = shownOf([...walks('a', 'a', 5), ...walks('b', 'b', 6)])
    expect(shown).toMatchObject({ 'd1/a': 5, 'd1/b': 6, s2: 5, s3: 11, 'd2/a': 5, 'd2/b': 6, 'd2/c': 0 })
  })

  test('a count of the whole is kept back where taking one counter from it tells the other', () => {
    const all = [
      ...walks('a', 'a', 10),
      ...walks('b', 'a', 10),
      ...walks('a', 'a', 10, null),
      ...walks('b', 'a', 2, null),
    ]
    const [whole, registry, none] = ['all', 'counter:registry', 'counter:none'].map((group) => shownOf(all, group))
    expect(whole).toMatchObject({ s1: 32, 'd1/a': 20, 'd1/b': 12 })
    expect(registry).toMatchObject({ s1: 20, 'd1/a': 'kept', 'd1/b': 'kept' })
    expect(none).toMatchObject({ s1: 12, 'd1/a': 'kept', 'd1/b': 'kept' })
  })

  test('no number is one to four, and no whole has a single number or fewer than five hidden', () => {
    const random = seededRandom(12)
    const some = <T>(of: readonly [T, ...T[]]) => of[random.below(of.length)] ?? of[0]
    for (let round = 0; round < 300; round += 1) {
      const all = Array.from({ length: 5 + random.below(40) }, (): Walk => {
        const second = random.below(4) === 0 ? some(['b', 'c'] as const) : ('a' as const)
        return { first: random.below(5) === 0 ? 'b' : 'a', second, counter: some(['registry', 'nursery', null]) }
      })
      const groups = countCase(spec, countsOf(all)).groups
      const one = (of: (walk: Walk) => boolean) => all.filter(of).length
      for (const [key, { scenes, ways }] of groups) {
        for (const count of [...scenes.values(), ...ways.values()]) expect([1, 2, 3, 4]).not.toContain(count)
        if (key !== 'all') continue
        const firsts = (['a', 'b'] as const).map((way): [Count, number] => {
          return [ways.get(`d1/${way}`) ?? 0, one(({ first }) => first === way)]
        })
        const seconds = (['a', 'b', 'c'] as const).map((way): [Count, number] => {
          return [ways.get(`d2/${way}`) ?? 0, one(({ second }) => second === way)]
        })
        for (const decided of [firsts, seconds]) {
          const hidden = decided.filter(([count]) => typeof count === 'string').map(([, people]) => people)
          expect(hidden).not.toHaveLength(1)
          if (hidden.length > 0) expect(hidden.reduce((sum, people) => sum + people, 0)).toBeGreaterThanOrEqual(5)
        }
      }
    }
  })
})

describe('the word for what is hidden', () => {
  const table: [number[], Count, 'few' | 'kept'][] = [
    [[3, 2], 5, 'few'],
    [[2, 20], 22, 'kept'],
    [[4, 4], 8, 'kept'],
    [[1, 1, 1, 1, 1], 5, 'kept'],
    [[3], 'few', 'few'],
    [[3], 'kept', 'kept'],
  ]
  test.each(table)('%j of %s', (hidden, whole, word) => {
    expect(wordFor(hidden, whole)).toBe(word)
  })
})
