/** A stretch of time: milliseconds since 1970, so that neither midnight nor the change of the clocks means anything. */
export type Span = { from: number; to: number }

/** What one window showed of one lesson. */
export type Stretch = Span & { windowId: string; lesson: string }

/** A window looks at its clock once a minute; what it sends apart may be shifted by some tenths of a second. */
export const joinWithin = 2000

const byStart = <T extends Stretch>(a: T, b: T): number =>
  a.from - b.from || compare(a.windowId, b.windowId) || compare(a.lesson, b.lesson) || a.to - b.to

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The sittings that a window's stretches make up: those of one lesson that follow each other within `joinWithin`
 * milliseconds, or overlap, are one. Ordered by their beginning, whatever the order they came in; empty ones are dropped.
 */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const last = new Map<string, Stretch>()
  const joined: Stretch[] = []
  for (const stretch of stretches.filter(({ from, to }) => to > from).sort(byStart)) {
    const key = `${stretch.windowId} ${stretch.lesson}`
    const before = last.get(key)
    if (before && stretch.from - before.to <= joinWithin) {
      before.to = Math.max(before.to, stretch.to)
      continue
    }
    const sitting = { ...stretch }
    last.set(key, sitting)
    joined.push(sitting)
  }
  return joined.sort(byStart)
}

/** A sitting with the part of it that no earlier one had already; null when there is none. */
export type Sitting = Stretch & { own: Span | null }

/**
 * Merges the sittings of one person, so that no moment counts twice: one that several windows show belongs to the
 * sitting that began first. The outcome does not depend on the order of what is given (P5).
 */
export function mergeIntervals(stretches: readonly Stretch[]): Sitting[] {
  let covered = -Infinity
  return joinStretches(stretches).map((sitting) => {
    const from = Math.max(sitting.from, covered)
    covered = Math.max(covered, sitting.to)
    return { ...sitting, own: from < sitting.to ? { from, to: sitting.to } : null }
  })
}

const lengthOf = ({ from, to }: Span): number => to - from

/** The merged time of a lesson, in order. */
export function spansOf(sittings: readonly Sitting[], lesson: string): Span[] {
  return sittings.flatMap(({ own, ...sitting }) => (own && sitting.lesson === lesson ? [own] : []))
}

/** Whole minutes of some spans that do not overlap: what is left of the last minute does not count. */
export function wholeMinutes(spans: readonly Span[]): number {
  return Math.floor(spans.reduce((sum, span) => sum + lengthOf(span), 0) / 60_000)
}

/** The instants between which the minutes after `from` and up to `to` (whole minutes) of some spans were spent. */
export function minutesBetween(spans: readonly Span[], from: number, to: number): Span | null {
  let passed = 0
  let entered: number | null = null
  for (const span of spans) {
    const [begins, ends] = [from * 60_000 - passed, to * 60_000 - passed]
    passed += lengthOf(span)
    if (entered === null && begins < lengthOf(span)) entered = span.from + Math.max(0, begins)
    if (entered !== null && ends <= lengthOf(span)) return ends > 0 ? { from: entered, to: span.from + ends } : null
  }
  return null
}

/**
 * Whole minutes that a lesson is worth by measure: those spent on it, up to its declared ones, of which `otherMinutes`
 * (corrections, or the declaration) have been given already.
 */
export function measuredMinutes(
  spans: readonly Span[],
  { declaredMinutes, otherMinutes }: { declaredMinutes: number; otherMinutes: number },
): number {
  return Math.max(0, Math.min(wholeMinutes(spans), declaredMinutes - Math.max(0, otherMinutes)))
}
