/** A civil day `2026-11-24` as the value of a `date` column: midnight UTC. The other way is `isoDay`. */
export const parseDay = (text: string): Date => new Date(`${text}T00:00:00.000Z`)

/** Whether a text is a day of the calendar, `2026-11-24`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = parseDay(text)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
