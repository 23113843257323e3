import { readAnswerSums, type AttemptsUsed, type Wording } from './answer-sums.server.ts'
import { listCorrections } from './correction-queries.server.ts'
import { withCorrections } from './correct-question.ts'
import { itemFigures, testFigures, type ItemFigures, type TestFigures } from './item-statistics.ts'
import type { Question, QuizSpec } from './schemas.ts'
import { findSpec } from './spec-queries.server.ts'
import { choicesOf, itemSumsOf, testSumsOf } from './sum-answers.ts'
import { wordingOf } from './wording.server.ts'

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

type VersionQuiz = { versionId: string; spec: QuizSpec }

/** Every question as it is graded today; one whose key was corrected is another wording than where it was not. */
async function wordingsOf(activityId: string, quizzes: readonly VersionQuiz[]): Promise<Wording[]> {
  const versionIds = quizzes.map(({ versionId }) => versionId)
  const corrections = await listCorrections(activityId, versionIds)
  const wordings = new Map<string, Wording>()
  for (const { versionId, spec } of quizzes) {
    const own = corrections.filter(({ courseVersionId }) => courseVersionId === versionId)
    // An opinion has no key: it is neither easy nor hard.
    for (const question of withCorrections(spec, own).questions.filter(({ type }) => type !== 'scale')) {
      const key = wordingOf(question)
      const known = wordings.get(key)
      const corrected = (known?.corrected ?? false) || own.some(({ questionId }) => questionId === question.id)
      wordings.set(key, { key, question, versionIds: [...(known?.versionIds ?? []), versionId], corrected })
    }
  }
  return [...wordings.values()]
}

/**
 * Item analysis of a quiz over the first attempt of each person, in every version of the course that has it, each
 * wording of a question by itself, by the keys in force. No name, no person: figures from fewer than five answers are
 * not there (P9). The caller has checked that the viewer may see them.
 */
export async function getQuizStatistics(activityId: string, versionIds: readonly string[]): Promise<QuizStatistics> {
  const specs = await Promise.all(
    versionIds.map(async (versionId) => ({ versionId, spec: await findSpec(versionId, activityId) })),
  )
  const quizzes = specs.flatMap(({ versionId, spec }) => (spec?.kind === 'quiz' ? [{ versionId, spec }] : []))
  const wordings = await wordingsOf(activityId, quizzes)
  const quiz = { activityId, versionIds: quizzes.map(({ versionId }) => versionId), wordings }
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
