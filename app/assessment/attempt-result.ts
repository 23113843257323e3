import { emptyRequired } from './fill-form.ts'
import { drawnPoints } from './grade-answer.ts'
import { scoreOf } from './regrade-rule.ts'
import type { AnswerValue, AssessmentSpec, QuizSpec } from './schemas.ts'

/** What of an attempt decides its result: the questions drawn, and the answers in the order given. */
export type Answered = { drawn: readonly string[]; journal: readonly { itemId: string; value: AnswerValue }[] }

/** The latest answer to each item. */
export function latestAnswers({ journal }: Pick<Answered, 'journal'>): Map<string, AnswerValue> {
  return new Map(journal.map(({ itemId, value }) => [itemId, value]))
}

/** Whether every drawn question of a quiz has an answer, or every required field of a form a text. */
export function isWhole(spec: AssessmentSpec, attempt: Answered): boolean {
  const answers = latestAnswers(attempt)
  if (spec.kind === 'form') return emptyRequired(spec, answers).length === 0
  return spec.kind === 'quiz' && attempt.drawn.every((id) => answers.has(id))
}

/** Points of the latest answers to the drawn questions, in hundredths; an unanswered question counts zero. */
export function gradeQuiz(spec: QuizSpec, attempt: Answered): { points: number; max: number } {
  const answers = latestAnswers(attempt)
  const drawn = spec.questions.filter(({ id }) => attempt.drawn.includes(id))
  return drawn.reduce(
    (sum, question) => {
      const points = drawnPoints(question, answers.get(question.id) ?? null)
      return { points: sum.points + points, max: sum.max + question.points }
    },
    { points: 0, max: 0 },
  )
}

/** The result of a quiz as its keys are; one of opinions alone is passed by answering all of them. Hundredths of a percent. */
export function resultOfQuiz(spec: QuizSpec, attempt: Answered) {
  const { points, max } = gradeQuiz(spec, attempt)
  const scoreBasisPoints = max === 0 ? null : scoreOf({ points, max })
  const passed = scoreBasisPoints === null ? isWhole(spec, attempt) : scoreBasisPoints >= spec.passPercent * 100
  return { points, max, passed, scoreBasisPoints }
}
