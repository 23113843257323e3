import type { MarkingKind, OpenAnswerState } from '#app/platform/generated/enums.ts'
import type { MarkingRefusal } from './schemas.ts'

/** What was said of one text so far. Levels count from 0, in the order of the rubric. */
export type ReadingFact = { place: number; kind: MarkingKind; markerId: string; levels: readonly number[] }

/** Readings further apart than this many levels on one criterion are settled by a third fact. */
const farthestApart = 1

const marksOf = (facts: readonly ReadingFact[]) => facts.filter(({ kind }) => kind === 'mark')

/** The criteria, by place in the rubric, on which two readings are more than one level apart. */
export function criteriaApart(facts: readonly ReadingFact[]): number[] {
  const [first, second] = marksOf(facts)
  if (!first || !second) return []
  return first.levels.flatMap((level, at) =>
    Math.abs(level - (second.levels[at] ?? level)) > farthestApart ? [at] : [],
  )
}

/** What a text waits for, after what was said of it. A return ends the round, whoever made it. */
export function stateAfter(facts: readonly ReadingFact[], second: boolean): OpenAnswerState {
  if (facts.some(({ kind }) => kind === 'return')) return 'returned'
  if (facts.some(({ kind }) => kind === 'settlement')) return 'marked'
  const readings = marksOf(facts).length
  if (readings === 0) return 'waiting'
  if (readings === 1 && second) return 'second_waiting'
  return criteriaApart(facts).length > 0 ? 'to_settle' : 'marked'
}

/**
 * The place of a trainer's next fact about a text (1 and 2 readings, 3 the settlement), or why there is none. Two readings
 * that are far apart are settled by somebody who made neither: one of the two would only repeat their own.
 */
export function placeFor(
  facts: readonly ReadingFact[],
  second: boolean,
  { markerId, settles }: { markerId: string; settles: boolean },
): { ok: true; place: number } | { ok: false; reason: MarkingRefusal } {
  const state = stateAfter(facts, second)
  const own = facts.some((fact) => fact.markerId === markerId)
  if (settles && state !== 'to_settle') return { ok: false, reason: 'already_read' }
  if (settles) return own ? { ok: false, reason: 'third_settles' } : { ok: true, place: 3 }
  if (own) return { ok: false, reason: 'own_reading_in' }
  if (state !== 'waiting' && state !== 'second_waiting') return { ok: false, reason: 'already_read' }
  return { ok: true, place: facts.length + 1 }
}

/**
 * The facts a trainer may see: the first reading stays hidden from whoever may still be the second reader, and one's own
 * is always there.
 */
export function visibleTo<Fact extends ReadingFact>(facts: readonly Fact[], second: boolean, markerId: string): Fact[] {
  const state = stateAfter(facts, second)
  return facts.filter((fact) => state !== 'second_waiting' || fact.markerId === markerId)
}

/**
 * What a learner reads of a text: the return when it came back; the readings, with the settlement if there was one, when
 * it is through; nothing before.
 */
export function earnedBy<Fact extends ReadingFact>(facts: readonly Fact[], second: boolean): Fact[] {
  const state = stateAfter(facts, second)
  if (state === 'returned') return facts.filter(({ kind }) => kind === 'return')
  return state === 'marked' ? [...facts] : []
}

/** The level or levels reached on each criterion: the settlement's, else those of the readings, without repeating. */
export function levelsReached(facts: readonly ReadingFact[], criteria: number): number[][] {
  const settled = facts.filter(({ kind }) => kind === 'settlement')
  const counting = settled.length > 0 ? settled : marksOf(facts)
  return Array.from({ length: criteria }, (_, at) =>
    [...new Set(counting.flatMap(({ levels }) => levels[at] ?? []))].sort((a, b) => a - b),
  )
}
