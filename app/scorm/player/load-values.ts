import type { Values } from '../schemas.ts'

const segments = /[^.]+/g

/** What others depend on comes before them: identifiers, then types. */
const rank = (segment: string) => (segment === 'id' ? 0 : segment === 'type' ? 1 : 2)

/** Lists one by one from their beginning: an engine takes no element of a list before those in front of it. */
function inOrder([one]: [string, string], [other]: [string, string]): number {
  const [left, right] = [one.match(segments) ?? [], other.match(segments) ?? []]
  for (const [at, segment] of left.entries()) {
    const against = right[at]
    if (against === undefined) return 1
    if (segment === against) continue
    const byNumber = Number(segment) - Number(against)
    return byNumber || rank(segment) - rank(against) || (segment < against ? -1 : 1)
  }
  return left.length - right.length
}

/** Gives an item what it had written, before it begins. A value that the engine does not take is left out alone. */
export function loadValues(restore: (element: string, value: string) => string, values: Values): void {
  for (const [element, value] of Object.entries(values).toSorted(inOrder)) {
    if (value === '') continue
    try {
      restore(element, value)
    } catch {
      continue
    }
  }
}
