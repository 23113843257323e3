import { getOwnRun, type OwnRun } from '#app/assessment/run-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonOfActivity } from './course-plan.ts'
import { getOwnEnrolment } from './enrolment-queries.server.ts'

/** A walk of the viewer's to read again, with the course and the lesson it belongs to today. */
export type RunPage = { run: OwnRun; courseTitle: string; lessonId: string | null }

/**
 * Everything the page of an earlier walk shows.
 * @throws AppError `not_found` for another person's enrolment or walk, or one that is not finished
 */
export async function getRunPage(
  viewer: Viewer,
  place: { enrolmentId: string; attemptId: string },
  reasonsPage: number,
): Promise<RunPage> {
  const [{ version }, run] = await Promise.all([
    getOwnEnrolment(viewer, place.enrolmentId),
    getOwnRun(viewer, place, reasonsPage),
  ])
  const lessonId = lessonOfActivity(version.outline, run.activityId)?.id ?? null
  return { run, courseTitle: version.title, lessonId }
}
