import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'

export type Colleague = { personId: string; name: string }

/**
 * Who may get mails of a view in an ambito: the viewer, and whoever has a role there today and can sign in, that is its
 * office and the contacts of its organisations and departments (P7).
 */
export async function listColleagues(viewer: Viewer, ambitoId: string, now: Date): Promise<Colleague[]> {
  const day = sql()`${isoDay(civilDay(now))}::date`
  const within = sql()`SELECT b.organisation_id FROM organisation_ambito b
    WHERE b.ambito_id = ${ambitoId} AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})`
  return sql()<Colleague[]>`
    SELECT p.id AS "personId", p.given_name || ' ' || p.family_name AS name
    FROM person p JOIN account a ON a.person_id = p.id AND a.disabled_at IS NULL
    WHERE p.id = ${viewer.personId} OR EXISTS (
      SELECT 1 FROM role_grant g
      WHERE g.person_id = p.id AND g.starts_on <= ${day} AND (g.ends_on IS NULL OR g.ends_on >= ${day}) AND (
        (g.role = 'ambito_office' AND g.ambito_id = ${ambitoId}) OR
        (g.role = 'contact' AND (g.organisation_id IN (${within}) OR g.department_id IN (
          SELECT d.id FROM department d WHERE d.organisation_id IN (${within}))))))
    ORDER BY p.id <> ${viewer.personId}, p.family_name, p.given_name, p.id`
}
