import { CasePanel } from '#app/assessment/components/case-panel.tsx'
import { FormPanel } from '#app/assessment/components/form-panel.tsx'
import { QuizPanel } from '#app/assessment/components/quiz-panel.tsx'
import type { TrialShown } from '#app/assessment/try-exercise.server.ts'

/**
 * An exercise being tried out, as a learner sees it. What is typed stays on no device: a trial is nobody's answer.
 */
export function TrialPanel({ state, answerIds, refusal }: TrialShown) {
  return (
    <div onInput={(event) => event.stopPropagation()}>
      {state.kind === 'quiz' && <QuizPanel {...{ state, answerIds, refusal }} courseCompleted={false} />}
      {state.kind === 'case' && <CasePanel {...{ state, answerIds, refusal }} />}
      {state.kind === 'form' && <FormPanel {...{ state, answerIds, refusal }} />}
    </div>
  )
}
