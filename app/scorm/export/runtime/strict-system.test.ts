import { Scorm12API, Scorm2004API } from 'scorm-again'
import { describe, expect, test } from 'vitest'
import type { Interaction, Response } from './course-record.ts'
import { Record12 } from './record-12.ts'
import { Record2004 } from './record-2004.ts'

/** Every kind of answer, with what is right of it. */
const answers: [Response, Response | null][] = [
  [
    { kind: 'choice', chosen: ['c2'] },
    { kind: 'choice', chosen: ['c1'] },
  ],
  [
    { kind: 'choice', chosen: ['c1', 'c3'] },
    { kind: 'choice', chosen: ['c1', 'c4'] },
  ],
  [
    { kind: 'sequencing', order: ['c2', 'c1', 'c3'] },
    { kind: 'sequencing', order: ['c1', 'c2', 'c3'] },
  ],
  [
    {
      kind: 'matching',
      pairs: [
        ['c1', 'c2'],
        ['c2', 'c1'],
      ],
    },
    {
      kind: 'matching',
      pairs: [
        ['c1', 'c1'],
        ['c2', 'c2'],
      ],
    },
  ],
  [
    { kind: 'fill-in', text: 'la mediatrice, «prima»' },
    { kind: 'fill-in', text: 'la mediatrice' },
  ],
  [
    { kind: 'numeric', number: -3.5 },
    { kind: 'numeric', number: 20 },
  ],
  [{ kind: 'likert', step: '4' }, null],
]

const interactions = answers.map(([response, right], at): Interaction => ({
  id: `quiz-uno.q-${at}`,
  asked: 'Che cosa chiedi, e perché?',
  ...{ response, right, tolerance: 0.5, weight: 1.5, latencySeconds: 12.4 },
  result: right ? 'wrong' : 'neutral',
  at: new Date('2026-11-24T09:00:07.500Z'),
}))

const standing = {
  ...{ isCompleted: true, isPassed: true, scoreBasisPoints: 8333, percent: 100 },
  ...{ location: 'che-cosa-vuol-dire', state: `1.abc.${'A'.repeat(4000)}` },
}

/** Writes down every call that a strict system refuses. */
function watched(api: object): { api: object; refused: string[] } {
  const refused: string[] = []
  const watching = new Proxy(api, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name)
      if (typeof own !== 'function') return own
      return (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(own, target, given)
        const isTold = /SetValue$|Initialize$|Commit$/.test(String(name))
        if (isTold && String(answer) !== 'true') refused.push(`${String(name)} ${given.join(' = ')}`)
        return answer
      }
    },
  })
  return { api: watching, refused }
}

const settings = { autocommit: false, lmsCommitUrl: false, logLevel: 5 } as const

describe('a system that keeps strictly to the standard', () => {
  test.each([
    ['1.2', () => new Scorm12API(settings), (api: object) => new Record12(api)],
    ['2004', () => new Scorm2004API(settings), (api: object) => new Record2004(api)],
  ] as const)('takes everything it is told in SCORM %s', (_form, system, open) => {
    const { api, refused } = watched(system())
    const record = open(api)
    interactions.forEach((one) => {
      record.report(one)
    })
    record.save({ ...standing, isCompleted: false, isPassed: null })
    record.save(standing)
    record.leave()
    expect(refused).toEqual([])
  })
})
