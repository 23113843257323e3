/** Whether the minutes of an activity can be contested, or why not. */
export type ContestGround =
  | 'open'
  /** It counts for all it can. */
  | 'nothing_missing'
  /** A lesson that was never opened with this account: there are no minutes to speak of. */
  | 'no_trace'
  /** A meeting whose list is not confirmed: its minutes are still to come. */
  | 'not_confirmed'

type Activity = {
  kind: 'lesson' | 'meeting'
  /** Whole minutes, credited and at most. */
  minutes: number
  declaredMinutes: number
  isConfirmed: boolean
  hasTrace: boolean
}

/**
 * What a learner can ask of their office (P5): the difference between what an activity counts for and what it can. Of a
 * lesson there must be a trace; who was at a meeting may have been left off its list, so that it needs none.
 */
export function contestGround({ kind, minutes, declaredMinutes, isConfirmed, hasTrace }: Activity): ContestGround {
  if (kind === 'meeting' && !isConfirmed) return 'not_confirmed'
  if (kind === 'lesson' && !hasTrace) return 'no_trace'
  return minutes >= declaredMinutes ? 'nothing_missing' : 'open'
}
