import type { AttendanceKind } from '#app/platform/generated/enums.ts'
import { civilDay } from '#app/platform/clock.ts'

/** An entry of the ledger, as far as it says when its minutes were earned. */
export type EarnedEntry = {
  activityId: string
  kind: AttendanceKind
  minutes: number
  enteredAt: Date | null
  recordedAt: Date
}

const instantOf = ({ enteredAt, recordedAt }: EarnedEntry) => enteredAt ?? recordedAt

/**
 * The entry whose minutes another one corrects: the last of the same activity that was there before it and is no
 * correction itself; none when the activity had not counted at all.
 */
function correctedBy(correction: EarnedEntry, entries: readonly EarnedEntry[]): EarnedEntry | undefined {
  return entries
    .filter(({ activityId, kind, recordedAt }) => {
      const isOriginal = activityId === correction.activityId && kind !== 'correction'
      return isOriginal && recordedAt <= correction.recordedAt
    })
    .sort(
      (a, b) => b.recordedAt.getTime() - a.recordedAt.getTime() || instantOf(b).getTime() - instantOf(a).getTime(),
    )[0]
}

/**
 * The civil year in Italy in which an entry's minutes were earned: that of the entry into the lesson or meeting where it
 * is known, else of the credit. A correction counts in the year of what it corrects, whenever it is made. `entries` are
 * all of one enrolment. The function `reckon_earned_minutes` of the database has the same rule in SQL.
 */
export function earnedYear(entry: EarnedEntry, entries: readonly EarnedEntry[]): number {
  const counted = entry.kind === 'correction' && !entry.enteredAt ? (correctedBy(entry, entries) ?? entry) : entry
  return civilDay(instantOf(counted)).getUTCFullYear()
}
