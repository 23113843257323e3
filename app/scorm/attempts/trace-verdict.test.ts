import { expect, test } from 'vitest'
import type { Call } from '../schemas.ts'
import type { Judgement } from './judge-attempt.ts'
import { verdictsOf } from './trace-verdict.ts'

const none: Judgement = { completion: 'unknown', success: 'unknown', scoreBasisPoints: null }
const call = (name: string, element = '', value = '', error = '0'): Call => [0, name, element, value, 'true', error]
const codes = (calls: Call[], reached: Judgement = none, edition: '1.2' | '2004-4' = '1.2') =>
  verdictsOf(edition, calls, reached).map(({ code }) => code)

const begun = call('LMSInitialize')
const ended = call('LMSFinish')

test('a package that calls nothing never began', () => {
  expect(codes([])).toEqual(['never_begun'])
})

test('one that never says it is completed is told so', () => {
  const calls = [begun, call('LMSSetValue', 'cmi.core.lesson_location', '7'), call('LMSCommit'), ended]
  expect(codes(calls)).toEqual(['never_completes'])
})

test('one that stays incomplete, and one that failed', () => {
  const status = (value: string) => call('LMSSetValue', 'cmi.core.lesson_status', value)
  const read = verdictsOf('1.2', [begun, status('incomplete'), call('LMSCommit'), ended], none)
  expect(read).toEqual([{ code: 'not_completed', count: 1, example: 'incomplete' }])
  expect(codes([begun, status('failed'), call('LMSCommit'), ended])).toEqual(['not_passed'])
})

test('errors are counted and the first is spelled; what was not closed or saved is said', () => {
  const wrong = call('SetValue', 'cmi.score.raw', 'abc', '406')
  const done: Judgement = { completion: 'completed', success: 'passed', scoreBasisPoints: 8000 }
  expect(verdictsOf('2004-4', [call('Initialize'), wrong, wrong], done)).toEqual([
    { code: 'errors', count: 2, example: 'SetValue(cmi.score.raw, abc) → 406' },
    { code: 'never_commits', count: 0, example: '' },
    { code: 'not_ended', count: 1, example: '' },
  ])
})

test('one that is as it should be is fine, without a score too', () => {
  const done: Judgement = { completion: 'completed', success: 'unknown', scoreBasisPoints: null }
  const calls = [begun, call('LMSSetValue', 'cmi.core.lesson_status', 'completed'), call('LMSCommit'), ended]
  expect(codes(calls, done)).toEqual(['fine', 'no_score'])
})
