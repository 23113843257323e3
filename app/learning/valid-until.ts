import { dayBefore } from '#app/organisation/dated.ts'

/**
 * The last day a certificate of a course completed on a civil day holds: the day before the same day so many months later, or the last
 * of the month where that month is shorter. Days are midnight UTC.
 */
export function lastDayOf(completed: Date, months: number): Date {
  const [year, month, day] = [completed.getUTCFullYear(), completed.getUTCMonth() + months, completed.getUTCDate()]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  if (day > lastOfMonth) return new Date(Date.UTC(year, month, lastOfMonth))
  return dayBefore(new Date(Date.UTC(year, month, day)))
}

/** The SQL of `lastDayOf`; both arguments are SQL, of a `date` and of an `int`. Null without months: for ever. */
export function lastDaySql(completed: string, months: string): string {
  const same = `(${completed} + make_interval(months => ${months}))::date`
  return `(${same} - (CASE WHEN extract(day FROM ${same}) < extract(day FROM ${completed}) THEN 0 ELSE 1 END))`
}
