import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeGroups, type Group } from './merge-groups.ts'

let last = 0
const people = (count: number) => Array.from({ length: count }, () => `p${(last += 1)}`)
const rule = { least: 5, personOf: (item: string) => item }
const sizes = (groups: Group<string>[]) =>
  groups.map(({ path, items }) => [path.map((label) => label ?? '*').join('/'), items.length]).toSorted()

test.each([
  [
    'enough everywhere',
    { 'A/comune/anagrafe': 5, 'A/comune/sociale': 9 },
    { 'A/comune/anagrafe': 5, 'A/comune/sociale': 9 },
  ],
  [
    'two small counters',
    { 'A/comune/anagrafe': 9, 'A/comune/nido': 2, 'A/comune/polizia': 3 },
    { 'A/comune/anagrafe': 9, 'A/comune/*': 5 },
  ],
  [
    'a rest too small takes the smallest with it',
    { 'A/comune/anagrafe': 9, 'A/comune/nido': 1, 'A/comune/polizia': 6 },
    { 'A/comune/anagrafe': 9, 'A/comune/*': 7 },
  ],
  [
    'a small body joins another of its ambito',
    { 'A/comune/anagrafe': 9, 'A/coop/altro': 2, 'A/consorzio/altro': 3 },
    { 'A/comune/anagrafe': 9, 'A/*/*': 5 },
  ],
  ['a small ambito joins the other', { 'A/comune/anagrafe': 9, 'B/comune/nido': 2 }, { '*/*/*': 11 }],
  ['too few in all', { 'A/comune/anagrafe': 2, 'B/comune/nido': 2 }, { '*/*/*': 4 }],
])('%s', (_what, before, after) => {
  const groups = Object.entries(before).map(([path, count]) => ({ path: path.split('/'), items: people(count) }))
  expect(sizes(mergeGroups(groups, rule))).toEqual(Object.entries(after).toSorted())
})

const label = fc.constantFrom('a', 'b', 'c')
const group = fc.record({ path: fc.tuple(label, label, label), size: fc.integer({ min: 1, max: 12 }) })

test('nobody is lost, no group is small, and a label that is left is true of everybody in it', () => {
  const all = fc.uniqueArray(group, { selector: ({ path }) => path.join(), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(all, (made) => {
      const groups = made.map(({ path, size }) => ({ path, items: people(size) }))
      const merged = mergeGroups(groups, rule)
      const total = groups.flatMap((one) => one.items)
      expect(merged.flatMap((one) => one.items).toSorted()).toEqual(total.toSorted())
      if (total.length >= 5) for (const one of merged) expect(one.items.length).toBeGreaterThanOrEqual(5)
      for (const { path, items: inside } of merged) {
        for (const { path: before } of groups.filter((one) => one.items.some((person) => inside.includes(person))))
          path.forEach((kept, at) => kept === null || expect(before[at]).toBe(kept))
      }
    }),
  )
})

test('somebody who is twice in a group is one', () => {
  const items = ['a 1', 'a 2', 'b 1', 'c 1', 'd 1']
  const twice = { least: 5, personOf: (item: string) => item.slice(0, 1) }
  const groups = [
    { path: ['x'], items },
    { path: ['y'], items: ['e', 'f', 'g', 'h', 'i', 'j'] },
  ]
  expect(mergeGroups(groups, twice).map(({ path, items: all }) => [path, all.length])).toEqual([[[null], 11]])
})
