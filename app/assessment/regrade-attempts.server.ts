import { audit } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { correctedBy, listGraded, nextEnrolments, type KeyCorrection } from './correction-queries.server.ts'
import { changesOf, type AttemptChange, type EnrolmentChange } from './regrade-rule.ts'

/** Results before and after, for the audit. */
const shortly = ({ before, after }: AttemptChange) => ({
  pointsBefore: before.points,
  pointsAfter: after.points,
  max: after.max,
  passedBefore: before.passed,
  passedAfter: after.passed,
})

/**
 * Grades the next attempts again by a correction: one new row each, changed or not, and an audit entry for each that
 * changed. Only those not graded again yet are taken, and one (attempt, correction) is unique: done twice is done once.
 * The attempts of an enrolment are locked and done together, enrolments in the order of their ids.
 * @returns what changed, in that order; empty when nothing is left
 */
export async function regradeNextIn(
  tx: Transaction,
  correction: KeyCorrection,
  atMost: number,
  now: Date,
): Promise<EnrolmentChange[]> {
  const { id: correctionId, number, authorId } = correction
  const enrolmentIds = await nextEnrolments(tx, correction, atMost)
  if (enrolmentIds.length === 0) return []
  // A statement before the read, so that what another process did while this one waited is seen.
  await tx.$queryRaw`
    SELECT id FROM attempt WHERE enrolment_id = ANY(${enrolmentIds}::uuid[])
      AND course_version_id = ${correction.courseVersionId}::uuid AND activity_id = ${correction.activityId}
    ORDER BY enrolment_id, id FOR UPDATE`
  const corrected = await correctedBy(correction, tx)
  const changes = changesOf(await listGraded(tx, correction, enrolmentIds), corrected)
  const attempts = changes.flatMap((one) => one.attempts)
  await tx.attemptRegrade.createMany({
    data: attempts.map((change) => ({
      ...{ attemptId: change.attemptId, correctionId, number, regradedAt: now },
      ...shortly(change),
    })),
  })
  for (const change of attempts) {
    if (change.before.points === change.after.points) continue
    const subject = {
      subjectType: 'attempt',
      subjectId: change.attemptId,
      detail: { correctionId, ...shortly(change) },
    }
    await audit(tx, { actorId: authorId, action: 'attempt.regraded', ...subject }, now)
  }
  return changes
}
