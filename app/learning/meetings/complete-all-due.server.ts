import type { Transaction } from '#app/platform/database.server.ts'
import { lockOwnEnrolment } from '../enrolment-queries.server.ts'
import { completeCourseIfDue } from '../record-progress.server.ts'

/**
 * Completes the course for everybody of an edition who has done what it asks, once none of its meetings is open any
 * more: before that nobody can have (`judgeCompletion`). Locks one enrolment after the other, in the order of their ids.
 */
export async function completeAllDue(tx: Transaction, editionId: string, now: Date): Promise<void> {
  const open = await tx.meeting.count({ where: { editionId, cancelledAt: null, confirmedAt: null } })
  if (open > 0) return
  const enrolments = await tx.enrolment.findMany({
    where: { editionId, state: { not: 'withdrawn' }, completedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true },
  })
  for (const { id, personId } of enrolments) {
    const enrolment = await lockOwnEnrolment({ personId }, id, tx)
    // An edition whose every meeting was cancelled asks for no minutes: that is not having taken part in it.
    if (enrolment.creditedMinutes > 0) await completeCourseIfDue(tx, enrolment, now)
  }
}
