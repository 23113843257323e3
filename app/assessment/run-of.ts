import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { CaseStep } from './activity-state.ts'
import { caseAt } from './at-counter.ts'
import type { AnswerValue, CaseSpec, Scene } from './schemas.ts'
import { walkCase } from './walk-case.ts'

export type RunAnswer = { id: string; itemId: string; value: AnswerValue; receivedAt: Date }

/** An attempt at a case with its journal in order. Instants are UTC. */
export type RunSource = {
  startedAt: Date
  submittedAt: Date | null
  counter: DepartmentKind | null
  journal: readonly RunAnswer[]
}

export type RunScene = CaseStep & {
  seenAt: Date
  /** When the answer that led on arrived; null in the scene where the run stands, or that ends without an answer. */
  leftAt: Date | null
}

export type Run = {
  counter: DepartmentKind | null
  startedAt: Date
  endedAt: Date | null
  scenes: RunScene[]
  decisions: { itemId: string; answerId: string; option: string; reason: string; at: Date }[]
  reflections: { itemId: string; text: string; at: Date }[]
  /** The scene that ended the case; null while it is open. */
  ending: string | null
  pending: ReturnType<typeof walkCase>['pending']
}

/** The item whose answer leads out of a scene: its decision, going on, or at an end the reflection. */
function wayOut({ id, decision, next, reflection }: Scene): string | undefined {
  return decision?.id ?? (next === null ? reflection?.id : id)
}

/**
 * A walk through a case as one record, derived from what is stored anyway: the attempt's start and when each answer
 * arrived. A scene is seen when the answer before it arrives and left when the one that leads on does; pauses are inside.
 */
export function runOf(spec: CaseSpec, { startedAt, submittedAt, counter, journal }: RunSource): Run {
  const { steps, finished, current, pending } = walkCase(caseAt(spec, counter), journal)
  const arrived = new Map(journal.map(({ itemId, receivedAt }) => [itemId, receivedAt]))
  let seenAt = startedAt
  const scenes = steps.map((step): RunScene => {
    const scene = spec.scenes.find(({ id }) => id === step.sceneId)
    const leftAt = (scene && arrived.get(wayOut(scene) ?? '')) ?? null
    const seen = { ...step, seenAt, leftAt }
    seenAt = leftAt ?? seenAt
    return seen
  })
  const decisions = journal.flatMap(({ id: answerId, itemId, value, receivedAt: at }) =>
    value.type === 'decision' ? [{ itemId, answerId, option: value.option, reason: value.reason, at }] : [],
  )
  const reflections = journal.flatMap(({ itemId, value, receivedAt: at }) =>
    value.type === 'reflection' ? [{ itemId, text: value.text, at }] : [],
  )
  const ending = finished ? current.id : null
  return { counter, startedAt, endedAt: submittedAt, scenes, decisions, reflections, ending, pending }
}
