import type { Presence } from './presence-minutes.ts'

export type RosterLine = Presence & { enrolmentId: string }

/** Where paper and what is known part: nothing was known, the same to the minute, or something else. */
export type Difference = RosterLine & { known: Presence; verdict: 'new' | 'same' | 'different' }

const minuteOf = (instant: Date | null) => (instant ? Math.floor(instant.getTime() / 60_000) : null)

/** A signed sheet beside the presences known so far; lines left empty on the sheet say nothing and are left out. */
export function compareRoster(lines: readonly RosterLine[], known: ReadonlyMap<string, Presence>): Difference[] {
  return lines
    .filter(({ enteredAt, exitedAt }) => enteredAt !== null || exitedAt !== null)
    .map((line) => {
      const before = known.get(line.enrolmentId) ?? { enteredAt: null, exitedAt: null }
      const isSame =
        minuteOf(before.enteredAt) === minuteOf(line.enteredAt) && minuteOf(before.exitedAt) === minuteOf(line.exitedAt)
      const isNew = before.enteredAt === null && before.exitedAt === null
      return { ...line, known: before, verdict: isNew ? 'new' : isSame ? 'same' : 'different' }
    })
}
