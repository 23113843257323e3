import type { Touched } from '#app/organisation/reorganisation/reorganise.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'

/** What training a reorganisation leaves where it is. */
export type ReorganisationCounts = {
  editions: number
  enrolled: number
  /** Duties of the old ambito’s rules. */
  duties: number
  completions: number
  certificates: number
}

/**
 * What of other rooms the places and people of a reorganisation have on its day: editions of the old ambito under way,
 * people in the middle of a course, open duties of rules of the old ambito, completions recorded in the places that pass, and their certificates.
 */
export async function reorganisationCounts(touched: Touched, from: Date): Promise<ReorganisationCounts> {
  const { ambitoId, organisationIds, departmentIds, personIds } = touched
  const [counts] = await sql()<ReorganisationCounts[]>`
    WITH done AS (
      SELECT x.enrolment_id FROM completion x
      WHERE x.organisation_id = ANY(${organisationIds}::uuid[]) OR x.department_id = ANY(${departmentIds}::uuid[])
    )
    SELECT
      (SELECT count(*)::int FROM edition e
        WHERE e.ambito_id = ${ambitoId}::uuid AND (e.ends_on IS NULL OR e.ends_on >= ${isoDay(from)}::date)) AS editions,
      (SELECT count(DISTINCT n.person_id)::int FROM enrolment n
        WHERE n.person_id = ANY(${personIds}::uuid[]) AND n.state IN ('enrolled', 'under_way')) AS enrolled,
      (SELECT count(*)::int FROM assignment s JOIN assignment_rule r ON r.id = s.rule_id
        WHERE r.ambito_id = ${ambitoId}::uuid AND s.person_id = ANY(${personIds}::uuid[]) AND s.ended_on IS NULL) AS duties,
      (SELECT count(*)::int FROM done) AS completions,
      (SELECT count(*)::int FROM certificate k WHERE k.enrolment_id IN (SELECT enrolment_id FROM done)) AS certificates`
  return counts ?? { editions: 0, enrolled: 0, duties: 0, completions: 0, certificates: 0 }
}
