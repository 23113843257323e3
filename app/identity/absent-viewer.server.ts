import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { grantsInForce } from './grants-in-force.server.ts'
import { GrantList } from './schemas.ts'
import type { Viewer } from './viewer.ts'

type Row = Omit<Viewer, 'sessionId' | 'locale' | 'grants'> & { locale: string; grants: unknown }

/**
 * Somebody who is not there, with the roles they have today: for what a job does in their name, in their scope and
 * language. Null for who cannot sign in any more. `sessionId` is empty.
 */
export async function findAbsentViewer(personId: string, now: Date): Promise<Viewer | null> {
  const [row] = await sql()<Row[]>`
    SELECT a.id AS "accountId", a.email, a.locale, p.id AS "personId", p.given_name AS "givenName",
      p.family_name AS "familyName", ${grantsInForce(isoDay(civilDay(now)))} AS grants
    FROM account a JOIN person p ON p.id = a.person_id
    WHERE p.id = ${personId} AND a.disabled_at IS NULL`
  if (!row) return null
  const locale = locales.find((one) => one === row.locale) ?? 'it'
  return { ...row, sessionId: '', locale, grants: GrantList.parse(row.grants) }
}
