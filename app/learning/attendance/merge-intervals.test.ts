import { describe, expect, test } from 'vitest'
import { seededRandom, shuffled, type Random } from '#app/platform/seeded-random.ts'
import {
  joinWithin,
  measuredMinutes,
  mergeIntervals,
  minutesBetween,
  spansOf,
  wholeMinutes,
  type Span,
  type Stretch,
} from './merge-intervals.ts'

const at = (instant: string) => new Date(instant).getTime()

/** Beginnings around which people study: a plain morning, midnight in Italy, both changes of the clocks, a year's end. */
const mornings = [
  at('2026-11-24T09:00:00Z'),
  at('2026-11-24T22:59:00Z'),
  at('2026-03-29T00:58:00Z'),
  at('2026-10-25T00:58:00Z'),
  at('2026-12-31T22:58:00Z'),
]

/** Stretches of some windows on some lessons, whole seconds long, many of them touching, overlapping, or the same. */
function someStretches(random: Random): Stretch[] {
  const base = random.pick(mornings)
  const stretches = Array.from({ length: random.below(14) }, (): Stretch[] => {
    const windowId = random.pick(['w1', 'w2', 'w3'])
    const lesson = random.pick(['uno', 'due', 'tre'])
    let from = base + 1000 * random.below(500)
    return Array.from({ length: 1 + random.below(4) }, () => {
      const to = from + 1000 * random.below(90)
      const stretch = { windowId, lesson, from, to }
      from = to + 1000 * random.pick([0, 0, 0, 1, 2, 3, 20])
      return stretch
    })
  }).flat()
  return [...stretches, ...stretches.filter(() => random.below(4) === 0)]
}

type Runs = { windowId: string; lesson: string; from: number; to: number }[]

/** The runs of seconds that one window showed one lesson, found by marking each second. */
function runsOf(stretches: readonly Stretch[]): Runs {
  const shown = new Map<string, Set<number>>()
  for (const { windowId, lesson, from, to } of stretches) {
    const key = `${windowId} ${lesson}`
    const seconds = shown.get(key) ?? new Set<number>()
    for (let second = from; second < to; second += 1000) seconds.add(second)
    shown.set(key, seconds)
  }
  return [...shown].flatMap(([key, seconds]) => {
    const [windowId = '', lesson = ''] = key.split(' ')
    const runs: Runs = []
    for (const second of [...seconds].sort((a, b) => a - b)) {
      const run = runs.at(-1)
      if (run && second - run.to <= joinWithin) run.to = second + 1000
      else runs.push({ windowId, lesson, from: second, to: second + 1000 })
    }
    return runs
  })
}

const first = (runs: Runs) =>
  runs.toSorted((a, b) => a.from - b.from || (`${a.windowId} ${a.lesson}` < `${b.windowId} ${b.lesson}` ? -1 : 1))[0]

/** Seconds of each lesson, by asking of every second there is which run that covers it began first. */
function obviously(stretches: readonly Stretch[]): Map<string, number> {
  const runs = runsOf(stretches)
  const seconds = new Map<string, number>()
  const [begins, ends] = [Math.min(...runs.map(({ from }) => from)), Math.max(...runs.map(({ to }) => to))]
  for (let second = begins; second < ends; second += 1000) {
    const owner = first(runs.filter(({ from, to }) => from <= second && second < to))
    if (owner) seconds.set(owner.lesson, (seconds.get(owner.lesson) ?? 0) + 1)
  }
  return seconds
}

const secondsOf = (spans: readonly Span[]) => spans.reduce((sum, { from, to }) => sum + to - from, 0) / 1000
const lessons = ['uno', 'due', 'tre']

describe('merging is what marking every second comes to', () => {
  const cases = Array.from({ length: 400 }, (_, seed) => seed)

  test('in any order and with anything sent twice', () => {
    for (const seed of cases) {
      const random = seededRandom(seed)
      const stretches = someStretches(random)
      const expected = obviously(stretches)
      for (const order of [stretches, shuffled(stretches, random), stretches.toReversed()]) {
        const merged = mergeIntervals(order)
        for (const lesson of lessons)
          expect(secondsOf(spansOf(merged, lesson)), `${seed} ${lesson}`).toBe(expected.get(lesson) ?? 0)
      }
    }
  })

  test('and no moment is in two sittings', () => {
    for (const seed of cases) {
      const own = mergeIntervals(someStretches(seededRandom(seed))).flatMap((one) => one.own ?? [])
      for (const [index, span] of own.entries()) {
        expect(span.to).toBeGreaterThan(span.from)
        expect(span.from).toBeGreaterThanOrEqual(own[index - 1]?.to ?? -Infinity)
      }
    }
  })

  test('and moving all clocks by up to a day changes nothing', () => {
    for (const seed of cases) {
      const random = seededRandom(seed)
      const stretches = someStretches(random)
      const skew = random.below(2 * 86_400_000) - 86_400_000
      const moved = stretches.map((one) => ({ ...one, from: one.from + skew, to: one.to + skew }))
      for (const lesson of lessons)
        expect(secondsOf(spansOf(mergeIntervals(moved), lesson))).toBe(
          secondsOf(spansOf(mergeIntervals(stretches), lesson)),
        )
    }
  })
})

/** A sitting of `w1` on lesson `uno`, minutes after nine. */
const shown = (from: number, to: number, windowId = 'w1', lesson = 'uno'): Stretch => ({
  ...{ windowId, lesson, from: at('2026-11-24T09:00:00Z') + from * 60_000 },
  to: at('2026-11-24T09:00:00Z') + to * 60_000,
})

describe('whole minutes', () => {
  test.each<[string, Stretch[], number]>([
    ['of nothing', [], 0],
    ['of two windows on the same lesson at once', [shown(0, 10), shown(2, 12, 'w2')], 12],
    ['of what another lesson had first', [shown(0, 10, 'w2', 'due'), shown(5, 12)], 2],
    ['of what began before another lesson', [shown(0, 10), shown(5, 12, 'w2', 'due')], 10],
    ['of pieces that make a minute together', [shown(0, 0.5), shown(3, 3.5)], 1],
    ['of less than a minute', [shown(0, 0.99)], 0],
    ['of an empty stretch and one that ends before it begins', [shown(1, 1), shown(9, 3)], 0],
    [
      'across midnight in Italy',
      [{ ...shown(0, 0), from: at('2026-11-24T22:50:00Z'), to: at('2026-11-24T23:10:00Z') }],
      20,
    ],
    [
      'in the hour that comes twice',
      [{ ...shown(0, 0), from: at('2026-10-25T00:30:00Z'), to: at('2026-10-25T01:30:00Z') }],
      60,
    ],
    [
      'over the hour that is not there',
      [{ ...shown(0, 0), from: at('2026-03-29T00:50:00Z'), to: at('2026-03-29T01:10:00Z') }],
      20,
    ],
  ])('%s', (_what, stretches, minutes) => {
    expect(wholeMinutes(spansOf(mergeIntervals(stretches), 'uno'))).toBe(minutes)
  })
})

describe('what a lesson is worth by measure', () => {
  const twelve = spansOf(mergeIntervals([shown(0, 12)]), 'uno')
  test.each([
    ['all of it', 15, 0, 12],
    ['no more than declared', 10, 0, 10],
    ['no more than a correction left', 10, 4, 6],
    ['nothing where all was given', 10, 10, 0],
    ['nothing where more was given', 10, 14, 0],
    ['the same after minutes were taken away', 10, -3, 10],
  ])('%s', (_what, declaredMinutes, otherMinutes, minutes) => {
    expect(measuredMinutes(twelve, { declaredMinutes, otherMinutes })).toBe(minutes)
  })
})

describe('the instants between which minutes were spent', () => {
  const spans = spansOf(mergeIntervals([shown(0, 2), shown(10, 11), shown(20, 30)]), 'uno')
  const minute = (instant: number) => (instant - at('2026-11-24T09:00:00Z')) / 60_000
  test.each([
    [0, 2, [0, 2]],
    [0, 3, [0, 11]],
    [1, 3, [1, 11]],
    [2, 3, [10, 11]],
    [3, 8, [20, 25]],
    [0, 13, [0, 30]],
  ])('from %i to %i', (from, to, [entered, exited]) => {
    const found = minutesBetween(spans, from, to)
    expect(found && [minute(found.from), minute(found.to)]).toEqual([entered, exited])
  })

  test('that there are not', () => {
    expect(minutesBetween(spans, 13, 14)).toBeNull()
    expect(minutesBetween([], 0, 1)).toBeNull()
  })
})
