import { sql, transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import type { OwnEnrolment } from './enrolment-queries.server.ts'
import { coverageChanged } from './jobs.server.ts'

const noteAgainAfter = 5 * 60_000

/**
 * Remembers the lesson a learner opened, for "resume here"; the first one puts the enrolment under way. The same
 * lesson within five minutes writes nothing, and another one is one statement: every page of a lesson waits for it.
 */
export async function visitLesson(enrolment: OwnEnrolment, lessonId: string, now: Date): Promise<void> {
  const { id, personId, lastSeenAt, lastLessonId, startedAt } = enrolment
  const recent = lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < noteAgainAfter
  if (recent && lastLessonId === lessonId) return
  if (startedAt) {
    await sql()`UPDATE enrolment SET last_lesson_id = ${lessonId}, last_seen_at = ${now} WHERE id = ${id}`
    return
  }
  await transaction(async (tx) => {
    await tx.enrolment.update({ where: { id }, data: { lastLessonId: lessonId, lastSeenAt: now } })
    const { count } = await tx.enrolment.updateMany({
      where: { id, startedAt: null, state: 'enrolled' },
      data: { startedAt: now, state: 'under_way' },
    })
    if (count > 0) await enqueue(tx, coverageChanged, { personId, ambitoId: null })
  })
}
