import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AnswerValue, CaseSpec, Question, QuizSpec } from '#app/assessment/schemas.ts'
import { stepsOf } from '#app/assessment/scale-steps.ts'
import { walkCase, type CaseAnswer } from '#app/assessment/walk-case.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { readCourse } from '../../read-course.server.ts'
import { playedData } from '../export.fixtures.ts'
import { open, type CourseData } from './course-data.ts'
import { countersOf, specAt } from './play-case.ts'
import { drawnIn } from './play-quiz.ts'
import { nothingPlayed, type ExercisePlay, type Play, type QuizPlay } from './play.ts'
import { decodePlay, encodePlay, version } from './state-code.ts'

const limit = 4096
type Random = { nat: (max: number) => number; text: (most: number) => string }

function valueOf(question: Question, { nat, text }: Random): AnswerValue {
  const pick = <T>(list: readonly T[]) => list[nat(list.length - 1)] ?? list[0]
  const { type } = question
  switch (type) {
    case 'single':
      return { type, choice: pick(question.choices)?.id ?? '' }
    case 'multiple':
      return { type, choices: question.choices.filter(() => nat(1) === 1).map(({ id }) => id) }
    case 'order':
      return { type, order: question.items.map(({ id }) => id).toSorted(() => nat(2) - 1) }
    case 'match':
      return { type, pairs: Object.fromEntries(question.pairs.map(({ id }) => [id, pick(question.pairs)?.id ?? ''])) }
    case 'scale':
      return { type, choice: pick(stepsOf(question)) ?? '' }
    case 'short':
      return { type, text: text(60) }
    case 'numeric':
      return { type, text: text(24) }
  }
}

function quizOf(spec: QuizSpec, random: Random): QuizPlay {
  const { nat } = random
  const ids = spec.questions.map(({ id }) => id)
  const seen = new Set(ids.filter(() => nat(1) === 1))
  const best = nat(1) === 1 ? nat(10_000) : null
  const ended = nat(40)
  const before = { kind: 'quiz', ended, endedAt: spec.waitMinutes > 0 ? nat(2 ** 31) : 0, seen, best } as const
  const play: QuizPlay = { ...before, isPassed: nat(1) === 1, attempt: null }
  if (nat(4) === 0) return play
  const startedAt = spec.timeLimitMinutes > 0 ? nat(2 ** 31) : 0
  const attempt = { seed: nat(2 ** 24 - 1), startedAt, isOver: nat(1) === 1, answers: new Map<string, AnswerValue>() }
  for (const id of drawnIn(spec, { ...play, attempt })) {
    const question = spec.questions.find((one) => one.id === id)
    if (question && nat(5) > 0) attempt.answers.set(id, valueOf(question, random))
  }
  return { ...play, attempt }
}

function caseOf(spec: CaseSpec, { nat }: Random): ExercisePlay {
  const isDone = nat(1) === 1
  if (nat(3) === 0) return { kind: 'case', isDone, walk: null }
  const counter = [null, ...countersOf(spec)][nat(countersOf(spec).length)] ?? null
  const answers: CaseAnswer[] = []
  for (let left = nat(20); left > 0; left -= 1) {
    const { pending, current } = walkCase(specAt(spec, counter), answers)
    if (!pending) break
    const { itemId, kind } = pending
    const options = current.decision?.options ?? []
    if (kind === 'continue') answers.push({ itemId, value: { type: 'continue' } })
    else if (kind === 'reflection') answers.push({ itemId, value: { type: 'reflection', text: '' } })
    else {
      const option = options[nat(options.length - 1)]?.id ?? ''
      answers.push({ itemId, value: { type: 'decision', option, reason: '' } })
    }
  }
  return { kind: 'case', isDone, walk: { counter, answers } }
}

function playOf(data: CourseData, random: Random): Play {
  const lessons = lessonsOf(data.outline)
  const exercises = data.exercises.flatMap((sealed): [string, ExercisePlay][] => {
    const spec = open(data, sealed)
    if (spec.kind === 'quiz') return [[spec.id, quizOf(spec, random)]]
    if (spec.kind === 'case') return [[spec.id, caseOf(spec, random)]]
    return spec.kind === 'form' ? [[spec.id, { kind: 'form', isDone: random.nat(1) === 1, attempt: null }]] : []
  })
  const read = new Set(lessons.filter(() => random.nat(1) === 1).map(({ id }) => id))
  return { at: random.nat(lessons.length - 1), read, exercises: new Map(exercises) }
}

describe.each(['approccio-transculturale', 'care-drain', 'tutela-minori'])('how far one is in %s', (slug) => {
  let data: CourseData
  beforeAll(async () => {
    data = playedData(await readCourse(`courses/${slug}`)).data
  })

  test('comes back the same from what a register of 4,096 characters keeps', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'Z', '7', ' ', 'è', '’', ',') })
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const play = playOf(data, {
          nat: (max) => gen(fc.nat, { max }),
          text: (most) => gen(() => words.map((one) => one.slice(0, most))),
        })
        const text = encodePlay(data, play, limit)
        expect(text.length).toBeLessThanOrEqual(limit)
        expect(text).toMatch(/^[\w.-]+$/)
        expect(decodePlay(data, text)).toEqual({ play, anew: null })
      }),
      { numRuns: 60 },
    )
  })

  test('fits also where every text is as long as a page takes it', () => {
    const play = playOf(data, { nat: (max) => max, text: (most) => 'è'.repeat(most) })
    const text = encodePlay(data, play, limit)
    expect(text.length).toBeLessThanOrEqual(limit)
    expect(decodePlay(data, text)).toEqual({ play, anew: null })
  })

  test('gives up what is over, and never what counts, where there is hardly any room', () => {
    const play = playOf(data, { nat: (max) => max, text: (most) => 'è'.repeat(most) })
    const { play: kept, anew } = decodePlay(data, encodePlay(data, play, 300))
    expect(anew).toBeNull()
    expect(kept.read).toEqual(play.read)
    for (const [id, own] of play.exercises) {
      const after = kept.exercises.get(id)
      if (own.kind === 'quiz') {
        const { ended, best, isPassed } = own
        expect(after).toMatchObject({ ended, best, isPassed })
      } else expect(after).toMatchObject({ isDone: own.isDone })
    }
  })

  test('begins anew, and says why, with what it cannot read', () => {
    const fresh = nothingPlayed(data)
    const text = encodePlay(data, fresh, limit)
    expect(decodePlay(data, '')).toEqual({ play: fresh, anew: null })
    expect(decodePlay(data, text.replace(/^\d+/, String(version + 1)))).toEqual({ play: fresh, anew: 'newer' })
    expect(decodePlay(data, text.replace(/\.\w+\./, '.other.'))).toEqual({ play: fresh, anew: 'changed' })
    for (const broken of ['bookmark=3', text.slice(0, -10), `${version}.`, '{"a":1}', text.replace(/.$/, '?')]) {
      expect(decodePlay(data, broken)).toEqual({ play: fresh, anew: 'broken' })
    }
  })
})
