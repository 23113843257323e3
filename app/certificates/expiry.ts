/** Days before the end in which the holder is reminded and may renew. */
export const renewalWindow = 60

const dayMilliseconds = 86_400_000

/**
 * The last day a certificate of a course completed on a civil day holds: the day before the same day so many months later, or the last
 * of the month where that month is shorter. Days are midnight UTC.
 */
export function lastDayOf(completed: Date, months: number): Date {
  const [year, month, day] = [completed.getUTCFullYear(), completed.getUTCMonth() + months, completed.getUTCDate()]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  if (day > lastOfMonth) return new Date(Date.UTC(year, month, lastOfMonth))
  return new Date(Date.UTC(year, month, day) - dayMilliseconds)
}

/** Whether a certificate has expired on a civil day: it still holds on its last one. */
export function isExpired(expiresOn: string | null, today: string): boolean {
  return expiresOn !== null && today > expiresOn
}

/** Whether somebody may think of renewing on a civil day: within the window, or later. */
export function isRenewable(expiresOn: string | null, today: string): boolean {
  if (expiresOn === null) return false
  return Date.parse(expiresOn) - Date.parse(today) <= renewalWindow * dayMilliseconds
}
