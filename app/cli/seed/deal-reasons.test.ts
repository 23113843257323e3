import { describe, expect, test } from 'vitest'
import { personalDataIn } from '#app/assessment/personal-data.ts'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { caseReasons } from './case-reasons.ts'
import { dealReason, isShown, newDecks } from './deal-reasons.ts'

describe.each(Object.entries(caseReasons))('the reasons of %s', (_key, { anybody, ...counters }) => {
  const all = [...anybody, ...Object.values(counters).flat()]

  test('are 12 to 20, and no two alike', () => {
    expect(all.length).toBeGreaterThanOrEqual(12)
    expect(all.length).toBeLessThanOrEqual(20)
    expect(new Set(all.map((reason) => reason.toLowerCase().slice(0, 25))).size).toBe(all.length)
  })

  test('are as long as the case asks, and name nobody', () => {
    for (const reason of all) {
      expect(reason.length).toBeGreaterThanOrEqual(40)
      expect(reason.length).toBeLessThanOrEqual(600)
      expect(personalDataIn(reason)).toEqual([])
    }
  })
})

const place = { decisionId: 'decisione-lingua', option: 'o1' } as const
const reasons = caseReasons['decisione-lingua/o1']

test('a reason comes back only once all have come', () => {
  const random = seededRandom(7)
  const decks = newDecks()
  const dealt = Array.from({ length: 200 }, () => dealReason(decks, { ...place, counter: 'other' }, random))
  const size = reasons?.anybody.length ?? 0
  for (let start = 0; start + size <= dealt.length; start += size) {
    expect(new Set(dealt.slice(start, start + size)).size).toBe(size)
  }
})

test('what one counter would say is said by that counter alone', () => {
  const random = seededRandom(8)
  const decks = newDecks()
  const nursery = Array.from({ length: 40 }, () => dealReason(decks, { ...place, counter: 'nursery' }, random))
  const police = Array.from({ length: 40 }, () => dealReason(decks, { ...place, counter: 'local_police' }, random))
  const [own = ''] = reasons?.nursery ?? []
  expect(nursery).toContain(own)
  expect(police).not.toContain(own)
})

test('colleagues never see the same reason twice at one option', () => {
  const random = seededRandom(9)
  const decks = newDecks()
  const seen = Array.from({ length: 60 }, () => isShown(decks, 'a/o1', 'la stessa', random)).filter(Boolean)
  expect(seen).toHaveLength(1)
})
