import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { findLesson } from './course-plan.ts'
import { lockOwnEnrolment } from './enrolment-queries.server.ts'
import { recordLesson } from './record-progress.server.ts'

type Outcome = { ok: true; courseCompleted: boolean } | { ok: false; reason: 'exercises_open'; titles: string[] }

/**
 * The learner has read a lesson. Credits its declared minutes once (P5); refused while one of its exercises is open.
 * @throws AppError `not_found` for another person's enrolment or an unknown lesson
 */
export async function completeLesson(
  viewer: Viewer,
  enrolmentId: string,
  lessonId: string,
  now: Date,
): Promise<Outcome> {
  return transaction(async (tx) => {
    const enrolment = await lockOwnEnrolment(viewer, enrolmentId, tx)
    const found = findLesson(enrolment.version.outline, lessonId)
    if (!found) throw notFound('lesson')
    const open = found.lesson.activities.filter(({ id }) => !enrolment.done.has(id))
    if (open.length > 0) return { ok: false, reason: 'exercises_open', titles: open.map(({ title }) => title) } as const
    return { ok: true, ...(await recordLesson(tx, enrolment, found.lesson, now)) } as const
  })
}
