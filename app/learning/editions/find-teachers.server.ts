import { personCondition } from '#app/identity/person-search.server.ts'
import { wordsOf } from '#app/identity/person-search.ts'
import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'

export type TeacherChoice = { personId: string; name: string; email: string }

const most = 8

/**
 * People with an account who may be meant as a teacher: whoever has this e-mail, and by name those who work in the
 * ambito today or hold the role of trainer for it or for the installation. At most eight, by name; nobody for a text
 * without letters. Takes a loaded ambito as proof that the viewer plans its editions.
 */
export async function findTeachers({ id }: AmbitoChoice, text: string, now: Date): Promise<TeacherChoice[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const day = sql()`${isoDay(civilDay(now))}::date`
  const isWithin = (row: 'm' | 'oa' | 'g') => sql()`
    ${sql()(row)}.starts_on <= ${day} AND (${sql()(row)}.ends_on IS NULL OR ${sql()(row)}.ends_on >= ${day})`
  return sql()<TeacherChoice[]>`
    SELECT p.id AS "personId", p.given_name || ' ' || p.family_name AS name, a.email
    FROM person p JOIN account a ON a.person_id = p.id
    WHERE lower(a.email) = ${text.trim().toLowerCase()} OR (
      ${personCondition({ words })} AND (
        EXISTS (
          SELECT 1 FROM membership m JOIN department d ON d.id = m.department_id
          JOIN organisation_ambito oa ON oa.organisation_id = d.organisation_id
          WHERE m.person_id = p.id AND oa.ambito_id = ${id} AND ${isWithin('m')} AND ${isWithin('oa')})
        OR EXISTS (
          SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.role = 'trainer' AND ${isWithin('g')}
            AND (g.ambito_id = ${id} OR (g.ambito_id IS NULL AND g.organisation_id IS NULL AND g.department_id IS NULL)))))
    ORDER BY p.family_name, p.given_name, p.id LIMIT ${most}`
}
