import { describe, expect, test } from 'vitest'
import { romeInstant } from '#app/platform/rome-time.ts'
import { minutesPlanned, minutesPresent, presenceFault, timeAtMeeting } from './presence-minutes.ts'

const at = (time: string, day = '2026-11-26') => romeInstant(day, time)
const morning = { startsAt: at('09:00'), endsAt: at('11:00') }
const seconds = (instant: Date, more: number) => new Date(instant.getTime() + more * 1000)

describe('minutes of a presence', () => {
  test.each([
    ['all of it', at('09:00'), at('11:00'), 120],
    ['early and long', at('08:45'), at('11:40'), 120],
    ['late', at('09:20'), at('11:00'), 100],
    ['left early', at('09:00'), at('10:15'), 75],
    ['rounded down', seconds(at('09:00'), 1), at('10:00'), 59],
    ['a full minute to the second', seconds(at('09:00'), 30), seconds(at('09:01'), 30), 1],
    ['before it began', at('08:50'), at('08:59'), 0],
    ['after it ended', at('11:05'), at('11:10'), 0],
    ['no exit', at('09:00'), null, 0],
    ['not there', null, null, 0],
  ])('%s', (_what, enteredAt, exitedAt, minutes) => {
    expect(minutesPresent(morning, { enteredAt, exitedAt })).toBe(minutes)
  })

  test('are those that passed where the clocks change', () => {
    const march = { startsAt: at('01:00', '2026-03-29'), endsAt: at('04:00', '2026-03-29') }
    const october = { startsAt: at('01:00', '2026-10-25'), endsAt: at('04:00', '2026-10-25') }
    expect([minutesPlanned(march), minutesPlanned(october)]).toEqual([120, 240])
    const present = { enteredAt: october.startsAt, exitedAt: at('03:00', '2026-10-25') }
    expect(minutesPresent(october, present)).toBe(180)
  })
})

describe('a time written down', () => {
  const night = { startsAt: at('22:00'), endsAt: at('01:00', '2026-11-27') }
  test.each([
    ['in the morning', morning, '09:05', at('09:05')],
    ['before the start', morning, '08:50', at('08:50')],
    ['before midnight', night, '23:10', at('23:10')],
    ['past midnight', night, '00:40', at('00:40', '2026-11-27')],
    ['early in the night', night, '21:50', at('21:50')],
  ])('%s', (_what, meeting, time, instant) => {
    expect(timeAtMeeting(meeting, time)).toEqual(instant)
  })

  test.each([
    [null, null, null],
    [at('09:00'), null, null],
    [at('09:00'), at('10:00'), null],
    [null, at('10:00'), 'entry_missing'],
    [at('10:00'), at('10:00'), 'exit_before_entry'],
    [at('10:00'), at('09:00'), 'exit_before_entry'],
  ] as const)('is checked against the other: %s, %s', (enteredAt, exitedAt, fault) => {
    expect(presenceFault({ enteredAt, exitedAt })).toBe(fault)
  })
})
