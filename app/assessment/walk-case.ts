import type { CaseStep, CaseWalk } from './activity-state.ts'
import type { AnswerRefusal } from './check-answer.ts'
import type { AnswerValue, CaseSpec, Scene } from './schemas.ts'

export type CaseAnswer = { itemId: string; value: AnswerValue }

type Walk = Pick<CaseWalk, 'steps' | 'pending'> & { finished: boolean; current: Scene }

function stepOf(scene: Scene, outcomeHtml: string | null, answers: ReadonlyMap<string, AnswerValue>): CaseStep {
  const { reflection, decision } = scene
  const thought = reflection && answers.get(reflection.id)
  const choice = decision && answers.get(decision.id)
  const chosen = choice?.type === 'decision' ? choice : null
  return {
    sceneId: scene.id,
    title: scene.title,
    html: scene.html,
    outcomeHtml,
    reflection: reflection && {
      ...{ id: reflection.id, promptHtml: reflection.promptHtml, min: reflection.min, max: reflection.max },
      marked: reflection.marked,
      text: thought?.type === 'reflection' ? thought.text : null,
    },
    decision: decision && {
      id: decision.id,
      promptHtml: decision.promptHtml,
      reasonMin: decision.reasonMin,
      reasonMax: decision.reasonMax,
      reason: chosen?.reason ?? null,
      options: decision.options.map(({ id, html }) => ({ id, html, chosen: chosen?.option === id })),
    },
  }
}

/** The item a scene waits for: first its reflection, then its way on. Null when the scene is through. */
function pendingIn(scene: Scene, answers: ReadonlyMap<string, AnswerValue>): Walk['pending'] {
  if (scene.reflection && !answers.has(scene.reflection.id)) return { kind: 'reflection', itemId: scene.reflection.id }
  if (scene.decision) return answers.has(scene.decision.id) ? null : { kind: 'decision', itemId: scene.decision.id }
  if (scene.next) return answers.has(scene.id) ? null : { kind: 'continue', itemId: scene.id }
  return null
}

/**
 * Walks a case along the answers given: the scenes seen so far and what it waits for. Scenes further on never appear
 * (P3). A path that comes back to a scene already seen stops there waiting, so a walk always ends.
 */
export function walkCase(spec: CaseSpec, given: readonly CaseAnswer[]): Walk {
  const answers = new Map(given.map(({ itemId, value }) => [itemId, value]))
  const scenes = new Map(spec.scenes.map((scene) => [scene.id, scene]))
  const steps: CaseStep[] = []
  const seen = new Set<string>()
  let outcomeHtml: string | null = null
  let current = scenes.get(spec.start)
  for (; current && !seen.has(current.id);) {
    seen.add(current.id)
    steps.push(stepOf(current, outcomeHtml, answers))
    const pending = pendingIn(current, answers)
    if (pending) return { steps, pending, finished: false, current }
    if (current.end) return { steps, pending: null, finished: true, current }
    const choice = current.decision && answers.get(current.decision.id)
    const option =
      choice?.type === 'decision' ? current.decision?.options.find(({ id }) => id === choice.option) : undefined
    outcomeHtml = option?.outcomeHtml ?? null
    current = scenes.get(option?.to ?? current.next ?? '')
  }
  throw new Error(`case ${spec.id} leads nowhere after ${steps.at(-1)?.sceneId ?? spec.start}`)
}

function lengthProblem(text: string, min: number, max: number): AnswerRefusal | null {
  if (text.length < min) return 'reason_short'
  return text.length > max ? 'reason_long' : null
}

/** Whether an answer is what the case waits for, and whole. Null when it is. Lengths in characters. */
export function caseAnswerProblem(walk: Walk, itemId: string, value: AnswerValue): AnswerRefusal | null {
  const { pending, current } = walk
  if (!pending || pending.itemId !== itemId || pending.kind !== value.type) return 'not_current'
  if (value.type === 'reflection' && current.reflection) {
    return lengthProblem(value.text, current.reflection.min, current.reflection.max)
  }
  if (value.type !== 'decision' || !current.decision) return null
  const { options, reasonMin, reasonMax } = current.decision
  if (!options.some(({ id }) => id === value.option)) return 'choose_one'
  return lengthProblem(value.reason, reasonMin, reasonMax)
}
