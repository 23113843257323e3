/** Days before the end in which the holder is reminded and may renew. */
export const renewalWindow = 60

const dayMilliseconds = 86_400_000

/** Whether a certificate has expired on a civil day: it still holds on its last one. */
export function isExpired(expiresOn: string | null, today: string): boolean {
  return expiresOn !== null && today > expiresOn
}

/** Whether somebody may think of renewing on a civil day: within the window, or later. */
export function isRenewable(expiresOn: string | null, today: string): boolean {
  if (expiresOn === null) return false
  return Date.parse(expiresOn) - Date.parse(today) <= renewalWindow * dayMilliseconds
}
