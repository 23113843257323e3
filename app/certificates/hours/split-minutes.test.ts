import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitMinutes, type AreaShare } from './split-minutes.ts'

const parts = (minutes: number, planned: Record<string, number>) =>
  Object.fromEntries(
    splitMinutes(
      minutes,
      Object.entries(planned).map(([area, share]): AreaShare => ({ area, minutes: share })),
      'altro',
    ).map((part) => [part.area, part.minutes]),
  )

describe('minutes among areas', () => {
  test.each([
    [120, { a: 60, b: 60 }, { a: 60, b: 60 }],
    [100, { a: 1, b: 2 }, { a: 33, b: 67 }],
    // Equal remainders: the earlier area gets the minute.
    [1, { a: 1, b: 1 }, { a: 1, b: 0 }],
    [2, { a: 1, b: 1, c: 1 }, { a: 1, b: 1, c: 0 }],
    // The largest remainder before the place in the list: 0,3 and 0,7 of a minute.
    [1, { a: 3, b: 7 }, { a: 0, b: 1 }],
    [50, { a: 30, b: 0, c: 20 }, { a: 30, c: 20 }],
    [50, {}, { altro: 50 }],
    [50, { a: 0 }, { altro: 50 }],
    [0, { a: 2, b: 1 }, { a: 0, b: 0 }],
    [-10, { a: 1, b: 2 }, { a: -3, b: -7 }],
  ])('%i in %o are %o', (minutes, planned, wanted) => {
    expect(parts(minutes, planned)).toEqual(wanted)
  })

  test('add up to exactly what was split, none further than a minute from its share', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 100_000 }), shares, (minutes, planned) => {
        const areas = planned.map((share, index) => ({ area: String(index), minutes: share }))
        const split = splitMinutes(minutes, areas, 'altro')
        expect(split.reduce((sum, part) => sum + part.minutes, 0)).toBe(minutes)
        const whole = planned.reduce((sum, share) => sum + share, 0)
        for (const part of split.filter(({ area }) => area !== 'altro')) {
          const share = (minutes * (planned[Number(part.area)] ?? 0)) / whole
          expect(Math.abs(part.minutes - share)).toBeLessThan(1)
        }
      }),
    )
  })
})
