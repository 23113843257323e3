import { isDone, type Judgement } from './judge-attempt.ts'

/** `score` of 100, null without one; `state` null where nothing is known yet. */
export type ShownState = {
  state: 'completed' | 'passed' | 'failed' | 'incomplete' | null
  score: number | null
}

/** How far somebody is with a package, as their page says it; `score` of 100, null without one. */
export function shownState(attempt: Judgement | null): ShownState {
  if (!attempt) return { state: null, score: null }
  const { completion, success, scoreBasisPoints } = attempt
  const state =
    success !== 'unknown'
      ? success
      : isDone(attempt)
        ? ('completed' as const)
        : completion === 'unknown'
          ? null
          : ('incomplete' as const)
  return { state, score: scoreBasisPoints === null ? null : Math.round(scoreBasisPoints / 100) }
}
