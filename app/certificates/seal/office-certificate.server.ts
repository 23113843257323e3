import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canCorrectCertificate } from '#app/organisation/policy.ts'
import { officialName } from '#app/organisation/official-name.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { visibleWhere } from '../certificate-queries.server.ts'
import { creditedPercent, fullName } from '../certificate-text.ts'
import { statusOn } from '../certificate-status.ts'
import { CertificateFacts, type CertificateStatus } from '../schemas.ts'
import { fullHistory, signedFilesOf, type HistoryEntry } from './certificate-history.ts'
import { historyColumns, loadHistory } from './history-queries.server.ts'

/** A certificate as an office sees it: what it says, without the fiscal code, and what happened to it. */
export type OfficeCertificate = {
  ambito: AmbitoChoice
  certificateId: string
  number: string
  verifyCode: string
  status: CertificateStatus
  person: string
  organisation: string | null
  department: string | null
  course: string
  versionNumber: number
  creditedMinutes: number
  declaredMinutes: number
  creditedPercent: number
  period: { from: string; to: string }
  issuedOn: string
  history: HistoryEntry[]
  /** Of what took its place; null without a successor. */
  successorId: string | null
  /** Hashes (sha256, hexadecimal) of the signed files, oldest first. */
  signedFiles: string[]
  isSealed: boolean
  /** Revokes, replaces, brings signed files. */
  canCorrect: boolean
}

/**
 * One certificate of an ambito, for its office and for the contacts of where the person worked.
 * @throws AppError `not_found` outside the scope, or of another ambito
 */
export async function getOfficeCertificate(
  viewer: Viewer,
  { ambitoSlug, certificateId }: { ambitoSlug: string; certificateId: string },
  now: Date,
): Promise<OfficeCertificate> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const row = await db().certificate.findFirst({
    where: { AND: [{ id: certificateId, ambitoId: ambito.id }, visibleWhere(viewer)] },
    select: { facts: true, ...historyColumns },
  })
  if (!row) throw notFound('certificate')
  const facts = CertificateFacts.parse(row.facts)
  const { number, verifyCode, issuedOn, creditedMinutes, declaredMinutes, period, course, organisation } = facts
  return {
    ambito,
    certificateId,
    ...{ number, verifyCode, issuedOn, creditedMinutes, declaredMinutes, period },
    status: statusOn(isoDay(civilDay(now)), { kinds: row.events.map(({ kind }) => kind), expiresOn: facts.expiresOn }),
    person: fullName(facts.person),
    organisation: organisation && officialName(organisation),
    department: facts.department?.name ?? null,
    course: course.title,
    versionNumber: course.versionNumber,
    creditedPercent: creditedPercent(facts),
    history: fullHistory(await loadHistory(row, facts.replaces)),
    successorId: row.events.find(({ replacedById }) => replacedById !== null)?.replacedById ?? null,
    signedFiles: signedFilesOf(row.signatures),
    isSealed: row.signatures.some(({ kind }) => kind === 'seal'),
    canCorrect: canCorrectCertificate(viewer, { ambitoId: ambito.id }),
  }
}
