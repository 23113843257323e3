import type { CreditState, CreditSystem } from '#app/platform/generated/enums.ts'

export type AskedCredit = { system: CreditSystem; state: CreditState; eventId: string }

export type CreditsReady = { ready: true } | { ready: false; missing: CreditSystem[] }

/**
 * Whether an edition may have a first meeting at an instant, or for editions without meetings begin on a day (null: not
 * yet planned): the professional body must have given its id of the event before, because since January 2023 CNOAS
 * accredits nothing afterwards (FAQ of CNOAS). Credits that were refused ask for nothing.
 */
export function creditsReadyFor(firstMeetingAt: Date | null, credits: readonly AskedCredit[]): CreditsReady {
  if (firstMeetingAt === null) return { ready: true }
  const waiting = credits.filter(({ state, eventId }) => state !== 'refused' && eventId.trim() === '')
  const missing = [...new Set(waiting.map(({ system }) => system))]
  return missing.length === 0 ? { ready: true } : { ready: false, missing }
}
