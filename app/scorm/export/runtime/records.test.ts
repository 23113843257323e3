import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CourseRecord, Interaction, Standing } from './course-record.ts'
import { Record12 } from './record-12.ts'
import { Record2004 } from './record-2004.ts'
import { decimal, pattern12, pattern2004, spell12, spell2004 } from './spell-response.ts'

const begun: Standing = {
  ...{ isCompleted: false, isPassed: null, scoreBasisPoints: null, percent: 10 },
  ...{ location: 'uno', state: '1.a.AA' },
}
const done: Standing = { ...begun, isCompleted: true, isPassed: true, scoreBasisPoints: 8333, percent: 100 }

const answer: Interaction = {
  id: 'quiz.q-uno',
  asked: 'Che cosa chiedi?',
  response: { kind: 'choice', chosen: ['c2'] },
  right: { kind: 'choice', chosen: ['c1', 'c3'] },
  ...{ tolerance: 0, result: 'wrong', weight: 1, latencySeconds: 12.4, at: new Date('2026-11-24T09:00:07.500Z') },
}

/** A system that keeps what it is told, by the names of either standard. */
function system(kept: Record<string, string> = {}, own: Record<string, (...given: string[]) => unknown> = {}) {
  const values = new Map(Object.entries(kept))
  const log: string[] = []
  const committed = new Map(values)
  const calls: Record<string, (...given: string[]) => unknown> = {
    Initialize: () => 'true',
    GetValue: (name = '') => values.get(name) ?? '',
    SetValue: (name = '', value = '') => {
      values.set(name, value)
      return 'true'
    },
    Commit: () => {
      for (const [name, value] of values) committed.set(name, value)
      return 'true'
    },
    Terminate: () => 'true',
    Finish: () => 'true',
    ...own,
  }
  const api = Object.fromEntries(
    Object.entries(calls).flatMap(([name, call]) => {
      const told = (...given: string[]) => {
        log.push(name)
        return call(...given)
      }
      return [
        [name, told],
        [`LMS${name}`, told],
      ]
    }),
  )
  return { api, values, committed, log }
}

const records: [string, (api: object) => CourseRecord, string, string][] = [
  ['1.2', (api) => new Record12(api), 'cmi.core.lesson_status', 'Finish'],
  ['2004', (api) => new Record2004(api), 'cmi.completion_status', 'Terminate'],
]

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T09:00:00Z') })
})

afterEach(() => {
  vi.useRealTimers()
})

describe.each(records)('the register of SCORM %s', (form, open, statusName, end) => {
  test('is told at the first opening that the course is begun', () => {
    const { api, committed } = system()
    expect(open(api)).toMatchObject({ resumed: '', isReview: false })
    expect(committed.get(statusName)).toBe('incomplete')
  })

  test('gives back where one was', () => {
    const record = open(system({ 'cmi.suspend_data': '1.a.BB', [statusName]: 'incomplete' }).api)
    expect(record.resumed).toBe('1.a.BB')
  })

  test('has everything committed at every step: nothing waits for the page to be left', () => {
    const { api, committed } = system()
    const record = open(api)
    vi.advanceTimersByTime(65_000)
    record.save(done)
    expect(Object.fromEntries(committed)).toMatchObject(
      form === '1.2'
        ? {
            'cmi.core.lesson_status': 'passed',
            'cmi.core.score.raw': '83.33',
            'cmi.core.session_time': '0000:01:05',
            'cmi.core.lesson_location': 'uno',
            'cmi.suspend_data': '1.a.AA',
          }
        : {
            'cmi.completion_status': 'completed',
            'cmi.success_status': 'passed',
            'cmi.score.scaled': '0.8333',
            'cmi.progress_measure': '1',
            'cmi.session_time': 'PT1M5S',
            'cmi.suspend_data': '1.a.AA',
          },
    )
  })

  test('keeps what was obtained, whatever is done again', () => {
    const { api, values } = system()
    const record = open(api)
    record.save(done)
    record.save({ ...begun, isPassed: false })
    expect(values.get(statusName)).toBe(form === '1.2' ? 'passed' : 'completed')
    const again = system({ [statusName]: form === '1.2' ? 'passed' : 'completed', 'cmi.success_status': 'passed' })
    open(again.api).save(begun)
    expect(again.values.get(statusName)).toBe(form === '1.2' ? 'passed' : 'completed')
  })

  test('that answers with booleans, or throws at the end, is no trouble', () => {
    const troubles: boolean[] = []
    const throwing = () => {
      throw new Error('broken')
    }
    const { api, committed } = system({}, { SetValue: () => true, Commit: () => true, [end]: throwing })
    const record = open(api)
    record.onTrouble((isTroubled) => troubles.push(isTroubled))
    record.save(done)
    record.leave()
    record.leave()
    expect(troubles).toEqual([])
    expect(committed.size).toBe(0)
  })

  test('that does not commit is told of, until it does', () => {
    let answered = 'false'
    const troubles: boolean[] = []
    const { api } = system({}, { Commit: () => answered })
    const record = open(api)
    record.onTrouble((isTroubled) => troubles.push(isTroubled))
    answered = 'true'
    record.save(begun)
    expect(troubles).toEqual([true, false])
  })

  test('is committed before it is closed, once', () => {
    const { api, log } = system()
    const record = open(api)
    log.length = 0
    record.leave()
    record.leave()
    expect(log.filter((name) => name !== 'SetValue')).toEqual(['Commit', end])
    record.save(done)
    expect(log.at(-1)).toBe(end)
  })

  test('is not touched when one looks at the course again', () => {
    const { api, log } = system({ 'cmi.core.lesson_mode': 'review', 'cmi.mode': 'review' })
    const record = open(api)
    record.save(done)
    record.report(answer)
    record.leave()
    expect(record.isReview).toBe(true)
    expect(log.filter((name) => name === 'SetValue' || name === 'Commit')).toEqual([])
  })

  test('is told every answer after those it has', () => {
    const { api, values } = system({ 'cmi.interactions._count': '3' })
    const record = open(api)
    record.report(answer)
    record.report({ ...answer, id: 'quiz.q-due' })
    const of = (name: string) => values.get(`cmi.interactions.3.${name}`)
    expect(values.get('cmi.interactions.4.id')).toBe('quiz.q-due')
    expect([of('id'), of('type'), of('weighting')]).toEqual(['quiz.q-uno', 'choice', '1'])
    if (form === '1.2') {
      expect([of('student_response'), of('correct_responses.0.pattern')]).toEqual(['b', '{a,c}'])
      expect([of('result'), of('latency')]).toEqual(['wrong', '0000:00:12'])
      expect(of('time')).toMatch(/^\d{2}:\d{2}:\d{2}$/)
    } else {
      expect([of('learner_response'), of('correct_responses.0.pattern')]).toEqual(['c2', 'c1[,]c3'])
      expect([of('result'), of('latency')]).toEqual(['incorrect', 'PT12S'])
      expect(of('timestamp')).toBe('2026-11-24T09:00:07.50Z')
    }
  })
})

describe('an answer', () => {
  test.each([
    [{ kind: 'choice', chosen: ['c1', 'c3'] }, 'a,c', 'c1[,]c3'],
    [{ kind: 'sequencing', order: ['c3', 'c1', 'c2'] }, 'c,a,b', 'c3[,]c1[,]c2'],
    [{ kind: 'matching', pairs: [['c1', 'c2']] }, '1.b', 'c1[.]c2'],
    [{ kind: 'fill-in', text: 'la mediatrice' }, 'la mediatrice', 'la mediatrice'],
    [{ kind: 'numeric', number: -3.5 }, '-3.5', '-3.5'],
    [{ kind: 'likert', step: '4' }, '4', '4'],
  ] satisfies [Interaction['response'], string, string][])(
    'is spelt as each standard wants it: %o',
    (response, in12, in2004) => {
      expect([spell12(response), spell2004(response)]).toEqual([in12, in2004])
    },
  )

  test('that is right is told as a pattern', () => {
    expect(pattern12({ kind: 'choice', chosen: ['c1'] })).toBe('a')
    expect(pattern12({ kind: 'fill-in', text: 'uno, due' })).toBe('uno, due')
    expect(pattern2004({ kind: 'numeric', number: 20 }, 0.5)).toBe('19.5[:]20.5')
  })

  test.each([
    [100, '100'],
    [0.1 + 0.2, '0.3'],
    [1e-9, '0'],
    [-1e-9, '0'],
    [1e6, '1000000'],
    [83.33, '83.33'],
  ])('in numbers has no exponent: %d', (value, text) => {
    expect(decimal(value)).toBe(text)
  })
})
