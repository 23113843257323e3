import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { shuffled, type Random } from '#app/platform/seeded-random.ts'
import { caseReasons, otherReasons } from './case-reasons.ts'

/** What is left to deal, by option and by counter, and what colleagues see already. */
export type ReasonDecks = { left: Map<string, string[]>; shown: Set<string> }
export const newDecks = (): ReasonDecks => ({ left: new Map(), shown: new Set() })

type Choice = { decisionId: string; option: string; counter: DepartmentKind }

function dealFrom({ left }: ReasonDecks, key: string, all: readonly string[], random: Random): string {
  const deck = left.get(key) ?? []
  if (deck.length === 0) deck.push(...shuffled(all, random))
  left.set(key, deck)
  return deck.pop() ?? ''
}

/** What somebody of a counter may have written who took this option: none comes back before all of them have come. */
export function dealReason(decks: ReasonDecks, { decisionId, option, counter }: Choice, random: Random): string {
  const key = `${decisionId}/${option}`
  const reasons = caseReasons[key] ?? otherReasons
  const own = reasons[counter] ?? []
  if (own.length > 0 && random.below(3) === 0) return dealFrom(decks, `${key}/${counter}`, own, random)
  return dealFrom(decks, key, reasons.anybody, random)
}

/** Whether colleagues see a reason: about a third, and none that they see already for the same option. */
export function isShown({ shown }: ReasonDecks, place: string, reason: string, random: Random): boolean {
  const key = `${place}/${reason}`
  if (random.below(3) > 0 || shown.has(key)) return false
  shown.add(key)
  return true
}
