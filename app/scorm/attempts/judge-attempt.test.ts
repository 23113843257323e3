import { expect, test } from 'vitest'
import { packageItem, packageStructure } from '../packages/package.fixtures.ts'
import type { Values } from '../schemas.ts'
import { isDone, judgeAttempt, type Judgement } from './judge-attempt.ts'

const one = (edition: '1.2' | '2004-4', values: Values) =>
  judgeAttempt(packageStructure(edition, [packageItem('a')]), new Map([['a', values]]), null)

test.each<[string, Values, Judgement, boolean]>([
  ['nothing', {}, { completion: 'unknown', success: 'unknown', scoreBasisPoints: null }, false],
  [
    'begun',
    { 'cmi.core.lesson_status': 'incomplete' },
    { completion: 'incomplete', success: 'unknown', scoreBasisPoints: null },
    false,
  ],
  [
    'only looked at',
    { 'cmi.core.lesson_status': 'browsed' },
    { completion: 'incomplete', success: 'unknown', scoreBasisPoints: null },
    false,
  ],
  [
    'completed',
    { 'cmi.core.lesson_status': 'completed' },
    { completion: 'completed', success: 'unknown', scoreBasisPoints: null },
    true,
  ],
  [
    'passed with 17 of 20',
    { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '17', 'cmi.core.score.max': '20' },
    { completion: 'completed', success: 'passed', scoreBasisPoints: 8500 },
    true,
  ],
  [
    'failed',
    { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '40' },
    { completion: 'completed', success: 'failed', scoreBasisPoints: 4000 },
    false,
  ],
  [
    'a score that is none',
    { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': 'molto' },
    { completion: 'completed', success: 'passed', scoreBasisPoints: null },
    true,
  ],
])('SCORM 1.2: %s', (_name, values, expected, done) => {
  expect(one('1.2', values)).toEqual(expected)
  expect(isDone(one('1.2', values))).toBe(done)
})

test.each<[string, Values, Judgement, boolean]>([
  ['nothing', {}, { completion: 'unknown', success: 'unknown', scoreBasisPoints: null }, false],
  [
    'completed, of no known success',
    { 'cmi.completion_status': 'completed' },
    { completion: 'completed', success: 'unknown', scoreBasisPoints: null },
    true,
  ],
  [
    'completed and failed',
    { 'cmi.completion_status': 'completed', 'cmi.success_status': 'failed', 'cmi.score.scaled': '0.4' },
    { completion: 'completed', success: 'failed', scoreBasisPoints: 4000 },
    false,
  ],
  [
    'passed before the end',
    { 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'passed', 'cmi.score.scaled': '0.9' },
    { completion: 'incomplete', success: 'passed', scoreBasisPoints: 9000 },
    true,
  ],
  [
    'a score below nothing',
    { 'cmi.score.scaled': '-0.5' },
    { completion: 'unknown', success: 'unknown', scoreBasisPoints: 0 },
    false,
  ],
])('SCORM 2004: %s', (_name, values, expected, done) => {
  expect(one('2004-4', values)).toEqual(expected)
  expect(isDone(one('2004-4', values))).toBe(done)
})

test('several items: all must be completed, one that failed fails the whole, an asset is done by being opened', () => {
  const asset = packageItem('c', { launch: { kind: 'asset', path: 'c.html', query: '' } })
  const structure = packageStructure('1.2', [packageItem('a'), packageItem('b'), asset])
  const judge = (states: Record<string, Values>) => judgeAttempt(structure, new Map(Object.entries(states)), null)
  const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80' }
  const failed = { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '40' }
  expect(judge({ a: passed, b: passed })).toMatchObject({ completion: 'incomplete', success: 'unknown' })
  expect(judge({ a: passed, b: passed, c: {} })).toEqual({
    completion: 'completed',
    success: 'passed',
    scoreBasisPoints: 8000,
  })
  expect(judge({ a: passed, b: failed, c: {} })).toMatchObject({ success: 'failed', scoreBasisPoints: 6000 })
})

test('SCORM 2004 with several items says itself what the whole has come to, when it has something to say', () => {
  const structure = packageStructure('2004-4', [packageItem('a'), packageItem('b')])
  const states = new Map([['a', { 'cmi.completion_status': 'completed' }]])
  const whole: Judgement = { completion: 'completed', success: 'passed', scoreBasisPoints: 7000 }
  expect(judgeAttempt(structure, states, whole)).toEqual(whole)
  const silent: Judgement = { completion: 'unknown', success: 'unknown', scoreBasisPoints: 5000 }
  expect(judgeAttempt(structure, states, silent)).toMatchObject({ completion: 'incomplete', scoreBasisPoints: null })
})
