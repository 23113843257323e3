import { isoDay } from '#app/platform/clock.ts'

export type Month = {
  /** `2026-11`. */
  month: string
  /** Civil day. */
  lastDay: Date
}

/** The last `count` months until a civil day, the oldest first; the last one ends on that day. */
export function lastMonths(asOf: Date, count: number): Month[] {
  const [year, month] = [asOf.getUTCFullYear(), asOf.getUTCMonth()]
  return Array.from({ length: count }, (_, index) => {
    const end = new Date(Date.UTC(year, month - (count - 1 - index) + 1, 0))
    return { month: isoDay(end).slice(0, 7), lastDay: end > asOf ? asOf : end }
  })
}

/** First and last civil day of a month `2026-11`. */
export function monthDays(month: string): { firstDay: Date; lastDay: Date } {
  const firstDay = new Date(`${month}-01T00:00:00.000Z`)
  return { firstDay, lastDay: new Date(Date.UTC(firstDay.getUTCFullYear(), firstDay.getUTCMonth() + 1, 0)) }
}
