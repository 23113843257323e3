/** What a package wrote in an attempt, what the browser kept of it and what the server acknowledged; and whether it is there. */
import type { Commit } from '#app/scorm/schemas.ts'

/** Element → place of its value among those written to it; seconds of each visit, in units of the visit. */
type Reached = { places: Map<string, number>; units: number[] }

export type Ledger = {
  /** Element → every value that was written to it, in order. A value is written once. */
  written: Map<string, string[]>
  /** Of each visit: units that the package has told as its session time. */
  told: number[]
  /** Acknowledged by the server. */
  acknowledged: Reached & { commits: number }
  /** Sent by the page, which keeps every commit on the device before it sends it. */
  kept: Reached
}

export type Faults = { lost: string[]; doubled: string[]; wrong: string[] }

/** What is there: at an opening by the first values a package reads, in the end by the database. */
export type Found = {
  values: ReadonlyMap<string, string>
  /** Of all visits. */
  seconds: number
  /** How many interactions there are, where only their number can be read (SCORM 1.2 RTE §3.4.4); null where all is. */
  interactions: number | null
}

export const newLedger = (): Ledger => ({
  written: new Map(),
  told: [],
  acknowledged: { places: new Map(), units: [], commits: 0 },
  kept: { places: new Map(), units: [] },
})

/** Steps a visit may have: each is a unit of its time, and each visit has a decimal place of the total of its own. */
export const mostSteps = 9

/** Seconds of a visit, counted from 0, that has told so many units: a visit counted twice shows in the sum. */
export const secondsOfVisit = (visit: number, units: number) => units * 10 ** visit

/** Units of each visit in a total time. */
const unitsIn = (seconds: number, visits: number) =>
  Array.from({ length: visits }, (_, visit) => Math.floor(seconds / 10 ** visit) % 10)

/** Notes what the package is about to write. */
export function write(ledger: Ledger, values: ReadonlyMap<string, string>): void {
  for (const [element, value] of values) {
    const before = ledger.written.get(element) ?? []
    if (!before.includes(value)) ledger.written.set(element, [...before, value])
  }
}

const reach = ({ places }: Reached, element: string, place: number) =>
  places.set(element, Math.max(places.get(element) ?? 0, place))

/** Notes a commit as kept on the device, or as acknowledged. */
export function reachedBy(ledger: Ledger, how: 'kept' | 'acknowledged', { values, seconds }: Commit): void {
  const reached = ledger[how]
  for (const [element, value] of Object.entries(values)) {
    const place = ledger.written.get(element)?.indexOf(value) ?? -1
    if (place >= 0) reach(reached, element, place)
  }
  for (const [visit, units] of unitsIn(seconds ?? 0, ledger.told.length).entries())
    if (units > 0) reached.units[visit] = Math.max(reached.units[visit] ?? 0, units)
  if (how === 'acknowledged') ledger.acknowledged.commits += 1
}

const isInteraction = (element: string) => element.startsWith('cmi.interactions.')
const countInteractions = (elements: Iterable<string>) =>
  [...elements].filter((element) => isInteraction(element) && element.endsWith('.id')).length

function judgeElement(ledger: Ledger, found: Found, how: 'kept' | 'acknowledged', element: string): string[] {
  const atLeast = ledger[how].places.get(element) ?? -1
  const value = found.values.get(element) ?? ''
  const place = ledger.written.get(element)?.indexOf(value) ?? -1
  if (place >= atLeast) return []
  const due = ledger.written.get(element)?.[atLeast] ?? ''
  return [`${element}: ${how} «${due.slice(0, 20)}», found «${value.slice(0, 20)}»`]
}

/** Values that are there and were never written. */
function judgeUnknown({ written }: Ledger, { values }: Found): string[] {
  return [...values].flatMap(([element, value]) =>
    value === '' || !written.has(element) || written.get(element)?.includes(value)
      ? []
      : [`${element}: «${value.slice(0, 20)}» was never written`],
  )
}

function judgeTime({ told, acknowledged, kept }: Ledger, { seconds }: Found): Faults {
  const units = unitsIn(seconds, told.length)
  const least = (visit: number) => Math.max(acknowledged.units[visit] ?? 0, kept.units[visit] ?? 0)
  const said = (visit: number) =>
    `visit ${visit + 1} in ${seconds} seconds: ${units[visit] ?? 0} of ${told[visit] ?? 0}`
  const visits = told.map((_, visit) => visit)
  const isMore = seconds >= 10 ** told.length
  return {
    lost: visits.filter((visit) => (units[visit] ?? 0) < least(visit)).map(said),
    doubled: [
      ...visits.filter((visit) => (units[visit] ?? 0) > (told[visit] ?? 0)).map(said),
      ...(isMore ? [`${seconds} seconds, of ${told.length} visits`] : []),
    ],
    wrong: [],
  }
}

function judgeNumber({ acknowledged, kept, written }: Ledger, count: number): Faults {
  const due = Math.max(...[acknowledged, kept].map(({ places }) => countInteractions(places.keys())))
  const most = countInteractions(written.keys())
  return {
    lost: count < due ? [`${due} interactions, found ${count}`] : [],
    doubled: count > most ? [`${count} interactions of ${most}`] : [],
    wrong: [],
  }
}

export const together = (all: readonly Faults[]): Faults => ({
  lost: all.flatMap(({ lost }) => lost),
  doubled: all.flatMap(({ doubled }) => doubled),
  wrong: all.flatMap(({ wrong }) => wrong),
})

/**
 * Compares what is there with what was acknowledged and what was kept on the device: each element has that value or one
 * written later, none has a value nobody wrote, and each visit's time is in the total once, with what it told last or less.
 */
export function judge(ledger: Ledger, found: Found): Faults {
  const elements = [...ledger.written.keys()].filter((one) => found.interactions === null || !isInteraction(one))
  const lost = [
    ...new Set(
      elements.flatMap((element) => [
        ...judgeElement(ledger, found, 'acknowledged', element),
        ...judgeElement(ledger, found, 'kept', element),
      ]),
    ),
  ]
  return together([
    { lost, doubled: [], wrong: judgeUnknown(ledger, found) },
    judgeTime(ledger, found),
    ...(found.interactions === null ? [] : [judgeNumber(ledger, found.interactions)]),
  ])
}

/** What was found counts from now on as acknowledged: it is not to go back either. */
export function noteFound(ledger: Ledger, { values, seconds }: Found): void {
  for (const [element, value] of values) {
    const place = ledger.written.get(element)?.indexOf(value) ?? -1
    if (place >= 0) reach(ledger.acknowledged, element, place)
  }
  for (const [visit, units] of unitsIn(seconds, ledger.told.length).entries())
    if (units > 0) ledger.acknowledged.units[visit] = Math.max(ledger.acknowledged.units[visit] ?? 0, units)
}
