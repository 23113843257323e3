import type { PackageItem, PackageStructure } from '../package-structure.ts'
import type { Values } from '../schemas.ts'

export type Completion = 'unknown' | 'incomplete' | 'completed'
export type Success = 'unknown' | 'passed' | 'failed'
/** Score in hundredths of a percent, null without one. */
export type Judgement = { completion: Completion; success: Success; scoreBasisPoints: number | null }

/** Every item that can be opened, in order. */
export function launchable(items: readonly PackageItem[]): PackageItem[] {
  return items.flatMap((item) => [...(item.launch ? [item] : []), ...launchable(item.children)])
}

const basisPoints = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 10_000)

function score(values: Values, prefix: 'cmi.core.score' | 'cmi.score'): number | null {
  const number = (name: string) => {
    const text = values[`${prefix}.${name}`]?.trim() ?? ''
    return text === '' || !Number.isFinite(Number(text)) ? null : Number(text)
  }
  const [scaled, raw, min, max] = [number('scaled'), number('raw'), number('min') ?? 0, number('max') ?? 100]
  if (scaled !== null) return basisPoints(scaled)
  return raw === null || max <= min ? null : basisPoints((raw - min) / (max - min))
}

/** What an item of SCORM 1.2 says: one status for both, so that `passed` and `failed` are also completed (RTE §3.4.4). */
function judge12(values: Values): Judgement {
  const status = values['cmi.core.lesson_status'] ?? ''
  const isOver = ['completed', 'passed', 'failed'].includes(status)
  const hasBegun = status === 'incomplete' || status === 'browsed'
  return {
    completion: isOver ? 'completed' : hasBegun ? 'incomplete' : 'unknown',
    success: status === 'passed' || status === 'failed' ? status : 'unknown',
    scoreBasisPoints: score(values, 'cmi.core.score'),
  }
}

function judge2004(values: Values): Judgement {
  const [completion, success] = [values['cmi.completion_status'], values['cmi.success_status']]
  return {
    completion: completion === 'completed' || completion === 'incomplete' ? completion : 'unknown',
    success: success === 'passed' || success === 'failed' ? success : 'unknown',
    scoreBasisPoints: score(values, 'cmi.score'),
  }
}

function mean(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : Math.round(scores.reduce((sum, one) => sum + one, 0) / scores.length)
}

/**
 * What a package has come to. One item: what it says itself. Several: SCORM 2004 rolls up (`whole`, when the runtime has
 * something to say); otherwise all must be completed, one that failed fails the whole, and the score is their mean. An
 * item that talks to nobody (an asset) is completed by being opened.
 */
export function judgeAttempt(
  structure: PackageStructure,
  states: ReadonlyMap<string, Values>,
  whole: Judgement | null,
): Judgement {
  const items = launchable(structure.items)
  const judge = structure.edition === '1.2' ? judge12 : judge2004
  const judged = items.map((item): Judgement => {
    const values = states.get(item.id)
    if (!values) return { completion: 'unknown', success: 'unknown', scoreBasisPoints: null }
    if (item.launch?.kind === 'asset') return { completion: 'completed', success: 'unknown', scoreBasisPoints: null }
    return judge(values)
  })
  const [only] = judged
  if (items.length === 1 && only) return only
  if (whole && (whole.completion !== 'unknown' || whole.success !== 'unknown')) return whole
  const scores = judged.flatMap(({ scoreBasisPoints }) => (scoreBasisPoints === null ? [] : [scoreBasisPoints]))
  const every = (test: (one: Judgement) => boolean) => judged.length > 0 && judged.every(test)
  const said = judged.filter(({ success }) => success !== 'unknown')
  return {
    completion: every(({ completion }) => completion === 'completed')
      ? 'completed'
      : judged.some(({ completion }) => completion !== 'unknown')
        ? 'incomplete'
        : 'unknown',
    success: said.some(({ success }) => success === 'failed')
      ? 'failed'
      : said.length > 0 && every(({ completion }) => completion === 'completed')
        ? 'passed'
        : 'unknown',
    scoreBasisPoints: mean(scores),
  }
}

/** Whether that is enough for the exercise to count: passed, or completed without having failed. */
export function isDone({ completion, success }: Pick<Judgement, 'completion' | 'success'>): boolean {
  return success === 'passed' || (completion === 'completed' && success !== 'failed')
}
