import { listSurveys } from '#app/assessment/practice-queries.server.ts'
import { getSurveyResults, listTaken, withoutPost, type SurveyResults } from '#app/assessment/survey-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { notFound } from '#app/platform/errors.ts'
import { getOwnEnrolment } from './enrolment-queries.server.ts'

/**
 * The totals of a survey that the viewer has taken; those after the course only once they answered after the course.
 * @throws AppError `not_found` for another person's enrolment, and for a survey not taken yet: totals could lead answers
 */
export async function getTakenSurvey(
  viewer: Viewer,
  enrolmentId: string,
  pair: string,
): Promise<{ courseTitle: string; results: SurveyResults }> {
  const { courseVersionId, version } = await getOwnEnrolment(viewer, enrolmentId)
  const [surveys, words, taken] = await Promise.all([
    listSurveys(version.originalId),
    listSurveys(courseVersionId),
    listTaken(enrolmentId),
  ])
  const own = surveys.filter((spec) => spec.pair === pair)
  if (!own.some(({ when }) => taken.has(`${pair}/${when}`))) throw notFound('survey')
  const [results] = await getSurveyResults(version.courseId, own, words)
  if (!results) throw notFound('survey')
  const isPostOpen = taken.has(`${pair}/post`) || !own.some(({ when }) => when === 'post')
  return { courseTitle: version.title, results: isPostOpen ? results : withoutPost(results) }
}
