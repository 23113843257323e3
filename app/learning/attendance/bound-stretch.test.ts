import { describe, expect, test } from 'vitest'
import { boundStretch } from './bound-stretch.ts'

const now = Date.parse('2026-11-24T09:00:00Z')
const second = 1000
const day = 86_400 * second
/** A stretch in seconds relative to the sending, by a clock that goes wrong by `skew` milliseconds. */
const bounded = (entered: number, exited: number, skew = 0) => {
  const sentAt = now + skew
  const outcome = boundStretch(
    { enteredAt: sentAt + entered * second, exitedAt: sentAt + exited * second },
    sentAt,
    now,
  )
  return outcome.ok ? [(outcome.span.from - now) / second, (outcome.span.to - now) / second] : outcome.reason
}

describe('a stretch by the server’s clock', () => {
  test.each([0, day, -day, 90_000, -3_600_000, 365 * day])('does not feel a skew of %i ms', (skew) => {
    expect(bounded(-60, 0, skew)).toEqual([-60, 0])
  })

  test.each<[string, number, number, unknown]>([
    ['as long as a busy computer makes it', -88, 0, [-88, 0]],
    ['cut where the computer slept', -3600, 0, [-3600, -3510]],
    ['cut at the present', -30, 30, [-30, 0]],
    ['refused that has not begun', 10, 40, 'in_future'],
    ['refused that ends before it begins', -10, -40, 'backwards'],
    ['refused of no length', -10, -10, 'backwards'],
    ['taken that waited six days', -6 * 86_400, -6 * 86_400 + 60, [-6 * 86_400, -6 * 86_400 + 60]],
    ['refused that waited eight', -8 * 86_400, -8 * 86_400 + 60, 'too_old'],
  ])('is %s', (_what, entered, exited, expected) => {
    expect(bounded(entered, exited)).toEqual(expected)
  })
})
