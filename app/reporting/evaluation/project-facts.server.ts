import { isNeitherRevokedNorReplaced } from '#app/certificates/neither-revoked.server.ts'
import { wasNotWithdrawn } from '#app/learning/withdrawals.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind, EditionMode, OrganisationKind } from '#app/platform/generated/enums.ts'
import { closingMoment } from '../coverage-facts.server.ts'
import { projectKeySql, withinScope, type ProjectQuestion } from './projects.server.ts'

/** What is known of one person in one edition of a project up to a moment. Days are civil days (midnight UTC). */
export type ProjectFact = {
  personId: string
  fiscalCodeCipher: string
  editionId: string
  editionName: string
  mode: EditionMode
  courseTitle: string
  enrolledOn: Date
  hasBegun: boolean
  isWithdrawn: boolean
  completedOn: Date | null
  /** Minutes credited so far, and those the edition plans for who has completed. */
  minutes: number
  plannedMinutes: number | null
  scoreBasisPoints: number | null
  /** Holds a certificate that was neither revoked nor replaced. */
  hasCertificate: boolean
  /** Where they worked on the day they enrolled, the ambito as it was called on the sheet's day; null where that is not known. */
  ambitoName: string | null
  organisationId: string | null
  organisationKind: OrganisationKind | null
  departmentKind: DepartmentKind | null
}

/** Every enrolment in the editions of a project, those withdrawn as well: one reading, in the order of people's ids. */
export async function readProjectFacts(question: ProjectQuestion): Promise<ProjectFact[]> {
  const { projectKey, scope } = question
  return sql()<ProjectFact[]>`
    WITH ${closingMoment(question)}
    SELECT e.person_id AS "personId", p.fiscal_code_cipher AS "fiscalCodeCipher", d.id AS "editionId",
      d.name AS "editionName", d.mode, v.title AS "courseTitle",
      enrolled.day AS "enrolledOn",
      COALESCE(e.started_at < moment.closed, false) AS "hasBegun", NOT ${wasNotWithdrawn()} AS "isWithdrawn",
      x.completed_on AS "completedOn",
      COALESCE(x.credited_minutes, (SELECT sum(a.minutes) FROM attendance_entry a
        WHERE a.enrolment_id = e.id AND a.recorded_at < moment.closed), 0)::int AS minutes,
      x.declared_minutes AS "plannedMinutes", x.score_basis_points AS "scoreBasisPoints",
      EXISTS (SELECT FROM certificate k WHERE k.enrolment_id = e.id AND k.issued_at < moment.closed
        AND ${isNeitherRevokedNorReplaced(sql()`moment.closed`)}) AS "hasCertificate",
      w.ambito_name AS "ambitoName", w.organisation_id AS "organisationId", w.organisation_kind AS "organisationKind",
      w.department_kind AS "departmentKind"
    FROM edition d
    CROSS JOIN moment
    JOIN enrolment e ON e.edition_id = d.id AND e.enrolled_at < moment.closed
    CROSS JOIN LATERAL (SELECT (e.enrolled_at AT TIME ZONE 'Europe/Rome')::date AS day) enrolled
    JOIN person p ON p.id = e.person_id
    JOIN course_version v ON v.id = e.course_version_id
    LEFT JOIN completion x ON x.enrolment_id = e.id AND x.completed_at < moment.closed
    LEFT JOIN LATERAL (
      SELECT o.id AS organisation_id, o.kind AS organisation_kind, k.kind AS department_kind,
        (SELECT ${nameOn('a', question.asOf)} FROM organisation_ambito b JOIN ambito a ON a.id = b.ambito_id
          WHERE b.organisation_id = o.id AND b.starts_on <= enrolled.day
          ORDER BY b.starts_on DESC LIMIT 1) AS ambito_name
      FROM membership m JOIN department k ON k.id = m.department_id JOIN organisation o ON o.id = k.organisation_id
      WHERE m.person_id = e.person_id AND m.starts_on <= enrolled.day
      ORDER BY (m.ends_on IS NULL OR m.ends_on >= enrolled.day) DESC,
        m.is_main DESC, m.starts_on DESC, m.id LIMIT 1
    ) w ON true
    WHERE ${projectKeySql()} = ${projectKey} AND ${withinScope(scope)}
    ORDER BY e.person_id, d.starts_on, d.id, e.round`
}
