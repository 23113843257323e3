import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'

/** Which runs: of one counter, of one edition, or all. `null` as a counter is who worked nowhere that day. */
export type RunFilter = { counter?: DepartmentKind | null; editionId?: string }

/**
 * Fingerprint of a case as it reads: walks of every version that has it so are counted together. `spec` names the row
 * of `assessment_spec`. A plain text, for postgres.js and for Prisma's transactions alike.
 */
export const caseText = (spec: string) => `md5(${spec}.activity_id || ' ' || ${spec}.spec::text)::uuid`

/**
 * The beginning of every question about how a case is walked: `first` has the first finished walk of each person, in
 * every version with the same text. `butPersonOf` leaves out who owns that enrolment.
 */
export function firstRuns(
  { courseVersionId, activityId }: { courseVersionId: string; activityId: string },
  { counter, editionId, butPersonOf }: RunFilter & { butPersonOf?: string } = {},
) {
  const others = butPersonOf
    ? sql()`AND person_id <> (SELECT person_id FROM enrolment WHERE id = ${butPersonOf})`
    : sql()``
  const ofCounter =
    counter === undefined ? sql()`` : sql()`AND counter IS NOT DISTINCT FROM ${counter}::department_kind`
  const ofEdition = editionId === undefined ? sql()`` : sql()`AND edition_id = ${editionId}`
  return sql()`
    first AS (
      SELECT attempt_id AS id, counter, edition_id, path, scenes, seconds FROM first_run
      WHERE case_text = (SELECT ${sql().unsafe(caseText('own'))} FROM assessment_spec own
        WHERE own.course_version_id = ${courseVersionId} AND own.activity_id = ${activityId})
        ${others} ${ofCounter} ${ofEdition}
    )`
}
