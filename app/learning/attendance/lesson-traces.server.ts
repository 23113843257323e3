import { db, type Transaction } from '#app/platform/database.server.ts'
import { lessonOfActivity, lessonsOf } from '../course-plan.ts'
import type { OwnEnrolment } from '../enrolment-queries.server.ts'

/**
 * Ids of the lessons of an enrolment that were opened as far as anything tells: minutes, a window that showed them, a lesson or
 * exercise completed, the lesson opened last. A browser without script leaves no windows.
 */
export async function listTracedLessons(
  { id: enrolmentId, version, done, lastLessonId }: Pick<OwnEnrolment, 'id' | 'version' | 'done' | 'lastLessonId'>,
  tx: Transaction = db(),
): Promise<ReadonlySet<string>> {
  const query = { where: { enrolmentId }, select: { activityId: true }, distinct: ['activityId' as const] }
  const entries = await tx.attendanceEntry.findMany(query)
  const intervals = await tx.attendanceInterval.findMany(query)
  const known = new Set([...entries, ...intervals].map(({ activityId }) => activityId).concat(...done))
  const lessons = lessonsOf(version.outline).filter(({ id }) => known.has(id))
  const around = [...known].flatMap((activityId) => lessonOfActivity(version.outline, activityId) ?? [])
  return new Set([...lessons, ...around].map(({ id }) => id).concat(lastLessonId ?? []))
}
