import { isDay, parseDay } from '#app/platform/civil-day.ts'
import { isoDay } from '#app/platform/clock.ts'

const earliest = '2000-01-01'

export type ChosenDay = {
  /** Civil day (midnight UTC) to show: today when what was typed cannot be. */
  asOf: Date
  fault: 'day_wrong' | 'day_early' | 'day_future' | null
  /** As typed, to keep in the field. */
  typed: string
}

/** The as-of day of an office page from its query string. Nothing typed means today; the future is not known yet. */
export function chooseDay(text: string | null, today: Date): ChosenDay {
  const typed = (text ?? '').trim().slice(0, 40)
  if (typed === '') return { asOf: today, fault: null, typed: isoDay(today) }
  if (!isDay(typed)) return { asOf: today, fault: 'day_wrong', typed }
  if (typed < earliest) return { asOf: today, fault: 'day_early', typed }
  if (typed > isoDay(today)) return { asOf: today, fault: 'day_future', typed }
  return { asOf: parseDay(typed), fault: null, typed }
}

/** ISO days an office asks for again and again, before today: the last of the month before and of the year before. */
export type UsualDays = { endOfLastMonth: string; endOfLastYear: string }

/** The usual days before a civil day. */
export function usualDays(today: Date): UsualDays {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()]
  return {
    endOfLastMonth: isoDay(new Date(Date.UTC(year, month, 0))),
    endOfLastYear: isoDay(new Date(Date.UTC(year, 0, 0))),
  }
}
