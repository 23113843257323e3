import { describe, expect, test } from 'vitest'
import {
  criteriaApart,
  earnedBy,
  levelsReached,
  placeFor,
  stateAfter,
  visibleTo,
  type ReadingFact,
} from './marking-round.ts'

const mark = (markerId: string, levels: number[], place = 1): ReadingFact => ({ place, kind: 'mark', markerId, levels })
const back = (markerId: string, place = 1): ReadingFact => ({ place, kind: 'return', markerId, levels: [] })
const settled: ReadingFact = { place: 3, kind: 'settlement', markerId: 'c', levels: [1, 1] }
const close = [mark('a', [0, 1]), mark('b', [1, 1], 2)]
const apart = [mark('a', [0, 1]), mark('b', [2, 1], 2)]

describe('what a text waits for', () => {
  test.each<[string, ReadingFact[], boolean, string]>([
    ['nobody read it', [], false, 'waiting'],
    ['nobody read it, two should', [], true, 'waiting'],
    ['one read it', [mark('a', [1])], false, 'marked'],
    ['one of two read it', [mark('a', [1])], true, 'second_waiting'],
    ['both, one level apart', close, true, 'marked'],
    ['both, two levels apart', apart, true, 'to_settle'],
    ['settled', [...apart, settled], true, 'marked'],
    ['returned by the first', [back('a')], true, 'returned'],
    ['returned by the second', [mark('a', [1]), back('b', 2)], true, 'returned'],
  ])('%s', (_, facts, second, state) => {
    expect(stateAfter(facts, second)).toBe(state)
  })

  test('names the criteria that are apart', () => {
    expect(criteriaApart(apart)).toEqual([0])
    expect(criteriaApart(close)).toEqual([])
    expect(criteriaApart([mark('a', [2])])).toEqual([])
  })
})

describe('whose turn it is', () => {
  test.each<[string, ReadingFact[], boolean, string, boolean, object]>([
    ['the first', [], false, 'a', false, { ok: true, place: 1 }],
    ['after the only one', [mark('a', [1])], false, 'b', false, { ok: false, reason: 'already_read' }],
    ['the second of two', [mark('a', [1])], true, 'b', false, { ok: true, place: 2 }],
    ['the first again', [mark('a', [1])], true, 'a', false, { ok: false, reason: 'own_reading_in' }],
    ['a third reader', close, true, 'c', false, { ok: false, reason: 'already_read' }],
    ['a third settles', apart, true, 'c', true, { ok: true, place: 3 }],
    ['the first of the two does not settle', apart, true, 'a', true, { ok: false, reason: 'third_settles' }],
    ['nor the second', apart, true, 'b', true, { ok: false, reason: 'third_settles' }],
    ['nothing to settle', close, true, 'c', true, { ok: false, reason: 'already_read' }],
    ['settled already', [...apart, settled], true, 'd', true, { ok: false, reason: 'already_read' }],
    ['returned', [back('a')], false, 'b', false, { ok: false, reason: 'already_read' }],
  ])('%s', (_, facts, second, markerId, settles, outcome) => {
    expect(placeFor(facts, second, { markerId, settles })).toEqual(outcome)
  })

  test('the second reader does not see the first reading until both are in', () => {
    expect(visibleTo([mark('a', [1])], true, 'b')).toEqual([])
    expect(visibleTo([mark('a', [1])], true, 'a')).toHaveLength(1)
    expect(visibleTo(close, true, 'c')).toHaveLength(2)
    expect(visibleTo([mark('a', [1])], false, 'b')).toHaveLength(1)
  })
})

describe('what the learner reads', () => {
  test.each<[string, ReadingFact[], boolean, string[]]>([
    ['nothing while one of two has read', [mark('a', [1])], true, []],
    ['nothing while two readings are apart', apart, true, []],
    ['both readings that are close', close, true, ['mark', 'mark']],
    ['readings and settlement', [...apart, settled], true, ['mark', 'mark', 'settlement']],
    ['the return alone', [mark('a', [1]), back('b', 2)], true, ['return']],
  ])('%s', (_, facts, second, kinds) => {
    expect(earnedBy(facts, second).map(({ kind }) => kind)).toEqual(kinds)
  })

  test('the levels are the settlement’s, else those of the readings', () => {
    expect(levelsReached([...apart, settled], 2)).toEqual([[1], [1]])
    expect(levelsReached([mark('a', [1, 1]), mark('b', [0, 1], 2)], 2)).toEqual([[0, 1], [1]])
    expect(levelsReached([], 2)).toEqual([[], []])
  })
})
