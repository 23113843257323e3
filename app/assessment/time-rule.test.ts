import { describe, expect, test } from 'vitest'
import { deadlineOf, isPastDeadline, nextStartAt, overBefore, takenUntil, whyClosed } from './time-rule.ts'

const at = (time: string) => new Date(`2026-11-24T${time}Z`)
const deadlineAt = at('09:20:00.000')

test('the deadline is so many minutes after the start; without a limit there is none', () => {
  expect(deadlineOf(at('09:00:00.000'), 20)).toEqual(deadlineAt)
  expect(deadlineOf(at('09:00:00.000'), 0)).toBeNull()
  expect(takenUntil(deadlineAt)).toEqual(at('09:22:00.000'))
})

describe('why an attempt takes nothing any more', () => {
  test.each<[string, Date | null, Date | null, string, string | null]>([
    ['no limit, open', null, null, '23:00:00.000', null],
    ['no limit, handed in', null, at('09:05:00.000'), '09:06:00.000', 'attempt_closed'],
    ['before the deadline', deadlineAt, null, '09:19:59.999', null],
    ['at the deadline', deadlineAt, null, '09:20:00.000', null],
    ['within the grace', deadlineAt, null, '09:21:30.000', null],
    ['the last instant of the grace', deadlineAt, null, '09:22:00.000', null],
    ['a moment after the grace', deadlineAt, null, '09:22:00.001', 'time_over'],
    ['handed in in time', deadlineAt, at('09:10:00.000'), '09:11:00.000', 'attempt_closed'],
    ['handed in in time, asked after it', deadlineAt, at('09:10:00.000'), '10:00:00.000', 'attempt_closed'],
    ['handed in within the grace', deadlineAt, at('09:21:00.000'), '10:00:00.000', 'attempt_closed'],
    ['closed by time', deadlineAt, takenUntil(deadlineAt), '10:00:00.000', 'time_over'],
  ])('%s', (_name, deadline, submittedAt, now, why) => {
    expect(whyClosed({ deadlineAt: deadline, submittedAt, setAsideAt: null }, at(now))).toBe(why)
  })

  test('what is over is what the maintenance looks for, to the millisecond', () => {
    for (const now of [at('09:21:59.999'), at('09:22:00.000'), at('09:22:00.001')]) {
      const isFound = deadlineAt < overBefore(now)
      expect(isFound).toBe(whyClosed({ deadlineAt, submittedAt: null, setAsideAt: null }, now) === 'time_over')
    }
  })
})

test('handing in with questions unanswered waits for the deadline', () => {
  expect(isPastDeadline({ deadlineAt }, at('09:20:00.000'))).toBe(false)
  expect(isPastDeadline({ deadlineAt }, at('09:20:00.001'))).toBe(true)
  expect(isPastDeadline({ deadlineAt: null }, at('23:00:00.000'))).toBe(false)
})

describe('when the next attempt may begin', () => {
  const failed = { submittedAt: at('09:00:00.000'), passed: false }
  test.each<[string, Parameters<typeof nextStartAt>[0], number, string, Date | null]>([
    ['no attempt yet', undefined, 60, '09:00:00.000', null],
    ['no waiting', failed, 0, '09:00:00.001', null],
    ['just failed', failed, 60, '09:00:00.000', at('10:00:00.000')],
    ['almost', failed, 60, '09:59:59.999', at('10:00:00.000')],
    ['at the minute', failed, 60, '10:00:00.000', null],
    ['passed', { ...failed, passed: true }, 60, '09:01:00.000', null],
    ['still open', { submittedAt: null, passed: null }, 60, '09:01:00.000', null],
  ])('%s', (_name, last, wait, now, expected) => {
    expect(nextStartAt(last, wait, at(now))).toEqual(expected)
  })
})
