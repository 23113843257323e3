import { gradeAnswer, parseItalianNumber } from '#app/assessment/grade-answer.ts'
import type { AnswerValue, Question, QuizSpec } from '#app/assessment/schemas.ts'
import type { Interaction, Response } from '#app/scorm/export/runtime/course-record.ts'

function responseOf(question: Question, value: AnswerValue): Response | null {
  switch (value.type) {
    case 'single':
      return { kind: 'choice', chosen: [value.choice] }
    case 'multiple':
      return { kind: 'choice', chosen: value.choices }
    case 'order':
      return { kind: 'sequencing', order: value.order }
    case 'match':
      return { kind: 'matching', pairs: Object.entries(value.pairs) }
    case 'short':
      return { kind: 'fill-in', text: value.text }
    case 'scale':
      return { kind: 'likert', step: value.choice }
    case 'numeric': {
      const unit = question.type === 'numeric' ? question.unit : ''
      return { kind: 'numeric', number: parseItalianNumber(value.text, unit) ?? 0 }
    }
    default:
      return null
  }
}

function rightOf(question: Question): Response | null {
  if (question.annulled) return null
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { kind: 'choice', chosen: question.choices.filter(({ correct }) => correct).map(({ id }) => id) }
    case 'order':
      return { kind: 'sequencing', order: question.rightOrder ?? question.items.map(({ id }) => id) }
    case 'match':
      return { kind: 'matching', pairs: question.pairs.map(({ id, rightId = id }) => [id, rightId]) }
    case 'short':
      return { kind: 'fill-in', text: question.accepted[0] ?? '' }
    case 'numeric':
      return { kind: 'numeric', number: question.value }
    case 'scale':
      return null
  }
}

const asked = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#\d+);/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** An answer to a question as a register takes it; what is right goes with it only where the quiz tells it. */
export function interactionOf(
  spec: QuizSpec,
  itemId: string,
  value: AnswerValue,
  { latencySeconds, at }: { latencySeconds: number; at: Date },
): Interaction | null {
  const question = spec.questions.find(({ id }) => id === itemId)
  const response = question && responseOf(question, value)
  if (!response) return null
  const { points, max } = gradeAnswer(question, value)
  return {
    id: `${spec.id}.${itemId}`,
    asked: asked(question.promptHtml),
    response,
    right: spec.feedback === 'never' ? null : rightOf(question),
    tolerance: question.type === 'numeric' ? question.tolerance : 0,
    result: max === 0 ? 'neutral' : points === max ? 'correct' : 'wrong',
    weight: max / 100,
    ...{ latencySeconds, at },
  }
}
