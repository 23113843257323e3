import type { Pool, Question, QuizSpec } from './schemas.ts'

/** The questions written in a quiz, without those it borrows. */
export function ownQuestions({ questions, pools }: Pick<QuizSpec, 'questions' | 'pools'>): Question[] {
  const borrowed = new Set(pools.flatMap(({ questionIds }) => questionIds))
  return questions.filter(({ id }) => !borrowed.has(id))
}

/** The quiz a question is borrowed from, or null for one of the quiz's own. */
export function poolOf({ pools }: Pick<QuizSpec, 'pools'>, questionId: string): Pool | null {
  return pools.find(({ questionIds }) => questionIds.includes(questionId)) ?? null
}
