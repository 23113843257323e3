import {
  judgeQuestion,
  judgeTest,
  questionVerdicts,
  type QuestionVerdict,
  type TestVerdict,
} from '#app/assessment/judge-figures.ts'
import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import { poolOf } from '#app/assessment/own-questions.ts'
import type { Pool } from '#app/assessment/schemas.ts'
import { listWrongAnswers } from '#app/assessment/list-wrong-answers.server.ts'
import { getQuizStatistics, type QuestionStatistics } from '#app/assessment/quiz-statistics.server.ts'
import { listScaleStatistics, type ScaleStatistics } from '#app/assessment/scale-statistics.server.ts'
import type { WrongAnswers } from '#app/assessment/wrong-answers.ts'
import type { TestFigures } from '#app/assessment/item-statistics.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { getCurrentVersion, getVersion, listVersionIds } from '#app/learning/version-queries.server.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { AppError, notFound } from '#app/platform/errors.ts'

export type QuestionReport = Omit<QuestionStatistics, 'question' | 'choices' | 'versionIds'> & {
  id: string
  promptHtml: string
  /** Of the questions with choices: how many took each, and the share of the answers, 0 to 1. */
  choices: { id: string; html: string; correct: boolean; taken: number; share: number }[]
  /** The quiz it is borrowed from; null for one of the quiz's own. */
  pool: { id: string; title: string } | null
  /** Whether people who enrol today may get it. */
  current: boolean
  /** Numbers of the versions that have it so, the newest first. */
  versions: number[]
  /** Taken out by a correction: everybody gets its points. */
  annulled: boolean
  /** Null where it is annulled: its points say nothing. */
  verdict: QuestionVerdict | null
  /** What was written, ordered or matched wrongly; null for the other types and while hidden. */
  wrong: WrongAnswers | null
}

export type ScaleReport = Omit<ScaleStatistics, 'question'> & {
  id: string
  promptHtml: string
  /** What the two ends mean. */
  low: string
  high: string
}

export type QuizReport = {
  course: { slug: string; title: string }
  title: string
  test: TestFigures & { verdict: TestVerdict }
  questions: QuestionReport[]
  scales: ScaleReport[]
  attemptsUsed: { attempts: number; people: number }[]
}

type Version = { id: string; number: number }

function reportOf(
  one: QuestionStatistics,
  wrong: WrongAnswers | undefined,
  currentVersionId: string,
  versions: readonly Version[],
  pool: Pool | null,
): QuestionReport {
  const { question, choices, versionIds, ...figures } = one
  const written = question.type === 'single' || question.type === 'multiple' ? question.choices : []
  return {
    ...figures,
    id: question.id,
    promptHtml: question.promptHtml,
    pool: pool && { id: pool.id, title: pool.title },
    current: versionIds.includes(currentVersionId),
    versions: versions.filter(({ id }) => versionIds.includes(id)).map(({ number }) => number),
    annulled: question.annulled ?? false,
    verdict: question.annulled ? null : judgeQuestion(figures),
    wrong: figures.confidence === 'hidden' ? null : (wrong ?? null),
    choices: written.map(({ id, html, correct }) => {
      const taken = choices[id] ?? 0
      return { id, html, correct, taken, share: figures.answers === 0 ? 0 : taken / figures.answers }
    }),
  }
}

/**
 * What first attempts say of a quiz, question by question, for who writes courses: numbers only, no person. The
 * questions in use come first, those to look at before the others.
 * @throws AppError `forbidden` for anybody else, `not_found` for a course or quiz that is not published
 */
export async function getQuizReport(viewer: Viewer, slug: string, activityId: string): Promise<QuizReport> {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers see statistics' })
  const version = await getCurrentVersion(slug)
  const quiz = lessonsOf(version.outline)
    .flatMap(({ activities }) => activities)
    .find(({ id, kind }) => id === activityId && kind === 'quiz')
  if (!quiz) throw notFound('quiz')
  const versionIds = await listVersionIds(slug)
  const versions = await Promise.all(versionIds.map((id) => getVersion(id)))
  const [statistics, scales, wrong] = await Promise.all([
    getQuizStatistics(activityId, versionIds),
    listScaleStatistics(activityId, versionIds),
    listWrongAnswers(activityId, versionIds),
  ])
  const { test, attemptsUsed } = statistics
  const questions = await Promise.all(
    statistics.questions.map(async (one) => {
      const [courseVersionId = version.id] = one.versionIds
      const pool = poolOf(await getQuiz({ courseVersionId, activityId }), one.question.id)
      return reportOf(one, wrong.get(one.questionKey), version.id, versions, pool)
    }),
  )
  // Those in use first; then those to look at, then the hardest.
  const last = questionVerdicts.length
  const order = ({ current, verdict, facility }: QuestionReport) =>
    (current ? 0 : 2 * (last + 1)) + 2 * (verdict ? questionVerdicts.indexOf(verdict) : last) + (facility ?? 1)
  return {
    course: { slug, title: version.title },
    title: quiz.title,
    test: { ...test, verdict: judgeTest(test) },
    questions: questions.toSorted((a, b) => order(a) - order(b)),
    scales: scales.map(({ question: { id, promptHtml, low, high }, ...figures }) => ({
      ...{ id, promptHtml, low, high },
      ...figures,
    })),
    attemptsUsed,
  }
}
