import { commitLimits, type Commit, type CommitRefusal } from '../schemas.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import { judgeAttempt, launchable, type Judgement, isDone } from './judge-attempt.ts'
import { mergeValues, type ItemState } from './merge-values.ts'

/** The item a commit is about, as it is kept after it. */
type KeptItem = ItemState & { exit: string; ended: boolean }
/** What of an attempt is another after a commit. */
type AttemptChange = Judgement & {
  rateMinute: number
  rateCount: number
  sequence: number
  itemId: string
  sequencing: string
}
export type JudgedCommit =
  { ok: true; item: KeptItem; change: AttemptChange } | { ok: false; reason: Exclude<CommitRefusal, 'wrong'> }

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

/** Commits of this minute, this one included; null when there have been too many. */
function counted({ rateMinute, rateCount }: LoadedAttempt, now: Date) {
  const minute = Math.floor(now.getTime() / 60_000)
  const count = rateMinute === minute ? rateCount + 1 : 1
  return count > commitLimits.rate ? null : { rateMinute: minute, rateCount: count }
}

/**
 * What a commit makes of an attempt as it was read: the item's state and the whole. Nothing is written.
 * @returns `other_window` where the package was opened in another window since, `unknown_item` for what the package does not
 *   have, `too_large` and `too_many` past the bounds of `commitLimits`
 */
export function judgeCommit(attempt: LoadedAttempt, commit: Commit, now: Date): JudgedCommit {
  const { structure, items } = attempt
  const { itemId, sequence, values: written } = commit
  if (!launchable(structure.items).some(({ id }) => id === itemId)) return { ok: false, reason: 'unknown_item' }
  if (attempt.windowId !== commit.windowId) return { ok: false, reason: 'other_window' }
  const rate = counted(attempt, now)
  if (!rate) return { ok: false, reason: 'too_many' }
  const before = items.find((item) => item.itemId === itemId)
  const state = mergeValues(structure.edition, before ?? { values: {}, stamps: {} }, written, sequence)
  if (!state.ok) return state
  const { values, stamps } = state
  const isNewest = sequence > attempt.sequence
  const { exit, ended } = isNewest || !before ? commit : before
  const states = new Map([...items.map((item) => [item.itemId, item.values] as const), [itemId, values]])
  const newest = isNewest ? { sequence, itemId } : { sequence: attempt.sequence, itemId: attempt.itemId }
  const sequencing = (isNewest ? commit.sequencing : null) ?? attempt.sequencing
  return {
    ok: true,
    item: { values, stamps, exit, ended },
    change: {
      ...best(attempt, judgeAttempt(structure, states, wholeOf(commit))),
      ...{ ...rate, ...newest, sequencing },
    },
  }
}
