import { civilDay } from '#app/platform/clock.ts'
import type { ViewRhythm } from '#app/platform/generated/enums.ts'

/** Hours into its first day at which a period begins: mails are there when offices open, and wake nobody. */
const hours = 6

/** The first civil day of the week (Monday, ISO 8601) or month an instant lies in, as midnight UTC. */
export function periodOf(rhythm: ViewRhythm, now: Date): Date {
  const day = civilDay(new Date(now.getTime() - hours * 3_600_000))
  if (rhythm === 'monthly') return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1))
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000)
}
