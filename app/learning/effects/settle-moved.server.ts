import { clock } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { enqueue, worker } from '#app/platform/jobs.server.ts'
import { lockOwnEnrolment } from '../enrolment-queries.server.ts'
import { enrolmentsMoved } from '../jobs.server.ts'
import { completeCourseIfDue } from '../record-progress.server.ts'

/** People looked at by one job; what is left goes on in another. */
const batch = 500

type Moved = { enrolmentId: string; movedAt: Date; enrolment: { personId: string; state: string } }

async function settle({ enrolmentId, movedAt, enrolment }: Moved, now: Date): Promise<void> {
  await transaction(async (tx) => {
    if (enrolment.state !== 'withdrawn') {
      await completeCourseIfDue(tx, await lockOwnEnrolment(enrolment, enrolmentId, tx), now)
    }
    await tx.enrolmentMove.update({
      where: { enrolmentId_movedAt: { enrolmentId, movedAt } },
      data: { settledAt: now },
    })
  })
}

/**
 * Completes the course for those who went over to a version and have done all that it asks for: a lesson they still missed
 * may be no more. Each on its own; done twice it does nothing the second time. @returns whether all of it is done
 */
export async function settleMoved(versionId: string, now: Date): Promise<boolean> {
  const waiting = await db().enrolmentMove.findMany({
    where: { toVersionId: versionId, settledAt: null },
    take: batch,
    select: { enrolmentId: true, movedAt: true, enrolment: { select: { personId: true, state: true } } },
  })
  for (const moved of waiting) await settle(moved, now)
  return waiting.length < batch
}

/** Does `learning.enrolments-moved`. */
export const settleMovedWorker = worker(enrolmentsMoved, async ({ versionId }) => {
  const isDone = await settleMoved(versionId, clock.now())
  if (!isDone) await transaction((tx) => enqueue(tx, enrolmentsMoved, { versionId }))
})
