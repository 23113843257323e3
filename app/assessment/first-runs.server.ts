import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'

/** Which runs: of one counter, of one edition, or all. `null` as a counter is who worked nowhere that day. */
export type RunFilter = { counter?: DepartmentKind | null; editionId?: string }

/** Versions of a course in which the case reads exactly as in this one; its walks may be counted together. */
export const sameText = (courseVersionId: string, activityId: string) => sql()`
  SELECT same.course_version_id FROM assessment_spec own
  JOIN assessment_spec same ON same.activity_id = own.activity_id AND same.spec = own.spec
  WHERE own.course_version_id = ${courseVersionId} AND own.activity_id = ${activityId}`

/**
 * The beginning of every question about how a case is walked: `first` has the first finished walk of each person, in
 * every version with the same text. `butPersonOf` leaves out who owns that enrolment.
 */
export function firstRuns(
  { courseVersionId, activityId }: { courseVersionId: string; activityId: string },
  { counter, editionId, butPersonOf }: RunFilter & { butPersonOf?: string } = {},
) {
  const others = butPersonOf
    ? sql()`AND e.person_id <> (SELECT person_id FROM enrolment WHERE id = ${butPersonOf})`
    : sql()``
  const ofCounter =
    counter === undefined ? sql()`` : sql()`AND counter IS NOT DISTINCT FROM ${counter}::department_kind`
  const ofEdition = editionId === undefined ? sql()`` : sql()`AND edition_id = ${editionId}`
  return sql()`
    everybody AS (
      SELECT DISTINCT ON (e.person_id) a.id, a.counter, a.path, a.started_at, a.submitted_at, e.edition_id
      FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
      WHERE a.course_version_id IN (${sameText(courseVersionId, activityId)}) AND a.activity_id = ${activityId}
        AND a.submitted_at IS NOT NULL ${others}
      ORDER BY e.person_id, a.submitted_at, a.number, a.id
    ),
    first AS MATERIALIZED (SELECT * FROM everybody WHERE true ${ofCounter} ${ofEdition})`
}
