import type { QuestionFeedback, QuestionView } from './activity-state.ts'
import { gradeAnswer } from './grade-answer.ts'
import { stepsOf } from './scale-steps.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { toView, viewId, viewOrder } from './view-order.ts'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A step is its number; the first and the last also say what they mean. */
function stepViews({ from, to, low, high }: Extract<Question, { type: 'scale' }>) {
  const meaning = new Map([
    [String(from), low],
    [String(to), high],
  ])
  return stepsOf({ from, to }).map((id) => {
    const said = meaning.get(id)
    return { id, html: said ? `${id} – ${escaped(said)}` : id }
  })
}

function optionHtml(question: Question, id: string): string {
  if (question.type === 'single' || question.type === 'multiple')
    return question.choices.find((one) => one.id === id)?.html ?? ''
  if (question.type === 'order') return escaped(question.items.find((one) => one.id === id)?.text ?? '')
  return question.type === 'match' ? escaped(question.pairs.find((one) => one.id === id)?.right ?? '') : ''
}

function solutionOf(question: Question): string[] {
  if (question.annulled) return []
  if (question.type === 'order') {
    const { items } = question
    const right = question.rightOrder ?? items.map(({ id }) => id)
    return right.flatMap((id) => items.find((item) => item.id === id)?.text ?? [])
  }
  if (question.type === 'match') {
    const rightOf = (id: string) => question.pairs.find((pair) => pair.id === id)?.right ?? ''
    return question.pairs.map(({ id, left, rightId = id }) => `${left} → ${rightOf(rightId)}`)
  }
  if (question.type === 'short') return question.accepted.slice(0, 1)
  if (question.type === 'numeric') return [`${String(question.value).replace('.', ',')} ${question.unit}`.trim()]
  return []
}

function feedbackOf(question: Question, value: AnswerValue, order: readonly string[]): QuestionFeedback {
  const { points, max } = gradeAnswer(question, value)
  const hasChoices = !question.annulled && (question.type === 'single' || question.type === 'multiple')
  const choices = hasChoices ? question.choices : []
  const shown = choices.map((choice): [string, { right: boolean; html: string | null }] => [
    viewId(order.indexOf(choice.id)),
    { right: choice.correct, html: choice.feedbackHtml },
  ])
  return {
    right: points === max,
    annulled: question.annulled ?? false,
    points,
    max,
    generalHtml: question.feedbackHtml,
    choices: Object.fromEntries(shown),
    solution: points === max ? [] : solutionOf(question),
  }
}

/** One question as the page may show it, but for when it was answered: the key and the feedback only with `earned` (P3). */
export function revealQuestion(
  question: Question,
  shown: { seed: number; shuffle: boolean; answer: AnswerValue | null; earned: boolean },
): Omit<QuestionView, 'receivedAt'> {
  const { seed, shuffle, answer, earned } = shown
  const order = viewOrder(question, seed, shuffle)
  return {
    id: question.id,
    type: question.type,
    promptHtml: question.promptHtml,
    hintHtml: question.hintHtml,
    options:
      question.type === 'scale'
        ? stepViews(question)
        : order.map((id, index) => ({ id: viewId(index), html: optionHtml(question, id) })),
    lefts: question.type === 'match' ? question.pairs.map(({ id, left }) => ({ id, text: left })) : [],
    unit: question.type === 'numeric' ? question.unit : '',
    answer: answer && toView(answer, order),
    feedback: earned && answer ? feedbackOf(question, answer, order) : null,
  }
}
