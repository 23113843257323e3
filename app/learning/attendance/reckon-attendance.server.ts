import type { Viewer } from '#app/identity/viewer.ts'
import { sql, transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { getOwnEnrolment, lockOwnEnrolment, type OwnEnrolment } from '../enrolment-queries.server.ts'
import { coverageChanged } from '../jobs.server.ts'
import { completeCourseIfDue } from '../record-progress.server.ts'
import { countsMeasured, creditMeasured } from './credit-measured.server.ts'

/** Milliseconds without a stretch after which somebody is taken to have left a lesson. */
const settlesAfter = 150_000
/** Milliseconds that a sweep looks back beyond the last one: what was not settled then, and what was being written. */
const overlap = 2 * settlesAfter

type Whose = { personId: string; enrolmentId: string }

async function reckon({ personId, enrolmentId }: Whose, now: Date, settledBefore: Date | null): Promise<boolean> {
  return transaction(async (tx) => {
    const enrolment = await lockOwnEnrolment({ personId }, enrolmentId, tx)
    const after = await creditMeasured(tx, enrolment, now, settledBefore)
    const isCompleted = await completeCourseIfDue(tx, after, now)
    if (after === enrolment) return false
    // Completing the course says it already.
    if (!isCompleted || enrolment.completedAt) await enqueue(tx, coverageChanged, { personId, ambitoId: null })
    return true
  })
}

/**
 * One of the viewer's own enrolments with all the minutes that its windows have earned so far credited: for the pages
 * that show minutes. May complete the course.
 * @throws AppError `not_found` when it does not exist, is another person's, or was withdrawn
 */
export async function getReckonedEnrolment(viewer: Viewer, enrolmentId: string, now: Date): Promise<OwnEnrolment> {
  const enrolment = await getOwnEnrolment(viewer, enrolmentId)
  if (!countsMeasured(enrolment.terms)) return enrolment
  await reckon({ personId: viewer.personId, enrolmentId }, now, null)
  return getOwnEnrolment(viewer, enrolmentId)
}

/**
 * Credits what came in lately, once a minute, each enrolment in a transaction of its own: so that offices and completions
 * need not wait for the learner to look. Done twice, or by two processes at once, it credits once.
 * @param since when it was last done
 * @returns how many enrolments got minutes
 */
export async function reckonRecent(since: Date, now: Date): Promise<number> {
  // Whoever has another course open: time that belongs to one may leave the other.
  const due = await sql()<Whose[]>`
    SELECT DISTINCT o.id AS "enrolmentId", o.person_id AS "personId"
    FROM attendance_interval i
    JOIN enrolment e ON e.id = i.enrolment_id
    JOIN enrolment o ON o.person_id = e.person_id AND o.state <> 'withdrawn'
    JOIN edition d ON d.id = o.edition_id
    WHERE i.received_at >= ${new Date(since.getTime() - overlap)}
      AND d.attendance_rule = 'measured_up_to_declared' AND d.mode IN ('asynchronous', 'blended')`
  const settledBefore = new Date(now.getTime() - settlesAfter)
  let credited = 0
  for (const whose of due) if (await reckon(whose, now, settledBefore)) credited += 1
  return credited
}
