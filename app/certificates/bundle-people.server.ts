import { sql } from '#app/platform/database.server.ts'
import type { BundleSelection } from './schemas.ts'

/** Why somebody of a selection has no file in it, or `certified`. */
export type BundlePersonState =
  'certified' | 'not_enrolled' | 'enrolled' | 'under_way' | 'certificate_waiting' | 'certificate_revoked'

export type BundlePerson = {
  personId: string
  familyName: string
  givenName: string
  organisationName: string
  departmentName: string
  state: BundlePersonState
  /** Set when `certified`. */
  certificate: BundleCertificate | null
}

export type BundleCertificate = {
  number: string
  verifyCode: string
  pdfSha256: string
  completedOn: string
  minutes: number
}

type Row = Omit<BundlePerson, 'certificate' | 'state'> & {
  rank: number
  hadCertificate: boolean
  number: string | null
  verifyCode: string | null
  pdfSha256: string | null
  completedOn: string | null
  minutes: number | null
}

const statesByRank = ['not_enrolled', 'enrolled', 'under_way'] as const

function personOf(row: Row): BundlePerson {
  const { rank, hadCertificate, number, verifyCode, pdfSha256, completedOn, minutes, ...person } = row
  const isWhole =
    number !== null && verifyCode !== null && pdfSha256 !== null && completedOn !== null && minutes !== null
  if (isWhole) {
    return { ...person, state: 'certified', certificate: { number, verifyCode, pdfSha256, completedOn, minutes } }
  }
  const state = statesByRank[rank] ?? (hadCertificate ? 'certificate_revoked' : 'certificate_waiting')
  return { ...person, state, certificate: null }
}

/**
 * Every person and department of a selection with the most they reached, by the rules of the office's screen:
 * completions count where the person worked that day, in all counters of the same organisation; who is still on the
 * way counts where they work on the as-of day (P6).
 */
function factsOf(ambitoId: string, { courseId, asOf }: BundleSelection) {
  return sql()`
    moment AS (SELECT (${asOf}::date + 1)::timestamp AT TIME ZONE 'Europe/Rome' AS closed),
    work AS (
      SELECT m.person_id, m.is_main, d.id AS department_id, d.organisation_id
      FROM organisation_ambito b
      JOIN department d ON d.organisation_id = b.organisation_id
      JOIN membership m ON m.department_id = d.id
      WHERE b.ambito_id = ${ambitoId} AND b.starts_on <= ${asOf}::date AND (b.ends_on IS NULL OR b.ends_on >= ${asOf}::date)
        AND m.starts_on <= ${asOf}::date AND (m.ends_on IS NULL OR m.ends_on >= ${asOf}::date)
    ),
    done AS (
      SELECT * FROM completion
      WHERE ambito_id = ${ambitoId} AND course_id = ${courseId} AND completed_on <= ${asOf}::date
    ),
    facts AS (
      SELECT person_id, organisation_id, department_id, 3 AS rank, true AS is_main, enrolment_id FROM done
      UNION ALL
      SELECT c.person_id, d.organisation_id, d.id, 3, false, c.enrolment_id
      FROM done c
      JOIN membership m ON m.person_id = c.person_id AND m.department_id <> c.department_id
        AND m.starts_on <= c.completed_on AND (m.ends_on IS NULL OR m.ends_on >= c.completed_on)
      JOIN department d ON d.id = m.department_id AND d.organisation_id = c.organisation_id
      UNION ALL
      SELECT w.person_id, w.organisation_id, w.department_id,
        CASE WHEN e.started_at < moment.closed THEN 2 ELSE 1 END, w.is_main, NULL::uuid
      FROM moment, edition ed
      JOIN enrolment e ON e.edition_id = ed.id AND e.state <> 'withdrawn'
      JOIN work w ON w.person_id = e.person_id
      WHERE ed.course_id = ${courseId} AND e.enrolled_at < moment.closed
        AND (e.completed_at IS NULL OR e.completed_at >= moment.closed)
      UNION ALL
      SELECT person_id, organisation_id, department_id, 0, is_main, NULL::uuid FROM work
    )`
}

/**
 * Everyone of a selection, once for each organisation, in the order of the files: with the certificate in force now,
 * or with the reason why there is none. In batches from a cursor, as of one moment.
 */
export async function* streamSelected(ambitoId: string, selection: BundleSelection): AsyncGenerator<BundlePerson[]> {
  const { departmentIds } = selection
  if (departmentIds.length === 0) return
  const rows = sql()<Row[]>`
    WITH ${factsOf(ambitoId, selection)},
    chosen AS (
      SELECT f.person_id, f.organisation_id, max(f.rank) AS rank,
        (array_agg(d.name ORDER BY f.rank DESC, f.is_main DESC, d.name))[1] AS department_name,
        array_agg(f.enrolment_id) FILTER (WHERE f.rank = 3) AS enrolment_ids
      FROM facts f JOIN department d ON d.id = f.department_id
      WHERE f.department_id = ANY(${departmentIds}::uuid[])
      GROUP BY f.person_id, f.organisation_id
    )
    SELECT p.id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      o.name AS "organisationName", c.department_name AS "departmentName", c.rank,
      EXISTS (SELECT 1 FROM certificate k WHERE k.enrolment_id = ANY(c.enrolment_ids)) AS "hadCertificate",
      valid.number, valid.verify_code AS "verifyCode", valid.pdf_sha256 AS "pdfSha256",
      to_char(valid.completed_on, 'YYYY-MM-DD') AS "completedOn", valid.credited_minutes AS minutes
    FROM chosen c
    JOIN person p ON p.id = c.person_id
    JOIN organisation o ON o.id = c.organisation_id
    LEFT JOIN LATERAL (
      SELECT k.number, k.verify_code, k.pdf_sha256, x.completed_on, x.credited_minutes
      FROM certificate k JOIN completion x ON x.enrolment_id = k.enrolment_id
      WHERE k.enrolment_id = ANY(c.enrolment_ids) AND NOT EXISTS (
        SELECT 1 FROM certificate_event ev WHERE ev.certificate_id = k.id AND ev.kind IN ('revoked', 'replaced'))
      ORDER BY k.issued_at DESC LIMIT 1
    ) valid ON true
    ORDER BY o.name, c.department_name, p.family_name, p.given_name, p.id`
  for await (const batch of rows.cursor(500)) yield batch.map(personOf)
}
