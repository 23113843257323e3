import { createContext, useContext } from 'react'
import type { Refusal } from '../exercise-form.ts'
import type { PracticeState } from '../practice-state.ts'
import { panels } from './exercise-panels.ts'
import { ExerciseSection } from './exercise-section.tsx'

type Practices = {
  states: Record<string, PracticeState>
  refusal: Refusal | null
  /** Where the totals of a pair of surveys are. */
  totalsUrl: (pair: string) => string
}
export const PracticeContext = createContext<Practices>({ states: {}, refusal: null, totalsUrl: () => '' })

/** The journal or survey of a lesson with this id. */
export function Practice({ id }: { id: string }) {
  const { states, refusal, totalsUrl } = useContext(PracticeContext)
  const state = states[id]
  if (!state) return null
  const own = refusal?.activityId === id ? refusal : null
  return (
    <ExerciseSection state={state}>
      {state.kind === 'journal' ? (
        <panels.journal state={state} refusal={own} />
      ) : (
        <panels.survey state={state} refusal={own} totalsUrl={totalsUrl} />
      )}
    </ExerciseSection>
  )
}
