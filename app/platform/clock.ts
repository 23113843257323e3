import { parseDay } from './civil-day.ts'

/** The one source of the present instant; use cases take `now` as a parameter and routes read it here. */
export const clock = {
  now: (): Date => new Date(),
}

const romeDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The civil day in Italy of an instant, as midnight UTC: the shape of every `date` column. */
export function civilDay(instant: Date): Date {
  return parseDay(romeDay.format(instant))
}

/** `2026-11-23` for a `date` column value. */
export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10)
}
