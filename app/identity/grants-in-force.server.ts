import { sql } from '#app/platform/database.server.ts'

/**
 * The roles that a person `p` has on a civil day (`2026-11-26`), as JSON of a `GrantList`. It reads `role_grant` of the
 * organisation room on purpose: identity is below it, and a second query would cost every page.
 */
export function grantsInForce(day: string) {
  return sql()`
    COALESCE((
      SELECT json_agg(json_build_object('role', g.role, 'ambitoId', g.ambito_id,
        'organisationId', g.organisation_id, 'departmentId', g.department_id))
      FROM role_grant g
      WHERE g.person_id = p.id AND g.starts_on <= ${day}::date AND (g.ends_on IS NULL OR g.ends_on >= ${day}::date)
    ), '[]'::json)`
}
