import { isKeptElement, longestValue } from '../element-rules.ts'
import type { ScormEdition } from '../package-structure.ts'
import { commitLimits, type Stamps, type Values } from '../schemas.ts'

export type ItemState = { values: Values; stamps: Stamps }

/**
 * The state of an item with what a commit wrote. An element keeps what the commit of the highest number wrote, in whatever
 * order they come: the same one twice changes nothing. What the standard does not let a package write is left out.
 * @returns `too_large` for a value longer than the standard allows, or too many elements
 */
export function mergeValues(
  edition: ScormEdition,
  before: ItemState,
  written: Values,
  sequence: number,
): ({ ok: true } & ItemState) | { ok: false; reason: 'too_large' } {
  const values = new Map(Object.entries(before.values))
  const stamps = new Map(Object.entries(before.stamps))
  for (const [element, value] of Object.entries(written)) {
    if (!isKeptElement(edition, element)) continue
    if (Array.from(value).length > longestValue(edition, element)) return { ok: false, reason: 'too_large' }
    if ((stamps.get(element) ?? 0) >= sequence) continue
    values.set(element, value)
    stamps.set(element, sequence)
  }
  if (values.size > commitLimits.elements) return { ok: false, reason: 'too_large' }
  return { ok: true, values: Object.fromEntries(values), stamps: Object.fromEntries(stamps) }
}
