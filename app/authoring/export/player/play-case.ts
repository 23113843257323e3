import { caseAt } from '#app/assessment/at-counter.ts'
import type { AnswerRefusal } from '#app/assessment/check-answer.ts'
import type { AnswerValue, CaseSpec } from '#app/assessment/schemas.ts'
import { caseAnswerProblem, walkCase } from '#app/assessment/walk-case.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { CasePlay } from './play.ts'

/** The counters that read something of their own in a case, in a fixed order. */
export function countersOf({ scenes }: CaseSpec): DepartmentKind[] {
  const all = scenes.flatMap(({ counters, decision }) =>
    [...counters, ...(decision?.counters ?? [])].map(({ department }) => department),
  )
  return [...new Set(all)].sort()
}

/** The counter at a place among them; null before the first: the case as everybody else reads it. */
export const counterOf = (spec: CaseSpec, place: number): DepartmentKind | null => countersOf(spec)[place] ?? null

/** The case as a counter reads it. */
export const specAt = caseAt

/** Begins a walk, from a counter where one is named. */
export function startCase(spec: CaseSpec, play: CasePlay, counter: string): CasePlay {
  const own = countersOf(spec).find((one) => one === counter) ?? null
  return { ...play, walk: { counter: own, answers: [] } }
}

/** Goes on with what the case waits for; at an end it is done. */
export function answerCase(
  spec: CaseSpec,
  play: CasePlay,
  { itemId, value }: { itemId: string; value: AnswerValue },
): { play: CasePlay; refusal: AnswerRefusal | null } {
  const { walk } = play
  if (!walk) return { play, refusal: 'not_current' }
  const own = specAt(spec, walk.counter)
  const refusal = caseAnswerProblem(walkCase(own, walk.answers), itemId, value)
  if (refusal) return { play, refusal }
  const answers = [...walk.answers, { itemId, value }]
  const isDone = play.isDone || walkCase(own, answers).finished
  return { play: { ...play, isDone, walk: { ...walk, answers } }, refusal: null }
}
