/** An index in the name of an element. */
export const index = /\.(0|[1-9]\d{0,3})(?=\.)/g

/** A list that the name of an element goes through: where it is, how long it is, and which entry is meant. */
export type ListStep = { list: string; entries: unknown[]; at: number }

const within = (place: unknown, name: string): unknown =>
  typeof place === 'object' && place !== null ? Reflect.get(place, name) : undefined

/** The entries of a list in the engine (`cmi.interactions.0.objectives`); none where it has no such list. */
function entriesOf(engine: object, list: string): unknown[] {
  let place: unknown = engine
  for (const name of list.split('.'))
    place = /^\d/.test(name) ? within(within(place, 'childArray'), name) : within(place, name)
  const entries = within(place, 'childArray')
  return Array.isArray(entries) ? entries : []
}

/** The first list of an element's name in which it is beyond the end; null where it is within all of them. */
export function beyondEnd(engine: object, element: string): ListStep | null {
  for (const { 0: found, index: place } of element.matchAll(index)) {
    const list = element.slice(0, place)
    const [entries, at] = [entriesOf(engine, list), Number(found.slice(1))]
    if (at >= entries.length) return { list, entries, at }
  }
  return null
}

/** Writes an element; what the engine refuses leaves no empty entry behind in its list. */
export function writeWithin(step: ListStep | null, write: () => string): string {
  const length = step?.entries.length ?? 0
  const reply = write()
  if (reply !== 'true' && step) step.entries.length = length
  return reply
}
