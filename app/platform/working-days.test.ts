import { describe, expect, test } from 'vitest'
import { parseDay } from './civil-day.ts'
import { isoDay } from './clock.ts'
import { isWorkingDay, workingDayFrom } from './working-days.ts'

describe('a working day', () => {
  test.each([
    ['2026-11-26', true, 'a Thursday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-12-08', false, 'the Immaculate Conception, a Tuesday'],
    ['2026-04-06', false, 'Easter Monday 2026'],
    ['2027-03-29', false, 'Easter Monday 2027'],
    ['2038-04-26', false, 'Easter Monday 2038, the latest there is'],
    ['2028-10-04', false, 'Saint Francis, a Wednesday'],
    ['2024-10-04', true, 'Saint Francis before it was a holiday again'],
    ['2026-04-03', true, 'Good Friday'],
    ['2027-01-06', false, 'Epiphany'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isWorkingDay(parseDay(day))).toBe(expected)
  })

  test.each([
    ['2026-11-26', '2026-11-26'],
    ['2026-11-28', '2026-11-30'],
    // Christmas on a Friday, Saint Stephen on a Saturday.
    ['2026-12-25', '2026-12-28'],
    // New Year on a Friday.
    ['2027-01-01', '2027-01-04'],
  ])('from %s is %s', (day, expected) => {
    expect(isoDay(workingDayFrom(parseDay(day)))).toBe(expected)
  })
})
