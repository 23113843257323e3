import { createContext, useContext } from 'react'
import type { ActivityState } from '../activity-state.ts'
import type { Refusal } from '../exercise-form.ts'
import { panels } from './exercise-panels.ts'
import { ExerciseSection } from './exercise-section.tsx'

type Activities = {
  states: Record<string, ActivityState>
  /** A fresh UUID for the next answer to each item, so that a form sent twice counts once (P4). */
  answerIds: Record<string, string>
  refusal: Refusal | null
  courseCompleted: boolean
}

export const ActivitiesContext = createContext<Activities>({
  ...{ states: {}, answerIds: {}, refusal: null, courseCompleted: false },
})

/** The exercise of a lesson with this id, as far as its learner may see it. */
export function Exercise({ id }: { id: string }) {
  const { states, answerIds, refusal, courseCompleted } = useContext(ActivitiesContext)
  const state = states[id]
  if (!state) return null
  const own = refusal?.activityId === id ? refusal : null
  return (
    <ExerciseSection state={state}>
      {state.kind === 'quiz' && <panels.quiz {...{ state, answerIds, courseCompleted }} refusal={own} />}
      {state.kind === 'case' && <panels.case state={state} answerIds={answerIds} refusal={own} />}
      {state.kind === 'form' && <panels.form state={state} answerIds={answerIds} refusal={own} />}
    </ExerciseSection>
  )
}
