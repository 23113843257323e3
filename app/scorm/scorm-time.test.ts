import { expect, test } from 'vitest'
import { durationOf, secondsOf, timespanOf } from './scorm-time.ts'

test.each([
  ['0001:30:45.50', 5445.5],
  ['00:05:00', 300],
  ['PT1H30M', 5400],
  ['P1DT1S', 86_401],
  ['PT0.5S', 0.5],
  ['P1Y2M', 365 * 86_400 + 60 * 86_400],
  ['', null],
  ['P', null],
  ['PT', null],
  ['5:00', null],
  ['domani', null],
])('%s is %s seconds', (text, seconds) => expect(secondsOf(text)).toBe(seconds))

test.each([0, 59, 3600, 86_399, 360_000])('%i seconds are written as each edition writes them', (seconds) => {
  expect(secondsOf(timespanOf(seconds))).toBe(seconds)
  expect(secondsOf(durationOf(seconds))).toBe(seconds)
})
