import { panels, preloadPanels } from '#app/assessment/components/exercise-panels.ts'
import type { TrialShown } from '#app/assessment/try-exercise.server.ts'

// They stay files of their own, which a lesson without exercises does not load; here they are there before anything is drawn.
await preloadPanels(['quiz', 'case', 'form'])

/**
 * An exercise being tried out, as a learner sees it. What is typed stays on no device: a trial is nobody's answer.
 */
export function TrialPanel({ state, answerIds, refusal }: TrialShown) {
  return (
    <div onInput={(event) => event.stopPropagation()}>
      {state.kind === 'quiz' && <panels.quiz {...{ state, answerIds, refusal }} courseCompleted={false} />}
      {state.kind === 'case' && <panels.case {...{ state, answerIds, refusal }} />}
      {state.kind === 'form' && <panels.form {...{ state, answerIds, refusal }} />}
    </div>
  )
}
