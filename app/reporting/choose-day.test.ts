import { expect, test } from 'vitest'
import { isoDay } from '#app/platform/clock.ts'
import { chooseDay, usualDays } from './choose-day.ts'

const today = new Date('2026-11-24T00:00:00.000Z')

test.each([
  [null, '2026-11-24', null],
  ['', '2026-11-24', null],
  ['2026-11-24', '2026-11-24', null],
  [' 2026-02-28 ', '2026-02-28', null],
  ['2026-11-25', '2026-11-24', 'day_future'],
  ['9999-12-31', '2026-11-24', 'day_future'],
  ['1999-12-31', '2026-11-24', 'day_early'],
  ['2026-02-30', '2026-11-24', 'day_wrong'],
  ['31/12/2025', '2026-11-24', 'day_wrong'],
  ["2025-12-31'; DROP TABLE person", '2026-11-24', 'day_wrong'],
])('%j shows %s (%s)', (text, shown, fault) => {
  const chosen = chooseDay(text, today)
  expect(isoDay(chosen.asOf)).toBe(shown)
  expect(chosen.fault).toBe(fault)
})

test('keeps what was typed, but not all of it', () => {
  expect(chooseDay('domani', today).typed).toBe('domani')
  expect(chooseDay('x'.repeat(5000), today).typed).toHaveLength(40)
})

test('usual days, also across a year', () => {
  expect(usualDays(new Date('2026-03-15T00:00:00Z'))).toEqual({
    endOfLastMonth: '2026-02-28',
    endOfLastYear: '2025-12-31',
  })
  expect(usualDays(new Date('2026-01-01T00:00:00Z'))).toEqual({
    endOfLastMonth: '2025-12-31',
    endOfLastYear: '2025-12-31',
  })
})
