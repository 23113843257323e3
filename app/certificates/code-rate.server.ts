import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'

/** Codes looked up from one address: a whole office may share it; a list of guesses gets nowhere. */
const codeRate = { limit: 240, windowSeconds: 600 }

/**
 * Counts one look-up of a code, known or not: nobody learns from the limit which codes exist. `address` is the
 * visitor's.
 */
export async function asksTooOften(address: string, now: Date): Promise<boolean> {
  return (await takeFromRateLimit(`verify-code:${address}`, codeRate, now)) > 0
}
