import { describe, expect, test } from 'vitest'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { leastPeople, showableGroups } from './small-groups.ts'

describe('groups that may be shown', () => {
  const tables: [string, number[], number[]][] = [
    ['all of five and more', [5, 8, 20], [5, 8, 20]],
    ['none under five', [4, 3, 1], []],
    ['one small group would be the total less the others: the smallest other goes too', [10, 8, 3], [10]],
    ['two small groups that together are five hide each other', [10, 8, 3, 2], [10, 8]],
    ['two small groups that together are four do not', [10, 8, 3, 1], [10]],
    ['a single group beside a small one goes', [10, 3], []],
    ['nobody at all in a group hides nothing', [10, 8, 0], [10, 8]],
    ['nothing', [], []],
  ]
  test.each(tables)('%s', (_name, groups, shown) => {
    const kept = showableGroups(new Map(groups.map((people, index) => [index, people])))
    expect([...kept.values()].sort((a, b) => b - a)).toEqual(shown.toSorted((a, b) => b - a))
  })

  test('what stays hidden is nobody, or at least five together', () => {
    const random = seededRandom(5)
    for (let round = 0; round < 500; round += 1) {
      const groups = new Map(Array.from({ length: 1 + random.below(7) }, (_, index) => [index, random.below(12)]))
      const shown = showableGroups(groups)
      const sum = (counts: Iterable<number>) => [...counts].reduce((total, one) => total + one, 0)
      const rest = sum(groups.values()) - sum(shown.values())
      if (shown.size > 0) expect(rest === 0 || rest >= leastPeople).toBe(true)
      for (const people of shown.values()) expect(people).toBeGreaterThanOrEqual(leastPeople)
    }
  })
})
