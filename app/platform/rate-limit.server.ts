import { db } from './database.server.ts'
import { AppError } from './errors.ts'

export type RateRule = { limit: number; windowSeconds: number }

/**
 * Counts one try under `key` in a fixed window kept in PostgreSQL, so that every process counts together.
 * Fails closed: when the count cannot be kept the try is refused.
 * @returns seconds to wait, 0 when the try is allowed
 * @throws AppError `unavailable` when the database does not answer
 */
export async function takeFromRateLimit(key: string, rule: RateRule, now: Date): Promise<number> {
  const windowMs = rule.windowSeconds * 1000
  const windowStart = new Date(Math.floor(now.getTime() / windowMs) * windowMs)
  try {
    const rows = await db().$queryRaw<{ count: number }[]>`
      INSERT INTO rate_limit (key, window_start, count) VALUES (${key}, ${windowStart}, 1)
      ON CONFLICT (key, window_start) DO UPDATE SET count = rate_limit.count + 1
      RETURNING count`
    const used = rows[0]?.count ?? rule.limit + 1
    if (used <= rule.limit) return 0
    return Math.max(1, Math.ceil((windowStart.getTime() + windowMs - now.getTime()) / 1000))
  } catch (cause) {
    throw new AppError('unavailable', { message: 'rate limit could not be kept', cause })
  }
}

/** Removes windows older than a day. */
export async function forgetOldRateLimits(now: Date): Promise<void> {
  await db().rateLimit.deleteMany({ where: { windowStart: { lt: new Date(now.getTime() - 86_400_000) } } })
}
