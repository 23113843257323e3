import { describe, expect, test } from 'vitest'
import { caseAt, hasCounters } from './at-counter.ts'
import { runOf, type RunAnswer, type RunSource } from './run-of.ts'
import type { AnswerValue } from './schemas.ts'
import { someCase } from './spec.fixtures.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))
const answer = (itemId: string, minute: number, value: AnswerValue): RunAnswer => {
  return { id: `${itemId}-id`, itemId, value, receivedAt: at(minute) }
}
const listen = answer('scelta', 3, { type: 'decision', option: 'ascolto', reason: 'Per capire' })
const leave = answer('scelta', 3, { type: 'decision', option: 'rimando', reason: 'Ho la coda' })
const goOn = answer('mezzo', 8, { type: 'continue' })
const reflect = (minute: number) => answer('pensiero', minute, { type: 'reflection', text: 'Ho capito' })

const source = (journal: RunAnswer[], submittedAt: Date | null = null): RunSource => ({
  ...{ startedAt: at(0), submittedAt, counter: null, journal },
})

describe('a run', () => {
  const runs: [string, RunSource, [string, number, number | null][], string | null][] = [
    ['has its first scene from the start on', source([]), [['inizio', 0, null]], null],
    [
      'sees the next scene when the decision arrives',
      source([listen]),
      [
        ['inizio', 0, 3],
        ['mezzo', 3, null],
      ],
      null,
    ],
    [
      'ends the long way',
      source([listen, goOn, reflect(12)], at(12)),
      [
        ['inizio', 0, 3],
        ['mezzo', 3, 8],
        ['fine', 8, 12],
      ],
      'fine',
    ],
    [
      'ends the short way',
      source([leave, reflect(9)], at(9)),
      [
        ['inizio', 0, 3],
        ['fine', 3, 9],
      ],
      'fine',
    ],
  ]
  test.each(runs)('%s', (_name, given, scenes, ending) => {
    const run = runOf(someCase(), given)
    const minuteOf = (instant: Date | null) => instant && instant.getUTCMinutes()
    expect(run.scenes.map(({ sceneId, seenAt, leftAt }) => [sceneId, minuteOf(seenAt), minuteOf(leftAt)])).toEqual(
      scenes,
    )
    expect([run.ending, run.endedAt]).toEqual([ending, given.submittedAt])
  })

  test('keeps decisions with their reasons, and reflections', () => {
    const run = runOf(someCase(), source([leave, reflect(9)], at(9)))
    expect(run.decisions).toEqual([
      { itemId: 'scelta', answerId: 'scelta-id', option: 'rimando', reason: 'Ho la coda', at: at(3) },
    ])
    expect(run.reflections).toEqual([{ itemId: 'pensiero', text: 'Ho capito', at: at(9) }])
  })

  test('tells no scene further on (P3)', () => {
    expect(JSON.stringify(runOf(someCase(), source([])))).not.toContain('SEGRETO')
  })
})

describe('a case at a counter', () => {
  const spec = someCase()
  const [first] = spec.scenes
  first?.counters.push({ department: 'nursery', html: '<p>SOLO-NIDO</p>' })
  first?.decision?.counters.push({ department: 'nursery', html: '<p>Al nido, che fai?</p>' })

  test('has what that counter reads, and nothing of the others', () => {
    const nursery = JSON.stringify(caseAt(spec, 'nursery'))
    expect(nursery).toContain('SOLO-NIDO')
    expect(nursery).toContain('Al nido, che fai?')
    for (const counter of ['registry', null] as const) {
      expect(JSON.stringify(caseAt(spec, counter))).not.toMatch(/SOLO-NIDO|Al nido/)
    }
  })

  test('is a case of counters when any scene or decision is', () => {
    expect([hasCounters(spec), hasCounters(someCase())]).toEqual([true, false])
  })
})
