import { describe, expect, test } from 'vitest'
import { romeInstant } from '#app/platform/rome-time.ts'
import { doorWindow, judgeScan } from './door-rule.ts'

const at = (time: string) => romeInstant('2026-11-26', time)
const meeting = { startsAt: at('09:00'), endsAt: at('11:00'), cancelledAt: null, confirmedAt: null }
const nobody = { enteredAt: null, exitedAt: null }
const inside = { enteredAt: at('09:02'), exitedAt: null }
const gone = { enteredAt: at('09:02'), exitedAt: at('10:30') }
const good = { code: 'fresh', isEnrolled: true, isReplayed: false, presence: nobody, meeting } as const
const entry = { ...good, direction: 'entry', at: at('09:02') } as const
const exit = { ...good, direction: 'exit', at: at('11:02'), presence: inside } as const

describe('a code at the door', () => {
  test.each([
    ['entry', entry, null],
    ['entry at the first moment', { ...entry, at: at('08:45') }, null],
    ['entry a minute before it', { ...entry, at: at('08:44') }, 'too_early'],
    ['entry at the end', { ...entry, at: at('11:00') }, null],
    ['entry after the end', { ...entry, at: at('11:01') }, 'too_late'],
    ['entry again', { ...entry, presence: inside }, 'already_entered'],
    ['entry after leaving', { ...entry, presence: gone }, 'already_entered'],
    ['exit', exit, null],
    ['exit at the start', { ...exit, at: at('09:00'), presence: { enteredAt: at('08:50'), exitedAt: null } }, null],
    ['exit before the start', { ...exit, at: at('08:59') }, 'too_early'],
    ['exit an hour after the end', { ...exit, at: at('12:00') }, null],
    ['exit later', { ...exit, at: at('12:01') }, 'too_late'],
    ['exit without entry', { ...exit, presence: nobody }, 'no_entry'],
    ['exit seen before the entry', { ...exit, at: at('09:01') }, 'no_entry'],
    ['exit again', { ...exit, presence: gone }, 'already_left'],
    ['not enrolled', { ...entry, isEnrolled: false }, 'not_enrolled'],
    ['not enrolled, forwarded', { ...entry, isEnrolled: false, code: 'old' }, 'not_enrolled'],
    ['forwarded', { ...entry, code: 'old' }, 'code_old'],
    ['forwarded and too late', { ...entry, code: 'old', at: at('11:30') }, 'code_old'],
    ['never a code', { ...entry, code: 'wrong', isEnrolled: false }, 'code_wrong'],
    ['seen by somebody else', { ...entry, isReplayed: true }, 'replayed'],
    ['cancelled', { ...entry, meeting: { ...meeting, cancelledAt: at('08:00') } }, 'cancelled'],
    ['confirmed', { ...exit, meeting: { ...meeting, confirmedAt: at('11:01') } }, 'confirmed'],
  ] as const)('%s', (_what, scan, refusal) => {
    expect(judgeScan(scan)).toBe(refusal)
  })

  test('lasts as long on the day the clocks change', () => {
    const night = { startsAt: romeInstant('2026-10-25', '01:30'), endsAt: romeInstant('2026-10-25', '03:30') }
    const { from, to } = doorWindow(night, 'exit')
    expect((to.getTime() - from.getTime()) / 60_000).toBe(240)
  })
})
