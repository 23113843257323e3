import { describe, expect, test } from 'vitest'
import { romeClock, romeInstant } from './rome-time.ts'

describe('the clocks in Italy', () => {
  test.each([
    ['winter', '2026-11-26', '09:00', '2026-11-26T08:00:00.000Z'],
    ['summer', '2026-07-01', '09:00', '2026-07-01T07:00:00.000Z'],
    ['midnight', '2026-11-26', '00:00', '2026-11-25T23:00:00.000Z'],
    ['before the change of March', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['after the change of March', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['the first of the two in October', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['after the change of October', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s', (_what, day, time, instant) => {
    expect(romeInstant(day, time).toISOString()).toBe(instant)
    expect(romeClock(new Date(instant))).toEqual({ day, time })
  })

  test('a time that March leaves out lies after the change', () => {
    expect(romeClock(romeInstant('2026-03-29', '02:30'))).toEqual({ day: '2026-03-29', time: '03:30' })
  })
})
