import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Commit } from '../schemas.ts'
import { CommitQueue, type Snapshot } from './commit-queue.ts'

beforeEach(() => vi.stubGlobal('window', globalThis))
afterEach(() => vi.unstubAllGlobals())

const location = 'cmi.core.lesson_location'
const at = (place: string): Snapshot => {
  const rest = { launch: 1, seconds: null, exit: '', ended: false, sequencing: null, whole: null } as const
  return { itemId: 'uno', values: { [location]: place }, ...rest }
}

/** A queue whose server had acknowledged `a`, and what it sends. */
function queueAt(place: string) {
  vi.useFakeTimers()
  const sent: Commit[] = []
  const left: string[] = []
  const states = { uno: { values: { [location]: place }, seconds: 0, exit: '', ended: false } }
  const ways = {
    post: (commit: Commit) => void sent.push(commit),
    beacon: (body: string) => void left.push(body),
    calls: { take: () => [], drop: () => undefined },
    onState: () => undefined,
  }
  const queue = new CommitQueue({ states, windowId: 'finestra', sequence: 1 }, ways)
  const write = (now: string) => {
    queue.keep(at(now))
    queue.flush()
  }
  return { queue, sent, left, write }
}
afterEach(() => vi.useRealTimers())

test('a value taken back while nobody knows whether the other arrived is sent again', () => {
  const { queue, sent, write } = queueAt('a')
  write('b')
  // It may have arrived: only the answer got lost.
  queue.onReply({ sguardi: 'reply', sequence: 1, reply: { ok: false, reason: 'offline' } })
  write('a')
  vi.advanceTimersByTime(10_000)
  expect(sent.map(({ values }) => values)).toEqual([{ [location]: 'b' }, { [location]: 'a' }])
  queue.onReply({
    sguardi: 'reply',
    sequence: 2,
    reply: { ok: true, sequence: 2, done: false, shown: { state: null, score: null } },
  })
  write('a')
  expect(sent).toHaveLength(2)
})

test('… and thrown after a page that is left while the other is on its way', () => {
  const { queue, left, write } = queueAt('a')
  write('b')
  queue.keep(at('a'))
  queue.throwAfter()
  expect(left).toHaveLength(1)
  expect(JSON.parse(left[0] ?? '')).toMatchObject({ values: { [location]: 'a' }, sequence: 2 })
})
