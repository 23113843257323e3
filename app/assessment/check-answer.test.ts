import { expect, test } from 'vitest'
import { answerProblem, type AnswerRefusal } from './check-answer.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { questions, someQuiz } from './spec.fixtures.ts'

const cases: [Question['type'], AnswerValue, AnswerRefusal | null][] = [
  ['single', { type: 'single', choice: 'no' }, null],
  ['single', { type: 'single', choice: 'unknown' }, 'choose_one'],
  ['single', { type: 'multiple', choices: ['si'] }, 'choose_one'],
  ['multiple', { type: 'multiple', choices: ['a', 'e'] }, null],
  ['multiple', { type: 'multiple', choices: [] }, 'choose_some'],
  ['multiple', { type: 'multiple', choices: ['a', 'unknown'] }, 'choose_some'],
  ['multiple', { type: 'single', choice: 'a' }, 'choose_some'],
  ['order', { type: 'order', order: ['terzo', 'primo', 'secondo'] }, null],
  ['order', { type: 'order', order: ['terzo', 'primo'] }, 'order_incomplete'],
  ['order', { type: 'order', order: ['terzo', 'primo', 'primo'] }, 'order_incomplete'],
  ['order', { type: 'order', order: ['terzo', 'primo', 'unknown'] }, 'order_incomplete'],
  ['order', { type: 'order', order: ['terzo', 'primo', 'secondo', 'secondo'] }, 'order_incomplete'],
  ['order', { type: 'short', text: 'primo' }, 'order_incomplete'],
  ['match', { type: 'match', pairs: { roma: 'lima', lima: 'lima', dakar: 'roma' } }, null],
  ['match', { type: 'match', pairs: { roma: 'lima', lima: 'lima' } }, 'match_incomplete'],
  ['match', { type: 'match', pairs: { roma: 'lima', lima: 'lima', dakar: 'unknown' } }, 'match_incomplete'],
  ['match', { type: 'order', order: ['roma', 'lima', 'dakar'] }, 'match_incomplete'],
  ['short', { type: 'short', text: 'qualcosa' }, null],
  ['short', { type: 'short', text: '' }, 'text_missing'],
  ['short', { type: 'numeric', text: '3' }, 'text_missing'],
  ['numeric', { type: 'numeric', text: '3,5 km' }, null],
  ['numeric', { type: 'numeric', text: 'tre' }, 'number_wrong'],
  ['numeric', { type: 'short', text: '3' }, 'number_wrong'],
  ['scale', { type: 'scale', choice: '1' }, null],
  ['scale', { type: 'scale', choice: '5' }, null],
  ['scale', { type: 'scale', choice: '0' }, 'choose_step'],
  ['scale', { type: 'scale', choice: '6' }, 'choose_step'],
  ['scale', { type: 'scale', choice: '05' }, 'choose_step'],
  ['scale', { type: 'scale', choice: 'none' }, 'choose_step'],
  ['scale', { type: 'single', choice: '3' }, 'choose_step'],
]

test.each(cases)('%s takes %j: %s', (type, value, reason) => {
  const question = someQuiz().questions.find((one) => one.type === type) ?? questions.single
  expect(answerProblem(question, value)).toBe(reason)
})
