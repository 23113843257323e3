import { folded, gradeAnswer, parseItalianNumber } from './grade-answer.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { leastPeople, showableGroups } from './small-groups.ts'

/** How many people gave an answer to a question, as they gave it. */
export type GivenAnswer = { value: AnswerValue; people: number }

/**
 * What was answered wrongly and how often, the most frequent first, in words of the question or of many people; `others`
 * sums the rest, null where that would tell of fewer than five (P9).
 */
export type WrongAnswers = { frequent: { text: string; people: number }[]; others: number | null }

/** More are no help. */
const listedAtMost = 8

type Wrong = { text: string; people: number }

/** One name for answers that are judged alike. */
function nameOf(question: Question, value: AnswerValue): string {
  if (question.type === 'order' && value.type === 'order') {
    const texts = new Map(question.items.map(({ id, text }) => [id, text]))
    return value.order.map((id) => texts.get(id) ?? '').join(' → ')
  }
  if (question.type === 'numeric' && value.type === 'numeric') {
    const number = parseItalianNumber(value.text, question.unit)
    return `${number ?? folded(value.text)} ${question.unit}`.trim().replace('.', ',')
  }
  return value.type === 'short' ? folded(value.text) : ''
}

/** Wrong pairs, each a partition of its own: the right sides given to one left side. */
function wrongPairs(question: Extract<Question, { type: 'match' }>, given: readonly GivenAnswer[]): Wrong[][] {
  const texts = new Map(question.pairs.map(({ id, right }) => [id, right]))
  return question.pairs.map(({ id, left, rightId = id }) =>
    given.flatMap(({ value, people }) => {
      const taken = value.type === 'match' ? value.pairs[id] : undefined
      return taken === undefined || taken === rightId ? [] : [{ text: `${left} → ${texts.get(taken) ?? ''}`, people }]
    }),
  )
}

function isRight(question: Question, value: AnswerValue): boolean {
  return gradeAnswer(question, value).points === question.points
}

/** The answers of one partition that may be told. */
function summed(wrong: readonly Wrong[]) {
  const counts = new Map<string, number>()
  for (const { text, people } of wrong) counts.set(text, (counts.get(text) ?? 0) + people)
  const shown = [...showableGroups(counts)].map(([text, people]) => ({ text, people }))
  const all = wrong.reduce((sum, { people }) => sum + people, 0)
  return { shown, rest: all - shown.reduce((sum, { people }) => sum + people, 0) }
}

/**
 * The most frequent wrong answers to a question that is written, ordered or matched. Only what five people and more gave
 * alike is told, and nothing that tells what fewer gave. Null for the other types and for an annulled question.
 */
export function wrongAnswersOf(question: Question, given: readonly GivenAnswer[]): WrongAnswers | null {
  const { type } = question
  if (question.annulled || type === 'single' || type === 'multiple' || type === 'scale') return null
  const parts =
    type === 'match'
      ? wrongPairs(question, given)
      : [
          given
            .filter(({ value }) => !isRight(question, value))
            .map((one) => ({ ...one, text: nameOf(question, one.value) })),
        ]
  const sums = parts.map(summed)
  const frequent = sums.flatMap(({ shown }) => shown).toSorted((a, b) => b.people - a.people)
  const listed = frequent.slice(0, listedAtMost)
  const rest =
    sums.reduce((sum, one) => sum + one.rest, 0) +
    frequent.slice(listedAtMost).reduce((sum, { people }) => sum + people, 0)
  return { frequent: listed, others: rest === 0 || rest >= leastPeople ? rest : null }
}
