import { expect, test } from 'vitest'
import { contestGround } from './contest-ground.ts'

const lesson = { kind: 'lesson' as const, minutes: 4, declaredMinutes: 10, isConfirmed: true, hasTrace: true }
const meeting = { ...lesson, kind: 'meeting' as const, hasTrace: false }

test.each([
  ['a lesson read in part', lesson, 'open'],
  ['a lesson opened that counts nothing', { ...lesson, minutes: 0 }, 'open'],
  ['a lesson that lacks one minute', { ...lesson, minutes: 9 }, 'open'],
  ['a lesson that is full', { ...lesson, minutes: 10 }, 'nothing_missing'],
  ['a lesson never opened', { ...lesson, minutes: 0, hasTrace: false }, 'no_trace'],
  ['a meeting somebody is absent from', { ...meeting, minutes: 0 }, 'open'],
  ['a meeting that counts in full', { ...meeting, minutes: 10 }, 'nothing_missing'],
  ['a meeting whose list waits', { ...meeting, minutes: 0, isConfirmed: false }, 'not_confirmed'],
] as const)('%s: %s', (_what, activity, ground) => {
  expect(contestGround(activity)).toBe(ground)
})
