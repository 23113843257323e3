import { describe, expect, test } from 'vitest'
import { earnedYear, type EarnedEntry } from './earned-year.ts'

const entry = (recordedAt: string, changes: Partial<EarnedEntry> = {}): EarnedEntry => ({
  activityId: 'uno',
  kind: 'declared_on_completion',
  minutes: 30,
  enteredAt: null,
  recordedAt: new Date(recordedAt),
  ...changes,
})

describe('the year of an entry', () => {
  test.each([
    // Rome is an hour ahead of UTC in winter: its year ends at 23:00.
    ['2026-12-31T22:59:59.999Z', 2026],
    ['2026-12-31T23:00:00.000Z', 2027],
    ['2027-01-01T00:30:00.000Z', 2027],
    ['2026-01-01T00:00:00.000Z', 2026],
    ['2025-12-31T23:30:00.000Z', 2026],
  ])('credited at %s is %i', (at, year) => {
    const one = entry(at)
    expect(earnedYear(one, [one])).toBe(year)
  })

  test.each([
    ['a meeting confirmed in January', 'meeting' as const, '2026-12-15T14:00:00Z', '2027-01-08T09:00:00Z', 2026],
    [
      'a lesson left open over midnight',
      'measured_interval' as const,
      '2026-12-31T22:50:00Z',
      '2026-12-31T23:20:00Z',
      2026,
    ],
  ])('%s counts when it was entered', (_what, kind, enteredAt, recordedAt, year) => {
    const one = entry(recordedAt, { kind, enteredAt: new Date(enteredAt) })
    expect(earnedYear(one, [one])).toBe(year)
  })
})

describe('the year of a correction', () => {
  const correction = (at: string, changes: Partial<EarnedEntry> = {}) => entry(at, { kind: 'correction', ...changes })
  const december = entry('2026-12-20T10:00:00Z')
  const meeting = entry('2027-01-08T09:00:00Z', {
    activityId: 'incontro',
    kind: 'meeting',
    enteredAt: new Date('2026-12-15T14:00:00Z'),
  })

  test.each([
    ['is that of what it corrects', correction('2027-02-01T10:00:00Z', { minutes: -10 }), [december], 2026],
    [
      'is that of the meeting, not of its confirmation',
      correction('2027-02-01T10:00:00Z', { activityId: 'incontro' }),
      [meeting],
      2026,
    ],
    ['is its own where the activity had not counted', correction('2027-02-01T10:00:00Z'), [], 2027],
    ['is its own where only another activity had', correction('2027-02-01T10:00:00Z'), [meeting], 2027],
    ['ignores what came after it', correction('2026-12-01T10:00:00Z'), [entry('2027-01-05T10:00:00Z')], 2026],
    [
      'is that of the last time, where an activity counted in two years',
      correction('2027-02-01T10:00:00Z'),
      [december, entry('2027-01-05T10:00:00Z', { kind: 'measured_interval' })],
      2027,
    ],
    [
      'is what it says itself',
      correction('2027-02-01T10:00:00Z', { enteredAt: new Date('2025-05-05T10:00:00Z') }),
      [december],
      2025,
    ],
    [
      'looks through another correction',
      correction('2027-02-02T10:00:00Z'),
      [december, correction('2027-02-01T10:00:00Z')],
      2026,
    ],
  ])('%s', (_what, one, others, year) => {
    expect(earnedYear(one, [...others, one])).toBe(year)
    expect(earnedYear(one, [one, ...others])).toBe(year)
  })
})
