import { assertCorrects } from '#app/assessment/correct-key.server.ts'
import {
  countOutcomes,
  findCorrection,
  getQuiz,
  listCorrections,
  listTogether,
  regradeProgress,
  type KeyCorrection,
} from '#app/assessment/correction-queries.server.ts'
import { keyCorrected } from '#app/assessment/jobs.server.ts'
import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getVersion, listVersionIds } from '#app/learning/version-queries.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'

export type CorrectionReport = {
  correctionId: string
  number: number
  /** The course version's. */
  version: number
  questionId: string
  promptHtml: string
  annulled: boolean
  author: string
  reason: string
  recordedAt: Date
  /** Titles of the other quizzes in which it was corrected with this one. */
  alsoIn: string[]
  /** Attempts of this quiz graded again so far, and in all. */
  done: number
  total: number
}

async function titlesOf(corrections: readonly KeyCorrection[]): Promise<string[]> {
  const quizzes = await Promise.all(corrections.map((correction) => getQuiz(correction)))
  return quizzes.map(({ title }) => title)
}

async function reportsOf(corrections: readonly KeyCorrection[]): Promise<CorrectionReport[]> {
  const names = await namesOf(corrections.map(({ authorId }) => authorId))
  return Promise.all(
    corrections.map(async (correction) => {
      const { id: correctionId, number, question, questionId, reason, recordedAt, authorId } = correction
      const [{ number: version }, [, ...others]] = await Promise.all([
        getVersion(correction.courseVersionId),
        listTogether(correction),
      ])
      return {
        ...{ correctionId, number, version, questionId, reason, recordedAt },
        promptHtml: question.promptHtml,
        annulled: question.annulled ?? false,
        author: names.get(authorId) ?? '–',
        alsoIn: await titlesOf(others),
        ...(await regradeProgress(correction)),
      }
    }),
  )
}

/**
 * Every correction of a quiz in all versions of its course, the newest first.
 * @throws AppError `forbidden` for who does not write courses, `not_found` for a course that is not published
 */
export async function listCorrectionReports(
  viewer: Viewer,
  { slug, activityId }: { slug: string; activityId: string },
): Promise<CorrectionReport[]> {
  assertCorrects(viewer)
  const corrections = await listCorrections(activityId, await listVersionIds(slug))
  return reportsOf(corrections.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime()))
}

type Place = { slug: string; activityId: string; correctionId: string }

async function getCorrection({ slug, activityId, correctionId }: Place) {
  const correction = await findCorrection(correctionId)
  if (!correction || correction.activityId !== activityId) throw notFound('correction')
  const version = await getVersion(correction.courseVersionId)
  if (version.slug !== slug) throw notFound('correction')
  return { correction, version }
}

/** How far the regrade of one quiz is, and what it has changed so far. */
export type RegradedQuiz = {
  correctionId: string
  title: string
  done: number
  total: number
  outcomes: { points: number; gained: number; lost: number }
}

async function regradedQuiz(correction: KeyCorrection): Promise<RegradedQuiz> {
  const [{ title }, progress, outcomes] = await Promise.all([
    getQuiz(correction),
    regradeProgress(correction),
    countOutcomes(correction.id),
  ])
  return { correctionId: correction.id, title, ...progress, outcomes }
}

/**
 * One correction with how far the regrade is and what it has changed so far, in its quiz and in those corrected with it.
 * @throws AppError `forbidden`, `not_found`
 */
export async function getCorrectionReport(viewer: Viewer, place: Place) {
  assertCorrects(viewer)
  const { correction, version } = await getCorrection(place)
  const together = await listTogether(correction)
  const [[report], { title: quizTitle }, quizzes] = await Promise.all([
    reportsOf([correction]),
    getQuiz(correction),
    Promise.all(together.map(regradedQuiz)),
  ])
  if (!report) throw notFound('correction')
  return { courseTitle: version.title, quizTitle, report, quizzes }
}

/**
 * Queues the regrade once more, with those of the quizzes corrected together, for when a job has failed too often: what is
 * done already is not done again.
 * @throws AppError `forbidden`, `not_found`
 */
export async function resumeRegrade(viewer: Viewer, place: Place): Promise<void> {
  assertCorrects(viewer)
  const { correction } = await getCorrection(place)
  await transaction(async (tx) => {
    for (const { id } of await listTogether(correction, tx)) await enqueue(tx, keyCorrected, { correctionId: id })
  })
}
