/** How far up windows are looked through: some systems nest deeply, and a wrong one may go in circles. */
const farthest = 500

type Place = { [name: string]: unknown; parent: unknown; opener: unknown }

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'parent' in value && 'opener' in value
}

/** What a window has under a name; a window of another site lets nobody look. */
function look(place: Place, name: string): unknown {
  try {
    return place[name] ?? null
  } catch {
    return null
  }
}

function searchUp(start: unknown, name: string): unknown {
  let place = start
  for (let step = 0; step < farthest && isPlace(place); step += 1) {
    const found = look(place, name)
    if (found) return found
    const above = look(place, 'parent')
    if (above === place) return null
    place = above
  }
  return null
}

/**
 * The API of a SCORM system: in this window or one above it, then in the one that opened it and above (SCORM 2004 RTE
 * §3.3.6.1). Null when there is none, or not yet.
 */
export function findApi(start: unknown, name: 'API' | 'API_1484_11'): object | null {
  let found = searchUp(start, name)
  let place = start
  for (let step = 0; !found && step < farthest && isPlace(place); step += 1) {
    found = searchUp(look(place, 'opener'), name)
    const above = look(place, 'parent')
    if (above === place) break
    place = above
  }
  return typeof found === 'object' ? found : null
}

/** The same, waiting for a system that is slow to put it there. Milliseconds. */
export async function awaitApi(
  start: unknown,
  name: 'API' | 'API_1484_11',
  patience = 8000,
  pause = 100,
): Promise<object | null> {
  for (let waited = 0; ; waited += pause) {
    const found = findApi(start, name)
    if (found || waited >= patience) return found
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
