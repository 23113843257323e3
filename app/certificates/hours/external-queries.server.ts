import type { Viewer } from '#app/identity/viewer.ts'
import { requireAmbito, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canKeepYearlyHours } from '#app/organisation/policy.ts'
import { db, sql, transaction } from '#app/platform/database.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { ExternalSource, ExternalVerdict } from '#app/platform/generated/enums.ts'
import { latestDecision } from './year-minutes.server.ts'

/** A certificate from elsewhere with what became of it. Minutes are whole. */
export type External = {
  externalId: string
  source: ExternalSource
  title: string
  provider: string
  area: string
  /** As entered. */
  minutes: number
  /** Civil day (midnight UTC). */
  endedOn: Date
  evidenceType: string
  enteredAt: Date
  /** Null while it waits. */
  verdict: ExternalVerdict | null
  /** How many decisions there are. */
  decisions: number
  /** What counts, of an approved one. */
  counted: number
  reason: string
  decidedAt: Date | null
  /** Another one that was not refused or withdrawn has the same file, or title and day. */
  sameEvidence: boolean
  sameTitle: boolean
}

/** Another certificate `y` that counts or may come to count. */
const livelyTwin = () => sql()`y.id <> x.id AND NOT EXISTS (
  SELECT 1 FROM external_decision r WHERE r.external_id = y.id AND r.verdict <> 'approved'
    AND r.number = (SELECT max(n.number) FROM external_decision n WHERE n.external_id = y.id))`

/** `among`: whose files are compared, beside the person's own. */
const columns = (among: 'person' | 'ambito') => sql()`
  x.id AS "externalId", x.source, x.title, x.provider, x.area, x.minutes, x.ended_on AS "endedOn",
  x.evidence_type AS "evidenceType", x.entered_at AS "enteredAt", d.verdict, COALESCE(d.number, 0) AS decisions,
  COALESCE(d.minutes, 0) AS counted, COALESCE(d.reason, '') AS reason, d.decided_at AS "decidedAt",
  EXISTS (SELECT 1 FROM external_certificate y WHERE y.evidence_sha256 = x.evidence_sha256
    AND (y.person_id = x.person_id ${among === 'ambito' ? sql()`OR y.ambito_id = x.ambito_id` : sql()``})
    AND ${livelyTwin()}) AS "sameEvidence",
  EXISTS (SELECT 1 FROM external_certificate y WHERE y.person_id = x.person_id AND y.ended_on = x.ended_on
    AND lower(y.title) = lower(x.title) AND ${livelyTwin()}) AS "sameTitle"`

/** All that the viewer entered, the latest first. */
export async function listOwnExternals(viewer: Viewer): Promise<External[]> {
  return sql()<External[]>`
    SELECT ${columns('person')} FROM external_certificate x LEFT JOIN LATERAL ${latestDecision()} d ON TRUE
    WHERE x.person_id = ${viewer.personId} ORDER BY x.ended_on DESC, x.entered_at DESC, x.id`
}

/** As an office reads it: whose it is and where they worked when they entered it (P6). */
export type OfficeExternal = External & {
  personId: string
  familyName: string
  givenName: string
  organisationName: string
  departmentName: string
}

const officeRows = () => sql()`
  SELECT ${columns('ambito')}, p.id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
    o.name AS "organisationName", t.name AS "departmentName"
  FROM external_certificate x JOIN person p ON p.id = x.person_id JOIN organisation o ON o.id = x.organisation_id
  JOIN department t ON t.id = x.department_id LEFT JOIN LATERAL ${latestDecision()} d ON TRUE`

/**
 * The ambito whose certificates from elsewhere a viewer decides on.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export function getAmbitoOfExternals(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  return requireAmbito(viewer, ambitoSlug, canKeepYearlyHours)
}

/** Certificates on one page of an office's list. */
export const externalsOnPage = 50

/** The rows of those that wait for the office of an ambito, as SQL. */
export const waitingExternals = (ambitoId: string) => sql()`
  external_certificate x WHERE x.ambito_id = ${ambitoId}
    AND NOT EXISTS (SELECT 1 FROM external_decision d WHERE d.external_id = x.id)`

/** How many certificates from elsewhere wait for the office of an ambito. */
export async function countWaiting(ambitoId: string): Promise<number> {
  const [row] = await sql()<{ count: number }[]>`SELECT count(*)::int FROM ${waitingExternals(ambitoId)}`
  return row?.count ?? 0
}

/** Those of an ambito: who waits longest first, then the decided ones, the latest first; without the withdrawn. */
export async function listExternals(
  { id: ambitoId }: AmbitoChoice,
  page: number,
): Promise<{ externals: OfficeExternal[]; more: boolean }> {
  const rows = await sql()<OfficeExternal[]>`
    ${officeRows()} WHERE x.ambito_id = ${ambitoId} AND d.verdict IS DISTINCT FROM 'withdrawn'
    ORDER BY d.decided_at DESC NULLS FIRST, x.entered_at, x.id
    LIMIT ${externalsOnPage + 1} OFFSET ${(page - 1) * externalsOnPage}`
  return { externals: rows.slice(0, externalsOnPage), more: rows.length > externalsOnPage }
}

/** What an office did with one, the latest first. */
export type ExternalHistory = {
  verdict: ExternalVerdict
  minutes: number
  reason: string
  by: string
  decidedAt: Date
}[]

/** One of an ambito's, for its office. @throws AppError `not_found` for another ambito's */
export async function getExternal(
  { id: ambitoId }: AmbitoChoice,
  externalId: string,
): Promise<{ external: OfficeExternal; history: ExternalHistory }> {
  const [[external], history] = await Promise.all([
    sql()<OfficeExternal[]>`${officeRows()} WHERE x.id = ${externalId} AND x.ambito_id = ${ambitoId}`,
    sql()<ExternalHistory>`
      SELECT d.verdict, d.minutes, d.reason, p.given_name || ' ' || p.family_name AS by, d.decided_at AS "decidedAt"
      FROM external_decision d JOIN person p ON p.id = d.author_id
      WHERE d.external_id = ${externalId} ORDER BY d.number DESC`,
  ])
  if (!external) throw notFound('certificate from elsewhere')
  return { external, history: [...history] }
}

/**
 * The file somebody entered as evidence, for them and for the office that decides. Another person's is audited (P12).
 * @throws AppError `not_found` for everybody else
 */
export async function getEvidence(
  viewer: Viewer,
  externalId: string,
  now: Date,
): Promise<{ bytes: Uint8Array; mediaType: string; title: string }> {
  const found = await db().externalCertificate.findUnique({
    where: { id: externalId },
    select: { personId: true, ambitoId: true, title: true, evidenceSha256: true, evidenceType: true },
  })
  const isOwn = found?.personId === viewer.personId
  if (!found || !(isOwn || canKeepYearlyHours(viewer, found))) throw notFound('evidence')
  const blob = await findBlob(found.evidenceSha256)
  if (!blob) throw new Error(`bytes of evidence ${externalId} are missing`)
  if (!isOwn) {
    const subject = { subjectType: 'external', subjectId: externalId }
    await transaction((tx) => audit(tx, { actorId: viewer.personId, action: 'external.downloaded', ...subject }, now))
  }
  return { bytes: blob.bytes, mediaType: found.evidenceType, title: found.title }
}
