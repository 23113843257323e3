import { describe, expect, test } from 'vitest'
import { personalDataIn } from '#app/assessment/personal-data.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { caseReasons } from './case-reasons.ts'
import { dealReasons } from './deal-reasons.ts'

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

const kinds = Object.values(DepartmentKind)
const random = seededRandom(7)
const choices = Array.from({ length: 600 }, () => ({
  option: random.pick(Object.keys(caseReasons)),
  counter: random.pick(kinds),
}))
const dealt = dealReasons(choices, random).map((reason, index) => ({ ...reason, ...choices[index] }))

test.each(Object.entries(caseReasons))('at %s no two alike stand among eight in a row', (option, { anybody }) => {
  const own = dealt.filter((one) => one.option === option).map(({ text }) => text)
  const size = Math.min(8, anybody.length)
  for (let start = 0; start + size <= own.length; start += 1) {
    expect(new Set(own.slice(start, start + size)).size).toBe(size)
  }
})

test('what one counter would say is said by that counter alone', () => {
  for (const { text, option = '', counter } of dealt) {
    const reasons = caseReasons[option]
    const sayer = kinds.find((kind) => reasons?.[kind]?.includes(text))
    expect(reasons?.anybody.includes(text) === true || sayer === counter).toBe(true)
  }
})

test('colleagues see some, and never the same words twice at one option', () => {
  const shared = dealt.filter(({ isShared }) => isShared).map(({ option, text }) => `${option}/${text}`)
  expect(shared.length).toBeGreaterThan(50)
  expect(new Set(shared).size).toBe(shared.length)
})
