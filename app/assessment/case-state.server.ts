import { db } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { CaseEnding, CaseState, CaseStep, CaseWalk } from './activity-state.ts'
import { caseAt, hasCounters } from './at-counter.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import { waysOf } from './case-graph.ts'
import { drawCase } from './case-picture.ts'
import { listDivergence } from './divergence-queries.server.ts'
import type { CaseSpec } from './schemas.ts'
import { readingsIn } from './marking/own-answer.server.ts'
import { walkCase } from './walk-case.ts'

/** The decisions of an attempt whose reasons are shown to colleagues now, with the answers. */
async function sharedOf(journal: LoadedAttempt['journal']): Promise<Record<string, string>> {
  const decisions = journal.filter(({ value }) => value.type === 'decision')
  if (decisions.length === 0) return {}
  const rows = await db().sharedReason.findMany({
    where: { answerId: { in: decisions.map(({ id }) => id) }, withdrawnAt: null },
    select: { answerId: true, itemId: true },
  })
  return Object.fromEntries(rows.map(({ itemId, answerId }) => [itemId, answerId]))
}

/** Scenes and ways of a walk, by the keys of the picture. */
function trailOf(spec: CaseSpec, steps: readonly CaseStep[]): Set<string> {
  const seen = steps.map(({ sceneId }) => sceneId)
  const taken = waysOf(spec).filter(({ key, from, to }, _index, all) => {
    const step = seen.indexOf(from)
    if (step < 0 || seen[step + 1] !== to) return false
    const chosen = steps[step]?.decision?.options.find((option) => option.chosen)
    const onlyOne = all.filter((way) => way.from === from).length === 1
    return onlyOne || key === `${steps[step]?.decision?.id ?? ''}/${chosen?.id ?? ''}`
  })
  return new Set([...seen, ...taken.map(({ key }) => key)])
}

/** One's own way through the case; what was never seen stays untold, so that another walk still has something to find (P3). */
export function pictureOf(spec: CaseSpec, steps: readonly CaseStep[], known: ReadonlySet<string>): string {
  const own = trailOf(spec, steps)
  return drawCase(spec, {
    own,
    untold: (id) => (own.has(id) || known.has(id) ? null : '?'),
    underScene: () => '',
    onWay: (key) => ({ text: '', thickness: own.has(key) ? 5 : 1.5 }),
  })
}

type Shown = { known: ReadonlySet<string>; reasonsPage: number }

async function endingOf(
  spec: CaseSpec,
  attempt: LoadedAttempt,
  steps: readonly CaseStep[],
  { known, reasonsPage }: Shown,
): Promise<CaseEnding> {
  const { readings, debriefHtml } = spec
  // Anchors are the trainers' (P3).
  const rubric = spec.rubric.map(({ criterion, levels }) => ({ criterion, levels }))
  const decisions = steps.flatMap(({ decision }) => (decision ? [decision.id] : []))
  const divergence = await listDivergence(attempt, decisions, reasonsPage)
  const shown = hasCounters(spec) ? divergence : divergence.map((one) => ({ ...one, counters: [] }))
  const pictureSvg = pictureOf(spec, steps, known)
  return { readings, rubric, debriefHtml, pictureSvg, divergence: shown, reasonsPage }
}

/** One of the viewer's own walks, as far as it has come (P3). */
export async function caseWalk(spec: CaseSpec, attempt: LoadedAttempt, shown: Shown): Promise<CaseWalk> {
  const { id, number, counter, journal, submitted } = attempt
  const { steps, pending, finished } = walkCase(caseAt(spec, counter), journal)
  const [shared, ending] = await Promise.all([
    sharedOf(journal),
    finished && submitted ? endingOf(spec, attempt, steps, shown) : null,
  ])
  return { id, number, counter, steps, shared, pending, ending }
}

/** `counting`: the attempts that count; `shown`: those at the case as it is; `every`: all, which stay readable. */
export async function caseState(
  spec: CaseSpec,
  attempts: Record<'counting' | 'shown' | 'every', readonly LoadedAttempt[]> & {
    reasonsPage: number
    counters: DepartmentKind[]
  },
): Promise<CaseState> {
  const { counting, shown: own, every, counters, reasonsPage } = attempts
  const { id, title } = spec
  const last = own.at(-1)
  const known = new Set(own.flatMap((one) => walkCase(spec, one.journal).steps.map(({ sceneId }) => sceneId)))
  const attempt = last ? await caseWalk(spec, last, { known, reasonsPage }) : null
  const previous = every
    .filter((one) => one.id !== last?.id)
    .flatMap(({ id: attemptId, number, submittedAt: endedAt }) => (endedAt ? [{ attemptId, number, endedAt }] : []))
    .toReversed()
  const completed = counting.some(({ submitted }) => submitted)
  const offered = hasCounters(spec) && counters.length > 1 ? counters : []
  const marked = spec.scenes.some(({ reflection }) => reflection?.marked)
  const readings = completed && last ? Object.fromEntries(await readingsIn(last.enrolmentId, spec)) : {}
  return {
    ...{ kind: 'case', id, title, canStart: attempt ? attempt.ending !== null : true, completed },
    ...{ counters: offered, attempt, previous, marked, readings },
  }
}
