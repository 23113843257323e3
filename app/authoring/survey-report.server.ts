import { listSurveys } from '#app/assessment/practice-queries.server.ts'
import { getSurveyResults, type SurveyResults } from '#app/assessment/survey-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { canReadSurveys } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'

export type SurveyReport = { course: { slug: string; title: string }; surveys: SurveyResults[] }

/**
 * The totals of a course's surveys before and after, for who writes courses or evaluates projects: sums of at least five
 * replies, without people or places.
 * @throws AppError `forbidden` for anybody else, `not_found` for a course that is not published
 */
export async function getSurveyReport(viewer: Viewer, slug: string): Promise<SurveyReport> {
  if (!canReadSurveys(viewer)) throw new AppError('forbidden', { message: 'only trainers and evaluators see surveys' })
  const { id, originalId, courseId, title } = await getCurrentVersion(slug)
  const [counted, words] = await Promise.all([listSurveys(originalId), listSurveys(id)])
  return { course: { slug, title }, surveys: await getSurveyResults(courseId, counted, words) }
}
