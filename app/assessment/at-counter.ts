import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { CaseSpec, Decision, Scene } from './schemas.ts'

type Counter = DepartmentKind | null

function decisionAt(decision: Decision, counter: Counter): Decision {
  const own = decision.counters.find(({ department }) => department === counter)
  return { ...decision, promptHtml: own?.html ?? decision.promptHtml, counters: [] }
}

function sceneAt(scene: Scene, counter: Counter): Scene {
  const own = scene.counters.find(({ department }) => department === counter)
  return {
    ...scene,
    html: own ? `${scene.html}<div class="case__counter">${own.html}</div>` : scene.html,
    decision: scene.decision && decisionAt(scene.decision, counter),
    counters: [],
  }
}

/** A case as it is seen from one counter: what only that counter reads stands in it, what the others read does not (P3). */
export function caseAt(spec: CaseSpec, counter: Counter): CaseSpec {
  return { ...spec, scenes: spec.scenes.map((scene) => sceneAt(scene, counter)) }
}

/** Whether a case says something else to one counter than to another. */
export function hasCounters({ scenes }: CaseSpec): boolean {
  return scenes.some(({ counters, decision }) => counters.length > 0 || (decision?.counters.length ?? 0) > 0)
}
