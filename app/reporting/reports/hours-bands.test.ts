import { expect, test } from 'vitest'
import { isoDay } from '#app/platform/clock.ts'
import { bandOf, bandPeriod } from './hours-bands.ts'
import { daysLate, latenessOf } from './lateness.ts'
import { lastMonths, monthDays } from './months.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

test.each([
  [-30, '0'],
  [0, '0'],
  [599, '0'],
  [600, '10'],
  [1199, '10'],
  [1200, '20'],
  [1800, '30'],
  [2399, '30'],
  [2400, '40'],
  [90_000, '40'],
])('%i minutes are in the band from %s hours', (minutes, band) => {
  expect(bandOf(minutes)).toBe(band)
})

test.each([
  [undefined, '2026-06-30', 2026, '2026-06-30'],
  [2026, '2026-06-30', 2026, '2026-06-30'],
  [2025, '2026-06-30', 2025, '2025-12-31'],
  [2027, '2026-06-30', 2026, '2026-06-30'],
])('the hours of %s asked as of %s are those of %i, of the staff of %s', (asked, asOf, year, staffOn) => {
  const period = bandPeriod(asked, day(asOf))
  expect([period.year, isoDay(period.staffOn)]).toEqual([year, staffOn])
})

test.each([
  ['2026-11-25', 1, '1'],
  ['2026-10-27', 30, '1'],
  ['2026-10-26', 31, '31'],
  ['2026-08-28', 90, '31'],
  ['2026-08-27', 91, '91'],
  ['2025-11-26', 365, '91'],
])('due on %s is %i days late and counts from %s days on', (due, days, late) => {
  expect(daysLate(day(due), day('2026-11-26'))).toBe(days)
  expect(latenessOf(days)).toBe(late)
})

test('the last months end with the one of the day, also across a year', () => {
  expect(lastMonths(day('2026-02-10'), 4)).toEqual([
    { month: '2025-11', lastDay: day('2025-11-30') },
    { month: '2025-12', lastDay: day('2025-12-31') },
    { month: '2026-01', lastDay: day('2026-01-31') },
    { month: '2026-02', lastDay: day('2026-02-10') },
  ])
})

test('a month is from its first to its last day', () => {
  expect(monthDays('2024-02')).toEqual({ firstDay: day('2024-02-01'), lastDay: day('2024-02-29') })
})
