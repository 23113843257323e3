import type { Viewer } from '#app/identity/viewer.ts'
import { lockOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { recordExercise } from '#app/learning/record-progress.server.ts'
import { inTransaction, runPrepared, transaction, type Transaction } from '#app/platform/database.server.ts'
import type { Commit, CommitReply } from '../schemas.ts'
import { findAttempt, lockAttempt, type LoadedAttempt } from './attempt-queries.server.ts'
import { isDone, type Judgement } from './judge-attempt.ts'
import { judgeCommit } from './judge-commit.ts'
import { shownState } from './shown-state.ts'
import { writeCommit } from './write-commit.server.ts'

type Owner = Pick<Viewer, 'personId'> | null

const mayWrite = (owner: Owner, { personId, isWithdrawn }: LoadedAttempt) =>
  !isWithdrawn && (!owner || personId === owner.personId)

const replyTo = ({ sequence }: Commit, reached: Judgement): CommitReply => ({
  ok: true,
  sequence,
  done: isDone(reached),
  shown: shownState(reached),
})

async function recordProgress(tx: Transaction, attempt: LoadedAttempt, judged: Judgement, now: Date): Promise<void> {
  const { enrolmentId, activityId, packageId } = attempt
  if (!isDone(judged) || enrolmentId === null) return
  const enrolment = await lockOwnEnrolment(attempt, enrolmentId, tx)
  // The version somebody has moved to meanwhile may play another package there, or none.
  const where = { courseVersionId: enrolment.version.id, activityId, packageId }
  if ((await tx.scormPlacement.count({ where })) === 0) return
  await recordExercise(tx, enrolment, { activityId, scoreBasisPoints: judged.scoreBasisPoints }, now)
}

/** A commit after which the package goes on, written on the attempt as read; null where more has to be decided under a lock. */
async function appendCommit(owner: Owner, attemptId: string, commit: Commit, now: Date): Promise<CommitReply | null> {
  const attempt = await findAttempt(attemptId)
  if (!attempt || !mayWrite(owner, attempt)) return null
  const judged = judgeCommit(attempt, commit, now)
  if (!judged.ok || isDone(judged.change)) return null
  const isWritten = await writeCommit(runPrepared, attempt, commit, judged, now)
  return isWritten ? replyTo(commit, judged.change) : null
}

/**
 * Takes what a package wrote: state, time, progress and all that follows from it, and the journal, at once or not at all. The
 * same commit again gets the same reply and writes nothing; commits that overtake each other end in the same state. What was
 * reached is never taken back. `owner` is who sends it, null where a signed path says so. Where progress follows, the attempt
 * is locked before the enrolment, as everywhere.
 * @returns as `judgeCommit`; `wrong` for an attempt that is not the owner's or was withdrawn
 */
export async function recordCommit(owner: Owner, attemptId: string, commit: Commit, now: Date): Promise<CommitReply> {
  const reply = await appendCommit(owner, attemptId, commit, now)
  if (reply) return reply
  return transaction(async (tx): Promise<CommitReply> => {
    const attempt = await lockAttempt(attemptId, tx)
    if (!attempt || !mayWrite(owner, attempt)) return { ok: false, reason: 'wrong' }
    const judged = judgeCommit(attempt, commit, now)
    if (!judged.ok) return judged
    // Nothing is written where this commit was taken before.
    if (!(await writeCommit(inTransaction(tx), attempt, commit, judged, now))) return replyTo(commit, attempt)
    await recordProgress(tx, attempt, judged.change, now)
    return replyTo(commit, judged.change)
  })
}
