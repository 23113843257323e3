import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'

/** Milliseconds after which figures of today are made again when somebody looks, whether or not a job asked for it. */
const freshFor = 15 * 60_000

/** As SQL, whether kept figures (`computed_at`) may be shown: made once their day was over, or lately. */
export const stillFresh = (asOf: Date, now: Date) => sql()`
  computed_at >= LEAST((${isoDay(asOf)}::date + 1)::timestamp AT TIME ZONE 'Europe/Rome',
    ${new Date(now.getTime() - freshFor)}::timestamptz)`
