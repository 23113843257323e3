import type { Call } from '../schemas.ts'

type Told = { windowId: string; sequence: number; calls: readonly Call[] }

/**
 * The calls of an attempt, each once, in the order in which they were made. A commit that was not acknowledged, though it
 * arrived, has calls that the next one of its window has again, from the same call on.
 */
export function callsInOrder(commits: readonly Told[]): Call[] {
  const windows = new Map<string, Call[]>()
  for (const { windowId, calls } of commits.toSorted((one, other) => one.sequence - other.sequence)) {
    const before = windows.get(windowId) ?? []
    const first = JSON.stringify(calls[0])
    const again = before.findIndex((call) => JSON.stringify(call) === first)
    const known = again < 0 ? before : before.slice(0, again)
    // The one that arrived may have had more of them than the one after it: a commit has so many at most.
    const rest = again < 0 ? [] : before.slice(again + calls.length)
    windows.set(windowId, [...known, ...calls, ...rest])
  }
  return [...windows.values()].flat()
}
