import { endSessionsOf } from '#app/identity/end-sessions.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql, transaction } from '#app/platform/database.server.ts'

/**
 * Signs out who worked until yesterday and works nowhere any more, once: sessions opened since then are of people who
 * came back for their own certificates, and stay. Twice at once ends the same sessions once.
 */
export async function endLeaversSessions(now: Date): Promise<void> {
  const day = sql()`${isoDay(civilDay(now))}::date`
  const rows = await sql()<{ person_id: string }[]>`
    SELECT DISTINCT a.person_id FROM membership m
    JOIN account a ON a.person_id = m.person_id JOIN session s ON s.account_id = a.id
    WHERE m.ends_on = ${day} - 1 AND s.created_at < ${day}::timestamp AT TIME ZONE 'Europe/Rome'
      AND NOT EXISTS (SELECT 1 FROM membership w WHERE w.person_id = m.person_id
        AND w.starts_on <= ${day} AND (w.ends_on IS NULL OR w.ends_on >= ${day}))`
  if (rows.length === 0) return
  const personIds = rows.map(({ person_id }) => person_id)
  await transaction((tx) => endSessionsOf(tx, personIds, null, now))
}
