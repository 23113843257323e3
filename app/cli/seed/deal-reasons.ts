import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { shuffled, type Random } from '#app/platform/seeded-random.ts'
import { caseReasons, otherReasons } from './case-reasons.ts'

/** Somebody of a counter took an option: `decision/option`. */
export type Choice = { option: string; counter: DepartmentKind | null }
/** What they write, and whether colleagues see it. */
export type Reason = { text: string; isShared: boolean }

/**
 * What people may have written about their choices, given in the order in which the choices are shown. Of what their
 * counter may say each takes what was said longest ago, so that no two alike stand near each other; about a third lets
 * colleagues see it, the same words for the same option once.
 */
export function dealReasons(choices: readonly Choice[], random: Random): Reason[] {
  /** By option: all its reasons, what was said longest ago first. */
  const waiting = new Map<string, string[]>()
  const shared = new Set<string>()
  return choices.map(({ option, counter }) => {
    const { anybody, ...counters } = caseReasons[option] ?? otherReasons
    const queue = waiting.get(option) ?? shuffled([...anybody, ...Object.values(counters).flat()], random)
    const may = new Set([...anybody, ...(counter ? (counters[counter] ?? []) : [])])
    const text = queue.find((reason) => may.has(reason)) ?? ''
    waiting.set(option, [...queue.filter((reason) => reason !== text), text])
    const key = `${option}/${text}`
    const isShared = random.below(3) === 0 && !shared.has(key)
    if (isShared) shared.add(key)
    return { text, isShared }
  })
}
