import { applyPatch, structuredPatch } from 'diff'

/**
 * One text with what two people made of it, where their changes do not touch; null where they do, and somebody decides.
 * @param before what both began from
 */
export function mergeTexts(before: string, mine: string, theirs: string): string | null {
  const own = structuredPatch('', '', before, mine, '', '', { context: 2 })
  const merged = applyPatch(theirs, own, { fuzzFactor: 0 })
  return merged === false ? null : merged
}
