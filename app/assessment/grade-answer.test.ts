import { describe, expect, test } from 'vitest'
import { gradeAnswer, parseItalianNumber } from './grade-answer.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { questions, someQuiz } from './spec.fixtures.ts'
import { gradeQuiz } from './attempt-result.ts'

const pointsOf = (type: Question['type'], value: AnswerValue) =>
  gradeAnswer(someQuiz().questions.find((question) => question.type === type) ?? questions.single, value)

describe('an answer earns hundredths of a point', () => {
  const graded: [Question['type'], string, AnswerValue, number][] = [
    ['single', 'the right choice', { type: 'single', choice: 'si' }, 100],
    ['single', 'a wrong choice', { type: 'single', choice: 'no' }, 0],
    ['single', 'a choice that is none', { type: 'single', choice: 'unknown' }, 0],
    ['multiple', 'all right ones', { type: 'multiple', choices: ['c', 'a', 'b'] }, 100],
    ['multiple', 'one of three', { type: 'multiple', choices: ['b'] }, 33],
    ['multiple', 'two of three', { type: 'multiple', choices: ['a', 'b'] }, 67],
    ['multiple', 'three right and one wrong', { type: 'multiple', choices: ['a', 'b', 'c', 'd'] }, 67],
    ['multiple', 'everything ticked', { type: 'multiple', choices: ['a', 'b', 'c', 'd', 'e'] }, 33],
    ['multiple', 'never below zero', { type: 'multiple', choices: ['d', 'e'] }, 0],
    ['multiple', 'the same one twice counts once', { type: 'multiple', choices: ['a', 'a', 'a'] }, 33],
    ['order', 'the right order', { type: 'order', order: ['primo', 'secondo', 'terzo'] }, 100],
    ['order', 'one in its place', { type: 'order', order: ['primo', 'terzo', 'secondo'] }, 33],
    ['order', 'none in its place', { type: 'order', order: ['secondo', 'terzo', 'primo'] }, 0],
    ['match', 'all pairs', { type: 'match', pairs: { roma: 'roma', lima: 'lima', dakar: 'dakar' } }, 100],
    [
      'match',
      'one right given three times',
      { type: 'match', pairs: { roma: 'lima', lima: 'lima', dakar: 'lima' } },
      33,
    ],
    ['match', 'all crossed', { type: 'match', pairs: { roma: 'lima', lima: 'dakar', dakar: 'roma' } }, 0],
    ['short', 'as written', { type: 'short', text: 'È così' }, 100],
    ['short', 'without accents, in capitals, with points and spaces', { type: 'short', text: ' E  COSI’! ' }, 100],
    ['short', 'with the accent as a sign of its own', { type: 'short', text: 'e\u0300 cosi\u0300' }, 100],
    ['short', 'something else', { type: 'short', text: 'è così così' }, 0],
    ['numeric', 'as Italians write it', { type: 'numeric', text: '1.234,5' }, 100],
    ['numeric', 'with its unit', { type: 'numeric', text: '1234,5 KM' }, 100],
    ['numeric', 'at the edge of the tolerance', { type: 'numeric', text: '1235' }, 100],
    ['numeric', 'beyond it', { type: 'numeric', text: '1235,01' }, 0],
    ['numeric', 'no number', { type: 'numeric', text: 'tanti' }, 0],
    ['single', 'an answer of another type', { type: 'short', text: 'si' }, 0],
    ['order', 'an answer of another type', { type: 'multiple', choices: ['primo', 'secondo', 'terzo'] }, 0],
  ]
  test.each(graded)('%s: %s', (type, _name, value, points) => {
    expect(pointsOf(type, value)).toEqual({ points, max: 100 })
  })

  test.each<[string, number | null, string[], number]>([
    ['no penalty: a wrong one costs nothing', 0, ['a', 'b', 'c', 'd', 'e'], 100],
    ['a quarter for each wrong one', 25, ['a', 'b', 'c', 'd'], 75],
    ['a quarter twice', 25, ['a', 'b', 'c', 'd', 'e'], 50],
    ['with partial credit', 25, ['a', 'b', 'd'], 42],
    ['all the points', 100, ['a', 'b', 'c', 'd'], 0],
    ['never below zero', 100, ['d', 'e'], 0],
    ['none said: as much as a right one gives', null, ['a', 'b', 'd'], 33],
  ])('several choices, %s', (_name, penaltyPercent, choices, points) => {
    const question: Question = { ...questions.multiple, penaltyPercent }
    expect(gradeAnswer(question, { type: 'multiple', choices })).toEqual({ points, max: 100 })
  })

  test('an opinion is nothing of nothing', () => {
    expect(pointsOf('scale', { type: 'scale', choice: '3' })).toEqual({ points: 0, max: 0 })
  })

  test('a tolerance that binary fractions miss still counts', () => {
    const tenth: Question = { ...questions.numeric, value: 0.1, tolerance: 0.2 }
    expect(gradeAnswer(tenth, { type: 'numeric', text: '0,3' }).points).toBe(100)
  })

  test('a question of three points shares them, rounded to hundredths', () => {
    const three: Question = { ...questions.order, items: [...questions.order.items], points: 350 }
    expect(gradeAnswer(three, { type: 'order', order: ['primo', 'terzo', 'secondo'] })).toEqual({
      points: 117,
      max: 350,
    })
  })
})

describe('a number as Italians write it', () => {
  const numbers: [string, number | null][] = [
    ['3,5', 3.5],
    ['3.5', 3.5],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['12.345.678', 12345678],
    ['12.34', 12.34],
    ['1.2345', 1.2345],
    ['0.500', 0.5],
    ['0,500', 0.5],
    ['-7', -7],
    ['+7', 7],
    [' 1 000 ', 1000],
    ['\u2212 7', -7],
    ['1\u00a0234,5', 1234.5],
    ["1'234'567,5", 1234567.5],
    ['1’234', 1234],
    ["1'23", null],
    ['1.234.5', null],
    ['1,234,5', null],
    ['1,234.5', null],
    ['12.34,5', null],
    [',5', null],
    ['5,', null],
    ['1e3', null],
    ['0x10', null],
    ['Infinity', null],
    ['', null],
    ['venti', null],
  ]
  test.each(numbers)('%j is %s', (text, number) => {
    expect(parseItalianNumber(text)).toBe(number)
  })

  test('its unit may follow, and is no pattern', () => {
    expect(parseItalianNumber('12 %', '%')).toBe(12)
    expect(parseItalianNumber('12,5 %', '%')).toBe(12.5)
    expect(parseItalianNumber('€ 1.250,50', '€')).toBe(1250.5)
    expect(parseItalianNumber('%', '%')).toBeNull()
    expect(parseItalianNumber('7 m.', 'm.')).toBe(7)
    expect(parseItalianNumber('7 mx', 'm.')).toBeNull()
    expect(parseItalianNumber('7 kg', 'km')).toBeNull()
  })
})

describe('a whole quiz', () => {
  const entry = (itemId: string, sequence: number, value: AnswerValue) => ({
    id: `${sequence}`,
    itemId,
    sequence,
    value,
    receivedAt: new Date('2026-11-24T09:00:00Z'),
  })

  test('counts the latest answers to the drawn questions; what was not drawn counts nothing', () => {
    const journal = [
      entry('uno', 1, { type: 'single', choice: 'no' }),
      entry('uno', 2, { type: 'single', choice: 'si' }),
      entry('breve', 3, { type: 'short', text: 'è così' }),
    ]
    expect(gradeQuiz(someQuiz(), { drawn: ['uno', 'ordine'], journal })).toEqual({ points: 100, max: 200 })
  })
})
