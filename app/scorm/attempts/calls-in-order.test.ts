import { expect, test } from 'vitest'
import type { Call } from '../schemas.ts'
import { callsInOrder } from './calls-in-order.ts'

const call = (at: number): Call => [at, 'LMSSetValue', 'cmi.core.lesson_location', String(at), 'true', '0']
const made = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => call(from + index))
const commit = (sequence: number, calls: Call[], windowId = 'a') => ({ windowId, sequence, calls })

test.each([
  ['each acknowledged', [commit(1, made(1, 2)), commit(2, made(3, 5))], 5],
  ['the first arrived and was not acknowledged', [commit(1, made(1, 2)), commit(2, made(1, 5))], 5],
  ['two that were not', [commit(1, made(1, 2)), commit(2, made(3, 4)), commit(3, made(3, 6))], 6],
  ['they arrive the wrong way round', [commit(2, made(1, 5)), commit(1, made(1, 2))], 5],
  ['the later one has fewer', [commit(1, made(1, 5)), commit(2, made(1, 3))], 5],
  ['a commit without calls', [commit(1, made(1, 2)), commit(2, []), commit(3, made(3, 4))], 4],
])('every call is there once: %s', (_name, commits, count) => {
  expect(callsInOrder(commits)).toEqual(made(1, count))
})

test('what another window called in the same way is another call', () => {
  expect(callsInOrder([commit(1, made(1, 2)), commit(2, made(1, 2), 'b')])).toEqual([...made(1, 2), ...made(1, 2)])
})
