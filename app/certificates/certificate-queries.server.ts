import type { Viewer } from '#app/identity/viewer.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { officialName } from '#app/organisation/official-name.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { placeWhere } from '#app/organisation/scope-where.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db, sql, transaction, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { creditedPercent, issuerName } from './certificate-text.ts'
import { statusOn } from './certificate-status.ts'
import type { KnownFiles } from './compare-file.ts'
import { isNeitherRevokedNorReplaced } from './neither-revoked.server.ts'
import { listOwnRenewals, type OwnRenewal } from './own-renewals.server.ts'
import { protocolColumns, protocolsOf, type Protocol } from './protocol/protocol-rows.ts'
import { CertificateFacts, type CertificateStatus } from './schemas.ts'
import { publicHistory, signedFilesOf, type HistoryEntry } from './seal/certificate-history.ts'
import { historyColumns, loadHistory, signatureColumns } from './seal/history-queries.server.ts'
import { initialsOf } from './seal/initials.ts'

export type OwnCertificate = {
  certificateId: string
  number: string
  verifyCode: string
  courseTitle: string
  issuer: string
  /** Civil day, `2026-11-24`. */
  issuedOn: string
  creditedMinutes: number
  status: CertificateStatus
  /** The last day it holds; null: for ever. */
  expiresOn: string | null
  renewal: OwnRenewal
  protocols: Protocol[]
  /** Of the newest file that the office has signed: sha256, hexadecimal. */
  signedSha256: string | null
}

/** The viewer's certificates, newest first, and the titles of completed courses whose certificate is being made. */
export async function listMine(
  viewer: Viewer,
  now: Date,
): Promise<{ certificates: OwnCertificate[]; waiting: string[] }> {
  const { personId } = viewer
  const [rows, completions] = await Promise.all([
    db().certificate.findMany({
      where: { personId },
      orderBy: [{ issuedAt: 'desc' }, { sequence: 'desc' }],
      select: {
        id: true,
        enrolmentId: true,
        facts: true,
        events: { select: { kind: true } },
        protocols: { select: protocolColumns },
        ...signatureColumns,
      },
    }),
    db().completion.findMany({ where: { personId }, select: { enrolmentId: true, courseVersionId: true } }),
  ])
  const certified = new Set(rows.map(({ enrolmentId }) => enrolmentId))
  const waiting = completions.filter(({ enrolmentId }) => !certified.has(enrolmentId))
  const renewals = await listOwnRenewals(personId, now)
  const today = isoDay(civilDay(now))
  return {
    certificates: rows.map(({ id, facts: json, events, protocols: rows, signatures }) => {
      const facts = CertificateFacts.parse(json)
      const { number, verifyCode, course, issuedOn, creditedMinutes, expiresOn } = facts
      const status = statusOn(today, { kinds: events.map(({ kind }) => kind), expiresOn })
      const renewal = renewals.get(id)?.renewal ?? { kind: 'none' }
      const signedSha256 = signedFilesOf(signatures).at(-1) ?? null
      const said = { number, verifyCode, courseTitle: course.title, issuer: issuerName(facts), issuedOn }
      const protocols = protocolsOf(rows)
      return { certificateId: id, ...said, creditedMinutes, status, expiresOn, renewal, signedSha256, protocols }
    }),
    waiting: await Promise.all(waiting.map(async ({ courseVersionId }) => (await getVersion(courseVersionId)).title)),
  }
}

/** The newest certificate of one of the viewer's own enrolments; null while it is being made. */
export async function findOwnCertificate(
  viewer: Viewer,
  enrolmentId: string,
  now: Date,
): Promise<{ certificateId: string; number: string; status: CertificateStatus } | null> {
  const row = await db().certificate.findFirst({
    where: { enrolmentId, personId: viewer.personId },
    orderBy: { revision: 'desc' },
    select: { id: true, number: true, expiresOn: true, events: { select: { kind: true } } },
  })
  if (!row) return null
  const { id: certificateId, number } = row
  const expiresOn = row.expiresOn && isoDay(row.expiresOn)
  const kinds = row.events.map(({ kind }) => kind)
  return { certificateId, number, status: statusOn(isoDay(civilDay(now)), { kinds, expiresOn }) }
}

/** The number of the certificate that was neither revoked nor replaced, of each of some enrolments that has one. */
export async function validNumbersOf(enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql()<{ enrolmentId: string; number: string }[]>`
    SELECT k.enrolment_id AS "enrolmentId", k.number FROM certificate k
    WHERE k.enrolment_id = ANY(${[...enrolmentIds]}::uuid[]) AND ${isNeitherRevokedNorReplaced()}`
  return new Map(rows.map(({ enrolmentId, number }) => [enrolmentId, number]))
}

/** How many certificates of some enrolments are neither revoked nor replaced. */
export async function countValidCertificates(enrolmentIds: readonly string[]): Promise<number> {
  const [row] = await sql()<{ count: number }[]>`
    SELECT count(*)::int AS count FROM certificate k
    WHERE k.enrolment_id = ANY(${[...enrolmentIds]}::uuid[]) AND ${isNeitherRevokedNorReplaced()}`
  return row?.count ?? 0
}

/** Own certificates, and those of people who worked in the viewer's scope on the day of completion (P6, P7). */
export function visibleWhere(viewer: Viewer): Prisma.CertificateWhereInput {
  const places = placeWhere(officeScope(viewer)).OR
  // Prisma drops an empty condition from an OR, so "everything" cannot be one of its branches.
  return places ? { OR: [{ personId: viewer.personId }, ...places] } : {}
}

/**
 * The PDF as it was issued, whatever happened to the certificate since. Another person's download is audited (P12).
 * @throws AppError `not_found` outside the scope
 */
export async function getCertificatePdf(
  viewer: Viewer,
  certificateId: string,
  now: Date,
): Promise<{ bytes: Uint8Array; number: string; sha256: string }> {
  const certificate = await db().certificate.findFirst({
    where: { id: certificateId, ...visibleWhere(viewer) },
    select: { personId: true, number: true, pdfSha256: true },
  })
  if (!certificate) throw notFound('certificate')
  const { personId, number, pdfSha256: sha256 } = certificate
  const blob = await findBlob(sha256)
  if (!blob) throw new Error(`bytes of certificate ${number} are missing`)
  if (personId !== viewer.personId) {
    const subject = { subjectType: 'certificate', subjectId: certificateId, detail: { number } }
    const event = { actorId: viewer.personId, action: 'certificate.downloaded', ...subject }
    await transaction((tx) => audit(tx, event, now))
  }
  return { bytes: blob.bytes, number, sha256 }
}

type Counted = 'declared' | 'measured' | 'meetings' | 'declared_meetings' | 'measured_meetings'

function countedOf({ mode, attendanceRule }: CertificateFacts): Counted {
  if (mode === 'live_online' || mode === 'in_person') return 'meetings'
  const lessons = attendanceRule === 'measured_up_to_declared' ? 'measured' : 'declared'
  return mode === 'blended' ? `${lessons}_meetings` : lessons
}

/** What the public page says: what is on the document, without the fiscal code. */
export type VerifiedCertificate = {
  status: CertificateStatus
  /** When it stopped being valid. */
  endedAt: Date | null
  /** Number of the certificate that took its place. */
  replacedBy: string | null
  number: string
  verifyCode: string
  issuer: string
  issuedOn: string
  /** Initials only: whoever holds the document reads the name there. */
  person: string
  organisation: string | null
  course: string
  versionNumber: number
  creditedMinutes: number
  declaredMinutes: number
  creditedPercent: number
  period: { from: string; to: string }
  /** Null for the edition that is always open. */
  edition: string | null
  /** The last day it holds; null: for ever. */
  expiresOn: string | null
  /** What the credited hours are. */
  counted: Counted
  replaces: string | null
  files: KnownFiles
  history: HistoryEntry[]
}

async function findVerified(where: Prisma.CertificateWhereInput, now: Date): Promise<VerifiedCertificate | null> {
  const row = await db().certificate.findFirst({
    where,
    select: { verifyCode: true, facts: true, pdfSha256: true, ...historyColumns },
  })
  if (!row) return null
  const facts = CertificateFacts.parse(row.facts)
  const kinds = row.events.map(({ kind }) => kind)
  const status = statusOn(isoDay(civilDay(now)), { kinds, expiresOn: facts.expiresOn })
  const blob = await db().blob.findUniqueOrThrow({ where: { sha256: row.pdfSha256 }, select: { size: true } })
  const history = publicHistory(await loadHistory(row, facts.replaces))
  const ending = history.findLast(({ kind }) => kind === status)
  const { number, issuedOn, creditedMinutes, declaredMinutes, period, replaces, expiresOn } = facts
  return {
    status,
    endedAt: ending?.at ?? null,
    replacedBy: ending?.replacedBy ?? null,
    number,
    verifyCode: row.verifyCode,
    issuer: issuerName(facts),
    issuedOn,
    person: initialsOf(facts.person),
    organisation: facts.organisation && officialName(facts.organisation),
    course: facts.course.title,
    versionNumber: facts.course.versionNumber,
    creditedMinutes,
    declaredMinutes,
    creditedPercent: creditedPercent(facts),
    period,
    edition: facts.edition.name,
    expiresOn,
    counted: countedOf(facts),
    replaces,
    files: { pdfSha256: row.pdfSha256, pdfSize: blob.size, signedSha256: signedFilesOf(row.signatures) },
    history,
  }
}

/** The certificate of a normalised verification code, or null. Why one was revoked stays inside, unless made public. */
export const findByVerifyCode = (verifyCode: string, now: Date): Promise<VerifiedCertificate | null> =>
  findVerified({ verifyCode }, now)

/** The certificate whose PDF, as issued or as signed, has one of some hashes (sha256, hexadecimal), or null. */
export async function findByPdfSha256(hashes: readonly string[], now: Date): Promise<VerifiedCertificate | null> {
  const where = { pdfSha256: { in: [...hashes] } }
  // Asked one after the other: together neither index would serve.
  const signed = await db().certificateSignature.findFirst({ where, select: { certificateId: true } })
  return findVerified(signed ? { id: signed.certificateId } : where, now)
}
