import type { Viewer } from '#app/identity/viewer.ts'
import { lockOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { lessonOfActivity } from '#app/learning/course-plan.ts'
import { recordExercise } from '#app/learning/record-progress.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { commitLimits, type Commit, type CommitReply } from '../schemas.ts'
import { lockAttempt, type LoadedAttempt } from './attempt-queries.server.ts'
import { isDone, judgeAttempt, launchable, type Judgement } from './judge-attempt.ts'
import { mergeValues, type ItemState } from './merge-values.ts'

/** What the sequencing says of the whole, in our measures. */
function wholeOf({ whole }: Commit): Judgement | null {
  if (!whole) return null
  const { completion, success, scaled } = whole
  return { completion, success, scoreBasisPoints: scaled === null ? null : Math.round(Math.max(0, scaled) * 10_000) }
}

/** Keeps what was reached: neither what follows in the same attempt nor a lower score takes it back. */
function best(before: Judgement, now: Judgement): Judgement {
  const { completion, success } = isDone(before) && !isDone(now) ? before : now
  const scores = [before.scoreBasisPoints, now.scoreBasisPoints].filter((one) => one !== null)
  return { completion, success, scoreBasisPoints: scores.length === 0 ? null : Math.max(...scores) }
}

type Left = Pick<Commit, 'exit' | 'ended'>

async function keepItem(
  tx: Transaction,
  attemptId: string,
  commit: Commit,
  kept: ItemState & { exit: string; ended: boolean },
) {
  const { itemId, windowId, launch, seconds } = commit
  await tx.scormItem.upsert({
    where: { attemptId_itemId: { attemptId, itemId } },
    create: { attemptId, itemId, ...kept },
    update: kept,
  })
  if (seconds === null) return
  await tx.$executeRaw`
    INSERT INTO scorm_session (attempt_id, item_id, window_id, launch, seconds)
    VALUES (${attemptId}::uuid, ${itemId}, ${windowId}::uuid, ${launch}, ${Math.round(seconds)})
    ON CONFLICT (attempt_id, item_id, window_id, launch)
    DO UPDATE SET seconds = GREATEST(scorm_session.seconds, EXCLUDED.seconds)`
}

/** What the journal keeps of a commit: long values by their beginning, for the state has them whole. */
function journalled({ values, calls, sequence }: Commit) {
  const change = Object.fromEntries(Object.entries(values).map(([element, value]) => [element, value.slice(0, 500)]))
  return { change, calls: sequence > commitLimits.journalled ? [] : calls }
}

async function recordProgress(tx: Transaction, attempt: LoadedAttempt, judged: Judgement, now: Date): Promise<void> {
  if (!isDone(judged)) return
  const { enrolmentId, activityId, enrolment: owner } = attempt
  const enrolment = await lockOwnEnrolment(owner, enrolmentId, tx)
  // A newer version of the course may have no such exercise any more.
  if (!lessonOfActivity(enrolment.version.outline, activityId)) return
  await recordExercise(tx, enrolment, { activityId, scoreBasisPoints: judged.scoreBasisPoints }, now)
}

/** Commits of this minute, this one included; null when there have been too many. */
function counted({ rateMinute, rateCount }: LoadedAttempt, now: Date) {
  const minute = Math.floor(now.getTime() / 60_000)
  const count = rateMinute === minute ? rateCount + 1 : 1
  return count > commitLimits.rate ? null : { rateMinute: minute, rateCount: count }
}

async function take(tx: Transaction, attempt: LoadedAttempt, commit: Commit, now: Date): Promise<CommitReply> {
  const { id: attemptId, structure } = attempt
  const { windowId, sequence, itemId } = commit
  const rate = counted(attempt, now)
  if (!rate) return { ok: false, reason: 'too_many' }
  const before = attempt.items.find((item) => item.itemId === itemId)
  const state = mergeValues(structure.edition, before ?? { values: {}, stamps: {} }, commit.values, sequence)
  if (!state.ok) return state
  const row = { attemptId, windowId, sequence, itemId, receivedAt: now, ...journalled(commit) }
  const { count } = await tx.scormCommit.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return { ok: true, sequence, done: isDone(attempt) }
  const isNewest = sequence > attempt.sequence
  const left: Omit<Left, 'exit'> & { exit: string } = isNewest || !before ? commit : before
  const { values, stamps } = state
  await keepItem(tx, attemptId, commit, { values, stamps, exit: left.exit, ended: left.ended })
  const states = new Map([...attempt.items.map((item) => [item.itemId, item.values] as const), [itemId, values]])
  const judged = best(attempt, judgeAttempt(structure, states, wholeOf(commit)))
  const newest = { sequence, itemId, ...(commit.sequencing === null ? {} : { sequencing: commit.sequencing }) }
  await tx.scormAttempt.update({
    where: { id: attemptId },
    data: { ...judged, ...rate, lastCommitAt: now, ...(isNewest ? newest : {}) },
  })
  await recordProgress(tx, attempt, judged, now)
  return { ok: true, sequence, done: isDone(judged) }
}

/**
 * Takes what a package wrote: state, time, progress and all that follows from it, and the journal, in one transaction. The
 * same commit again gets the same reply and writes nothing; commits that overtake each other end in the same state. What was
 * reached is never taken back. `owner` is who sends it, null where a signed path says so. The attempt is locked before the enrolment, everywhere.
 * @returns `other_window` where the package was opened in another window since, `unknown_item` for what the package does not
 *   have, `too_large` and `too_many` past the bounds of `commitLimits`
 */
export async function recordCommit(
  owner: Pick<Viewer, 'personId'> | null,
  attemptId: string,
  commit: Commit,
  now: Date,
): Promise<CommitReply> {
  return transaction(async (tx) => {
    const attempt = await lockAttempt(attemptId, tx)
    const isTheirs = !owner || attempt?.enrolment.personId === owner.personId
    if (!attempt || !isTheirs || attempt.enrolment.state === 'withdrawn') return { ok: false, reason: 'wrong' } as const
    if (!launchable(attempt.structure.items).some(({ id }) => id === commit.itemId))
      return { ok: false, reason: 'unknown_item' } as const
    if (attempt.windowId !== commit.windowId) return { ok: false, reason: 'other_window' } as const
    return take(tx, attempt, commit, now)
  })
}
