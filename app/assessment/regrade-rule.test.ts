import { describe, expect, test } from 'vitest'
import { correctQuestion, keyOf, withCorrections, type KeyProposal } from './correct-question.ts'
import { gradeAnswer } from './grade-answer.ts'
import { changesOf, figuresOf, regrade, type GradedAttempt } from './regrade-rule.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { questions } from './spec.fixtures.ts'
import { viewOrder } from './view-order.ts'

function corrected(question: Question, key: KeyProposal): Question {
  const outcome = correctQuestion(question, key)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.question
}

describe('a corrected key', () => {
  const { single, multiple, order, match, short, numeric } = questions
  test.each<[string, Question, KeyProposal, AnswerValue, number, number]>([
    ['another choice', single, { kind: 'choices', right: ['no'] }, { type: 'single', choice: 'no' }, 0, 100],
    ['the old choice', single, { kind: 'choices', right: ['no'] }, { type: 'single', choice: 'si' }, 100, 0],
    ['one of two', single, { kind: 'choices', right: ['si', 'no'] }, { type: 'single', choice: 'no' }, 0, 100],
    ['fewer right', multiple, { kind: 'choices', right: ['a'] }, { type: 'multiple', choices: ['a'] }, 33, 100],
    [
      'another order',
      order,
      { kind: 'order', order: ['secondo', 'primo', 'terzo'] },
      { type: 'order', order: ['secondo', 'primo', 'terzo'] },
      33,
      100,
    ],
    [
      'two of one right side',
      match,
      { kind: 'match', pairs: { roma: 'lima', lima: 'lima', dakar: 'dakar' } },
      { type: 'match', pairs: { roma: 'lima', lima: 'lima', dakar: 'roma' } },
      33,
      67,
    ],
    ['another text', short, { kind: 'short', accepted: ['Ascolto', ''] }, { type: 'short', text: 'ASCOLTO!' }, 0, 100],
    [
      'a wider tolerance',
      numeric,
      { kind: 'numeric', value: '1.234,5', tolerance: '10' },
      { type: 'numeric', text: '1.240' },
      0,
      100,
    ],
    ['annulled', single, { kind: 'annul' }, { type: 'single', choice: 'mai' }, 0, 100],
  ])('%s', (_name, question, key, value, before, after) => {
    expect(gradeAnswer(question, value).points).toBe(before)
    const now = corrected(question, key)
    expect(gradeAnswer(now, value).points).toBe(after)
    // A page that is open goes on meaning the same choices.
    expect(viewOrder(now, 7, true)).toEqual(viewOrder(question, 7, true))
  })

  test.each<[string, Question, KeyProposal, string]>([
    ['no choice', single, { kind: 'choices', right: [] }, 'key_choices'],
    ['a choice there is not', single, { kind: 'choices', right: ['boh'] }, 'key_choices'],
    ['all of a single one', single, { kind: 'choices', right: ['si', 'no', 'mai'] }, 'key_all_right'],
    ['half an order', order, { kind: 'order', order: ['primo'] }, 'key_order'],
    ['a pair too few', match, { kind: 'match', pairs: { roma: 'roma' } }, 'key_pairs'],
    ['only punctuation', short, { kind: 'short', accepted: ['?!'] }, 'key_accepted'],
    ['no number', numeric, { kind: 'numeric', value: 'tanti', tolerance: '' }, 'key_number'],
    ['a negative tolerance', numeric, { kind: 'numeric', value: '3', tolerance: '-1' }, 'key_number'],
    ['another type', single, { kind: 'short', accepted: ['si'] }, 'key_type'],
  ])('is refused: %s', (_name, question, key, reason) => {
    expect(correctQuestion(question, key)).toEqual({ ok: false, reason })
  })

  const keyed = Object.values(questions).filter(({ type }) => type !== 'scale')
  test.each(keyed)('of $type, taken from the form unchanged, is the question itself', (question) => {
    const key = keyOf(question)
    expect(key && corrected(question, key)).toEqual(question)
  })

  test('keeps no word that explained the wrong one, and the latest of a question counts', () => {
    const turned = corrected(single, { kind: 'choices', right: ['no'] })
    const feedback = turned.type === 'single' ? turned.choices.map(({ feedbackHtml }) => feedbackHtml === null) : []
    expect(feedback).toEqual([true, true, false])
    const recordedAt = new Date('2026-11-24T09:00:00Z')
    const annulled = corrected(single, { kind: 'annul' })
    const list = [turned, annulled].map((question, index) => ({ number: index + 1, question, recordedAt }))
    expect(withCorrections({ questions: [single, order] }, list).questions).toEqual([annulled, order])
  })
})

describe('outcomes', () => {
  const before = questions.single
  const change = { before, after: corrected(before, { kind: 'choices', right: ['no'] }), passPercent: 60 }
  const right: AnswerValue = { type: 'single', choice: 'no' }
  const once: AnswerValue = { type: 'single', choice: 'si' }
  const neither: AnswerValue = { type: 'single', choice: 'mai' }

  test.each([
    ['gains and passes', 100, false, right, 200, true],
    ['gains and stays failed', 0, false, right, 100, false],
    ['loses and fails', 200, true, once, 100, false],
    ['as before', 200, true, neither, 200, true],
    ['without an answer', 100, false, null, 100, false],
  ])('%s', (_name, points, passed, value, pointsAfter, passedAfter) => {
    expect(regrade({ points, max: 200, passed }, value, change)).toEqual({
      points: pointsAfter,
      max: 200,
      passed: passedAfter,
    })
  })

  test('an annulled question gives its points to who had not answered, and never takes any', () => {
    const annulled = { ...change, after: corrected(before, { kind: 'annul' }) }
    for (const value of [right, once, neither, null]) {
      const counted = { points: value === once ? 100 : 0, max: 200, passed: false }
      expect(regrade(counted, value, annulled).points).toBe(100)
    }
  })

  const attempt = (
    enrolmentId: string,
    value: AnswerValue | null,
    passed: boolean,
    concerned = true,
  ): GradedAttempt => ({
    ...{ attemptId: `${enrolmentId}-${Math.random()}`, enrolmentId, personId: `p-${enrolmentId}`, concerned, value },
    counted: { points: passed ? 200 : 100, max: 200, passed },
  })

  test.each([
    ['one attempt that passes now', [attempt('a', right, false)], 'gained'],
    ['one that does not any more', [attempt('a', once, true)], 'lost'],
    ['another attempt was passed already', [attempt('a', right, false), attempt('a', neither, true)], 'same'],
    ['an attempt without the question is passed', [attempt('a', once, true), attempt('a', null, true, false)], 'same'],
    ['one lost, one gained', [attempt('a', once, true), attempt('a', right, false)], 'same'],
  ])('%s: %s', (_name, attempts, outcome) => {
    expect(changesOf(attempts, change).map((one) => one.outcome)).toEqual([outcome])
  })

  test('attempts of people who pass anyway are told apart', () => {
    const again = ['a', 'b'].flatMap((id) => [attempt(id, right, false), attempt(id, neither, true)])
    const turned = [attempt('c', once, true), attempt('c', right, false)]
    expect(figuresOf(again, change)).toMatchObject({ gained: 0, lost: 0, passedAnyway: { gained: 2, lost: 0 } })
    expect(figuresOf(turned, change)).toMatchObject({ gained: 0, lost: 0, passedAnyway: { gained: 1, lost: 1 } })
    expect(figuresOf([attempt('d', right, false)], change)).toMatchObject({ gained: 1, passedAnyway: { gained: 0 } })
  })

  test('figures count people, and facility from five of them on', () => {
    const some = ['a', 'b', 'c', 'd'].map((id) => attempt(id, right, false))
    expect(figuresOf(some, change)).toMatchObject({ gained: 4, lost: 0, attempts: 4, outcomeChange: 4, facility: null })
    const five = [...some, attempt('e', once, true), attempt('e', once, true)]
    expect(figuresOf(five, change)).toMatchObject({ gained: 4, lost: 1, attempts: 6, pointsChange: 6 })
    expect(figuresOf(five, change).facility).toEqual({ before: 2 / 6, after: 4 / 6 })
  })
})
