import { expect, test } from 'vitest'
import type { Commit } from '#app/scorm/schemas.ts'
import {
  judge,
  newLedger,
  noteFound,
  reachedBy,
  secondsOfVisit,
  write,
  type Ledger,
} from '#tests/crash/package-ledger.ts'

const place = 'cmi.location'
const commit = (values: Record<string, string>, seconds: number | null = null): Commit => ({
  ...{ windowId: 'finestra', sequence: 1, itemId: 'uno', launch: 1, values, seconds },
  ...{ exit: '', ended: false, sequencing: null, whole: null, calls: [] },
})
const found = (values: Record<string, string>, seconds = 0, interactions: number | null = null) => ({
  values: new Map(Object.entries(values)),
  seconds,
  interactions,
})

/** Three places were written in two visits, of 5 and 3 units; the first was acknowledged, the second kept on the device. */
function trial(): Ledger {
  const ledger = newLedger()
  for (const step of ['1', '2', '3']) write(ledger, new Map([[place, step]]))
  ledger.told = [5, 3]
  reachedBy(ledger, 'acknowledged', commit({ [place]: '1' }, secondsOfVisit(0, 4)))
  reachedBy(ledger, 'kept', commit({ [place]: '2' }, secondsOfVisit(1, 2)))
  return ledger
}

test.each([
  ['what was kept', found({ [place]: '2' }, 24), [0, 0, 0]],
  ['what was written last', found({ [place]: '3' }, 35), [0, 0, 0]],
  ['an older value', found({ [place]: '1' }, 24), [1, 0, 0]],
  ['nothing', found({}, 24), [2, 0, 0]],
  ['a value nobody wrote', found({ [place]: '4' }, 24), [2, 0, 1]],
  ['less time than was acknowledged', found({ [place]: '2' }, 23), [1, 0, 0]],
  ['the first visit twice', found({ [place]: '2' }, 28), [0, 1, 0]],
  ['the second visit twice', found({ [place]: '2' }, 44), [0, 1, 0]],
  ['a visit that nobody told of', found({ [place]: '2' }, 124), [0, 1, 0]],
])('judged at an opening: %s', (_name, is, [lost, doubled, wrong]) => {
  const faults = judge(trial(), is)
  expect([faults.lost.length, faults.doubled.length, faults.wrong.length]).toEqual([lost, doubled, wrong])
})

test('what was found once must not go back', () => {
  const ledger = trial()
  noteFound(ledger, found({ [place]: '3' }, 35))
  expect(judge(ledger, found({ [place]: '2' }, 35)).lost).toHaveLength(1)
  expect(judge(ledger, found({ [place]: '3' }, 34)).lost).toHaveLength(1)
})

test('interactions that only their number can be read of: neither fewer nor more', () => {
  const ledger = newLedger()
  for (const index of [0, 1]) write(ledger, new Map([[`cmi.interactions.${index}.id`, `domanda-${index}`]]))
  reachedBy(ledger, 'acknowledged', commit({ 'cmi.interactions.0.id': 'domanda-0' }))
  const counted = [0, 1, 2, 3].map((count) => judge(ledger, found({}, 0, count)))
  expect(counted.map(({ lost, doubled }) => [lost.length, doubled.length])).toEqual([
    [1, 0],
    [0, 0],
    [0, 0],
    [0, 1],
  ])
})
