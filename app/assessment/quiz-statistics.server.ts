import { readAnswerSums, type AttemptsUsed } from './answer-sums.server.ts'
import { itemFigures, testFigures, type ItemFigures, type TestFigures } from './item-statistics.ts'
import { listQuizWordings } from './quiz-wordings.server.ts'
import type { Question } from './schemas.ts'
import { choicesOf, itemSumsOf, testSumsOf } from './sum-answers.ts'

/** A question in one wording: figures of another wording are another question's. */
export type QuestionStatistics = ItemFigures & {
  /** With the key in force. */
  question: Question
  /** Versions of the course that have it in this wording. */
  versionIds: string[]
  /** How often each choice was taken, by the choice's id; empty for the other types and while hidden. */
  choices: Record<string, number>
}

export type QuizStatistics = {
  test: TestFigures
  questions: QuestionStatistics[]
  attemptsUsed: AttemptsUsed[]
}

/**
 * Item analysis of a quiz over the first attempt of each person, in every version of the course that has it, each
 * wording of a question by itself, by the keys in force. No name, no person: figures from fewer than five answers are
 * not there (P9). The caller has checked that the viewer may see them.
 */
export async function getQuizStatistics(activityId: string, versionIds: readonly string[]): Promise<QuizStatistics> {
  const wordings = await listQuizWordings(activityId, versionIds)
  const quiz = { activityId, versionIds, wordings }
  const sums = await readAnswerSums(quiz)
  const items = itemSumsOf(sums, wordings)
  const taken = choicesOf(sums)
  const questions = wordings.flatMap(({ key, question, versionIds: inVersions }): QuestionStatistics[] => {
    const own = items.get(key)
    if (!own) return []
    const figures = itemFigures(own)
    const choices = figures.confidence === 'hidden' ? {} : (taken.get(key) ?? {})
    return [{ ...figures, question, versionIds: inVersions, choices }]
  })
  return { test: testFigures(testSumsOf(sums)), questions, attemptsUsed: sums.attemptsUsed }
}
