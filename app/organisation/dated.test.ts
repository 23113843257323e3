import { describe, expect, test } from 'vitest'
import { dayBefore, isInForce, successionFault } from './dated.ts'

const day = (text: string) => new Date(`${text}T00:00:00.000Z`)
const period = (startsOn: string, endsOn: string | null) => ({
  startsOn: day(startsOn),
  endsOn: endsOn ? day(endsOn) : null,
})

describe('isInForce', () => {
  test.each([
    ['2026-01-01', '2026-03-31', '2025-12-31', false],
    ['2026-01-01', '2026-03-31', '2026-01-01', true],
    ['2026-01-01', '2026-03-31', '2026-03-31', true],
    ['2026-01-01', '2026-03-31', '2026-04-01', false],
    ['2026-01-01', null, '2099-01-01', true],
    ['2026-04-02', '2026-04-01', '2026-04-01', false],
    ['2026-04-02', '2026-04-01', '2026-04-02', false],
  ])('%s–%s on %s: %s', (startsOn, endsOn, on, expected) => {
    expect(isInForce(period(startsOn, endsOn), day(on))).toBe(expected)
  })
})

test('dayBefore crosses months and the change of hour', () => {
  expect(dayBefore(day('2026-03-30'))).toEqual(day('2026-03-29'))
  expect(dayBefore(day('2026-03-01'))).toEqual(day('2026-02-28'))
})

test.each([
  ['2020-01-01', '2026-05-09', 'day_in_past'],
  ['2020-01-01', '2026-05-10', null],
  ['2026-05-10', '2026-05-10', 'begins_later'],
  ['2026-06-01', '2026-05-20', 'begins_later'],
  ['2026-05-10', '2026-05-11', null],
])('what began on %s and should be followed from %s, asked on 2026-05-10: %s', (startsOn, from, expected) => {
  expect(successionFault(period(startsOn, null), day(from), day('2026-05-10'))).toBe(expected)
})
