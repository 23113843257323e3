import { personCondition } from '#app/identity/person-search.server.ts'
import { wasNotWithdrawn } from '#app/learning/withdrawals.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { parseDay } from '#app/platform/civil-day.ts'
import { sql } from '#app/platform/database.server.ts'
import { inBatches } from '#app/platform/in-batches.server.ts'
import { isNeitherRevokedNorReplaced } from '../neither-revoked.server.ts'
import type { BundleSelection } from '../schemas.ts'
import { BundleLine, type BundleState } from './bundle-line.ts'

type Row = Pick<BundleLine, 'familyName' | 'givenName' | 'organisationName' | 'departmentName'> & {
  rank: number
  hadCertificate: boolean
  isOutside: boolean | null
  pdfSha256: string | null
  certificate: unknown
}

/** Somebody of a selection, and the hash of their PDF when there is one. */
export type BundlePerson = { line: BundleLine; pdfSha256: string | null }

/** By `rank` below; 4 is completed. */
const statesByRank = ['not_enrolled', 'trained_elsewhere', 'enrolled', 'under_way'] as const

function stateOf({ rank, hadCertificate, isOutside, pdfSha256 }: Row): BundleState {
  if (pdfSha256 !== null) return isOutside ? 'issued_outside_period' : 'certified'
  return statesByRank[rank] ?? (hadCertificate ? 'certificate_revoked' : 'certificate_waiting')
}

function personOf(row: Row): BundlePerson {
  const { familyName, givenName, organisationName, departmentName, pdfSha256 } = row
  const state = stateOf(row)
  const isCertified = state === 'certified'
  const certificate = isCertified ? row.certificate : null
  const line = BundleLine.parse({ familyName, givenName, organisationName, departmentName, state, certificate })
  return { line, pdfSha256: isCertified ? pdfSha256 : null }
}

/** What is asked, of whom, and the instant after which nothing counts. */
export type BundleQuestion = { ambitoId: string; selection: BundleSelection; until: Date }

/**
 * Every person and department of a selection with what is known of them, by the rules of the office's screen: `rank` is
 * 4 completed, 3 under way, 2 enrolled, 1 trained elsewhere, 0 only at work. Completions count where the person worked
 * that day, in all counters of the same organisation; who is still on the way counts where they work on the as-of day
 * (P6). Of one edition only those who take part in it.
 */
function factsOf({ ambitoId, selection, until }: BundleQuestion) {
  const { courseId, departmentIds } = selection
  const day = sql()`${selection.asOf}::date`
  const chosen = sql()`ANY(${departmentIds}::uuid[])`
  const edition = selection.edition?.id
  const inEdition = edition
    ? sql()`AND EXISTS (SELECT 1 FROM enrolment n WHERE n.id = x.enrolment_id AND n.edition_id = ${edition}::uuid)`
    : sql()``
  const ofEdition = edition ? sql()`AND ed.id = ${edition}::uuid` : sql()``
  const ofNobodyElse = edition ? sql()`WHERE false` : sql()``
  return sql()`
    moment AS (
      SELECT LEAST((${day} + 1)::timestamp AT TIME ZONE 'Europe/Rome', ${until}::timestamptz + interval '1 ms') AS closed
    ),
    work AS (
      SELECT m.person_id, m.is_main, d.id AS department_id, d.organisation_id
      FROM organisation_ambito b
      JOIN department d ON d.organisation_id = b.organisation_id
      JOIN membership m ON m.department_id = d.id
      WHERE b.ambito_id = ${ambitoId} AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})
        AND m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day}) AND d.id = ${chosen}
    ),
    completed AS (
      SELECT x.* FROM completion x, moment
      WHERE x.course_id = ${courseId} AND x.completed_on <= ${day} AND x.completed_at < moment.closed ${inEdition}
    ),
    facts AS (
      SELECT person_id, organisation_id, department_id, 4 AS rank, true AS is_main, enrolment_id,
        completed_at AS since
      FROM completed WHERE ambito_id = ${ambitoId} AND department_id = ${chosen}
      UNION ALL
      SELECT c.person_id, d.organisation_id, d.id, 4, false, c.enrolment_id, c.completed_at
      FROM completed c
      JOIN membership m ON m.person_id = c.person_id AND m.department_id <> c.department_id
        AND m.starts_on <= c.completed_on AND (m.ends_on IS NULL OR m.ends_on >= c.completed_on)
      JOIN department d ON d.id = m.department_id AND d.organisation_id = c.organisation_id
      WHERE c.ambito_id = ${ambitoId} AND d.id = ${chosen}
      UNION ALL
      SELECT w.person_id, w.organisation_id, w.department_id,
        CASE WHEN e.started_at < moment.closed THEN 3 ELSE 2 END, w.is_main, e.id, e.enrolled_at
      FROM moment, edition ed
      JOIN enrolment e ON e.edition_id = ed.id
      JOIN work w ON w.person_id = e.person_id
      WHERE ed.course_id = ${courseId} AND e.enrolled_at < moment.closed
        AND (e.completed_at IS NULL OR e.completed_at >= moment.closed) AND ${wasNotWithdrawn()} ${ofEdition}
      UNION ALL
      SELECT w.person_id, w.organisation_id, w.department_id,
        CASE WHEN EXISTS (SELECT 1 FROM completed c WHERE c.person_id = w.person_id) THEN 1 ELSE 0 END, w.is_main, NULL, NULL
      FROM work w ${ofNobodyElse}
    )`
}

/** What the tables say of a certificate, as `BundleLine` has it: from what was frozen at issue (P8). */
const certificateLine = () => sql()`json_build_object(
  'number', k.number, 'verifyCode', k.verify_code, 'completedOn', to_char(x.completed_on, 'YYYY-MM-DD'),
  'issuedOn', k.facts->>'issuedOn', 'minutes', x.credited_minutes, 'course', k.facts->'course'->>'title',
  'issuer', COALESCE(k.facts->'ambito'->>'name', 'Sguardi'),
  'person', concat_ws(' ', k.facts->'person'->>'givenName', k.facts->'person'->>'familyName'),
  'protocol', (SELECT json_build_object('aoo', pr.aoo, 'number', pr.number,
      'registeredOn', to_char(pr.registered_on, 'YYYY-MM-DD'))
    FROM certificate_protocol pr WHERE pr.certificate_id = k.id ORDER BY pr.registered_on DESC, pr.aoo LIMIT 1))`

/**
 * Everyone of a selection, once for each organisation, in the order of the files: with the certificate in force now,
 * or with the reason why there is none. In batches from a cursor, as of one moment.
 */
export async function* streamSelected(question: BundleQuestion): AsyncGenerator<BundlePerson[]> {
  const { departmentIds, search, issued } = question.selection
  const asOf = parseDay(question.selection.asOf)
  if (departmentIds.length === 0) return
  const rows = sql()<Row[]>`
    WITH ${factsOf(question)},
    chosen AS (
      SELECT f.person_id, f.organisation_id, max(f.rank) AS rank,
        (array_agg(${nameOn('d', asOf)} ORDER BY f.rank DESC, f.is_main DESC, d.name))[1] AS department_name,
        (array_agg(f.enrolment_id ORDER BY f.rank DESC, f.since DESC, f.enrolment_id)
          FILTER (WHERE f.enrolment_id IS NOT NULL))[1] AS enrolment_id
      FROM facts f JOIN department d ON d.id = f.department_id
      GROUP BY f.person_id, f.organisation_id
    )
    SELECT p.family_name AS "familyName", p.given_name AS "givenName",
      ${nameOn('o', asOf)} AS "organisationName", c.department_name AS "departmentName", c.rank,
      EXISTS (SELECT 1 FROM certificate k WHERE k.enrolment_id = c.enrolment_id) AS "hadCertificate",
      valid.pdf_sha256 AS "pdfSha256", valid.line AS certificate,
      valid.issued_on NOT BETWEEN COALESCE(${issued?.from ?? null}::date, '-infinity')
        AND COALESCE(${issued?.to ?? null}::date, 'infinity') AS "isOutside"
    FROM chosen c
    JOIN person p ON p.id = c.person_id
    JOIN organisation o ON o.id = c.organisation_id
    LEFT JOIN LATERAL (
      SELECT k.pdf_sha256, (k.facts->>'issuedOn')::date AS issued_on, ${certificateLine()} AS line
      FROM certificate k JOIN completion x ON x.enrolment_id = k.enrolment_id
      WHERE k.enrolment_id = c.enrolment_id AND ${isNeitherRevokedNorReplaced()}
      ORDER BY k.revision DESC LIMIT 1
    ) valid ON c.rank = 4
    WHERE ${personCondition(search)}
    ORDER BY "organisationName", o.id, c.department_name, p.family_name, p.given_name, p.id`
  for await (const batch of inBatches(rows, 500)) yield batch.map(personOf)
}
