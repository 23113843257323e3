import { describe, expect, test } from 'vitest'
import { parseDay } from '#app/platform/civil-day.ts'
import { isoDay } from '#app/platform/clock.ts'
import { decideDigest, decideReminder, isCourtesy } from './decide-reminder.ts'
import { digestStep, latestStep, stepsOf, usualSchedule } from './schedule.ts'

const asked = (assignedOn: string, dueOn: string) => ({ assignedOn: parseDay(assignedOn), dueOn: parseDay(dueOn) })

function firstSteps(schedule: typeof usualSchedule, duty: ReturnType<typeof asked>, count: number) {
  const steps: string[] = []
  for (const { kind, on, sendOn } of stepsOf(schedule, duty)) {
    const moved = sendOn > on ? ` → ${isoDay(sendOn)}` : ''
    if (steps.push(`${kind} ${isoDay(on)}${moved}`) === count) break
  }
  return steps
}

describe('the days of the schedule', () => {
  test('are the morning after, 14 and 3 days before, 7 after, and every month', () => {
    expect(firstSteps(usualSchedule, asked('2026-11-02', '2026-12-31'), 7)).toEqual([
      'assigned 2026-11-03',
      'before 2026-12-17',
      'before 2026-12-28',
      'after 2027-01-07',
      'monthly 2027-02-07 → 2027-02-08',
      'monthly 2027-03-07 → 2027-03-08',
      'monthly 2027-04-07',
    ])
  })

  test('go out on the next working day', () => {
    // Assigned on a Friday; three days before is the Immaculate Conception.
    expect(firstSteps(usualSchedule, asked('2026-11-20', '2026-12-11'), 3)).toEqual([
      'assigned 2026-11-21 → 2026-11-23',
      'before 2026-11-27',
      'before 2026-12-08 → 2026-12-09',
    ])
  })

  test('that come no later than the first are left out', () => {
    expect(firstSteps(usualSchedule, asked('2026-11-02', '2026-11-12'), 3)).toEqual([
      'assigned 2026-11-03',
      'before 2026-11-09',
      'after 2026-11-19',
    ])
    expect(firstSteps(usualSchedule, asked('2026-11-02', '2026-11-04'), 2)).toEqual([
      'assigned 2026-11-03',
      'after 2026-11-11',
    ])
  })

  test('are those the office chose', () => {
    const own = { ...usualSchedule, daysBefore: [1, 30], daysAfter: 1 }
    expect(firstSteps(own, asked('2026-09-01', '2026-11-18'), 5)).toEqual([
      'assigned 2026-09-02',
      'before 2026-10-19',
      'before 2026-11-17',
      'after 2026-11-19',
      'monthly 2026-12-19 → 2026-12-21',
    ])
    expect(firstSteps({ ...own, daysBefore: [] }, asked('2026-09-01', '2026-11-18'), 2)).toEqual([
      'assigned 2026-09-02',
      'after 2026-11-19',
    ])
  })

  test('keep the day of the month where a month has it', () => {
    expect(firstSteps(usualSchedule, asked('2026-06-01', '2026-12-24'), 6).slice(3)).toEqual([
      'after 2026-12-31',
      'monthly 2027-01-31 → 2027-02-01',
      'monthly 2027-02-28 → 2027-03-01',
    ])
  })

  test.each([
    ['2026-11-02', null],
    ['2026-11-03', 'assigned 2026-11-03'],
    ['2026-12-16', 'assigned 2026-11-03'],
    ['2026-12-17', 'before 2026-12-17'],
    ['2027-02-07', 'after 2027-01-07'],
    ['2027-02-08', 'monthly 2027-02-07'],
  ])('on %s the latest is %s', (day, latest) => {
    const duty = asked('2026-11-02', '2026-12-31')
    const said = (step: { kind: string; on: Date } | null) => step && `${step.kind} ${isoDay(step.on)}`
    expect(said(latestStep(usualSchedule, duty, parseDay(day)))).toBe(latest)
  })

  test.each([
    [1, '2026-11-23', '2026-11-23', '2026-11-23'],
    [1, '2026-11-27', '2026-11-23', '2026-11-23'],
    [4, '2026-11-26', '2026-11-26', '2026-11-26'],
    [4, '2026-11-25', '2026-11-19', '2026-11-19'],
    // A Tuesday that is a holiday: the digest goes out on the Wednesday, and not before.
    [2, '2026-12-09', '2026-12-08', '2026-12-09'],
    [2, '2026-12-08', '2026-12-01', '2026-12-01'],
  ])('the digest of weekday %i on %s is that of %s, sent on %s', (digestWeekday, day, on, sendOn) => {
    const step = digestStep({ digestWeekday }, parseDay(day))
    expect([isoDay(step.on), isoDay(step.sendOn)]).toEqual([on, sendOn])
  })
})

describe('what is decided', () => {
  const usual = { step: 'before' as const, isOn: true, refusesCourtesy: false, hasAddress: true }
  test.each([
    ['assigned', {}, 'sent'],
    ['under_way', {}, 'sent'],
    ['overdue', { step: 'after' as const }, 'sent'],
    ['completed', {}, 'completed'],
    ['excused', {}, 'excused'],
    ['on_leave', {}, 'on_leave'],
    ['left', {}, 'left'],
    ['rule_closed', {}, 'rule_closed'],
    ['not_yet_due', {}, null],
    ['assigned', { isOn: false }, 'reminders_off'],
    ['completed', { isOn: false }, 'completed'],
    ['assigned', { hasAddress: false }, 'no_address'],
    ['assigned', { refusesCourtesy: true }, 'unsubscribed'],
    ['assigned', { refusesCourtesy: true, step: 'assigned' as const }, 'sent'],
    ['overdue', { refusesCourtesy: true, step: 'after' as const }, 'sent'],
    ['overdue', { refusesCourtesy: true, step: 'monthly' as const }, 'sent'],
  ] as const)('of %s with %o: %s', (state, changed, outcome) => {
    expect(decideReminder({ ...usual, ...changed, state })).toBe(outcome)
  })

  const digest = { isOn: true, refusesDigest: false, hasAddress: true, isOnLeave: false, hasFigures: true }
  test.each([
    [{}, 'sent'],
    [{ isOn: false }, 'reminders_off'],
    [{ refusesDigest: true }, 'unsubscribed'],
    [{ hasAddress: false }, 'no_address'],
    [{ isOnLeave: true }, 'on_leave'],
    [{ hasFigures: false }, 'nothing_to_say'],
  ])('of a digest with %o: %s', (changed, outcome) => {
    expect(decideDigest({ ...digest, ...changed })).toBe(outcome)
  })

  test('only a mail without any notice of an obligation may be refused', () => {
    expect(isCourtesy(['before'])).toBe(true)
    expect(isCourtesy(['before', 'before'])).toBe(true)
    for (const kind of ['assigned', 'after', 'monthly', 'weekly'] as const) {
      expect(isCourtesy(['before', kind])).toBe(false)
    }
  })
})
