import { isDone, type Judgement } from './judge-attempt.ts'

/** How far somebody is with a package, as their page says it; `score` of 100, null without one. */
export function shownState(attempt: Judgement | null) {
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
