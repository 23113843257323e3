import { parseItalianNumber } from './grade-answer.ts'
import { stepsOf } from './scale-steps.ts'
import type { AnswerValue, Question } from './schemas.ts'

/** Why an answer is not taken; keys of the room's messages. */
export type AnswerRefusal =
  | 'choose_one'
  | 'choose_some'
  | 'choose_step'
  | 'order_incomplete'
  | 'match_incomplete'
  | 'text_missing'
  | 'number_wrong'
  | 'reason_short'
  | 'reason_long'
  | 'field_long'
  | 'field_choice'
  | 'field_date'
  | 'reason_personal'
  | 'already_answered'
  | 'not_current'
  | 'attempt_closed'
  | 'answer_id_taken'
  | 'time_over'

const isPermutation = (given: readonly string[], wanted: readonly string[]) =>
  given.length === wanted.length && new Set(given).size === wanted.length && wanted.every((id) => given.includes(id))

/** Whether an answer, in written ids, is whole: of the question's type, with choices that exist. Null when it is. */
export function answerProblem(question: Question, value: AnswerValue): AnswerRefusal | null {
  if (question.type === 'single') {
    return value.type === 'single' && question.choices.some(({ id }) => id === value.choice) ? null : 'choose_one'
  }
  if (question.type === 'multiple') {
    if (value.type !== 'multiple' || value.choices.length === 0) return 'choose_some'
    return value.choices.every((choice) => question.choices.some(({ id }) => id === choice)) ? null : 'choose_some'
  }
  if (question.type === 'order') {
    const wanted = question.items.map(({ id }) => id)
    return value.type === 'order' && isPermutation(value.order, wanted) ? null : 'order_incomplete'
  }
  if (question.type === 'match') {
    const ids = question.pairs.map(({ id }) => id)
    if (value.type !== 'match') return 'match_incomplete'
    return ids.every((id) => ids.includes(value.pairs[id] ?? '')) ? null : 'match_incomplete'
  }
  if (question.type === 'scale') {
    return value.type === 'scale' && stepsOf(question).includes(value.choice) ? null : 'choose_step'
  }
  if (question.type === 'short') return value.type === 'short' && value.text ? null : 'text_missing'
  return value.type === 'numeric' && parseItalianNumber(value.text, question.unit) !== null ? null : 'number_wrong'
}
