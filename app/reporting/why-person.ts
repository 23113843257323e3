import { whyNotYet } from '#app/learning/editions/why-not-yet.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import type { PersonRow } from './people-queries.server.ts'

/**
 * The sentence that the person and their edition's page have as well: why somebody on the way has no certificate yet.
 * Null for everybody else, and on past days.
 */
export function whyPerson({ state, missing }: Pick<PersonRow, 'state' | 'missing'>, locale: Locale): string | null {
  if (!missing || (state !== 'under_way' && state !== 'enrolled')) return null
  return whyNotYet({ state, certificateNumber: null, withdrawnReason: '', ...missing }, locale)
}
