import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import { takeNumber, type Series } from './certificate-number.server.ts'
import type { CertifiableCompletion } from './completion-queries.server.ts'
import { certificateFacts } from './certificate-facts.server.ts'
import { rememberKey, signingKey } from './credential/signing-key.server.ts'
import { renderCertificate } from './render-certificate.server.ts'
import { CertificateFacts } from './schemas.ts'
import { recordSeal } from './seal/record-signatures.server.ts'
import { sealPdf } from './seal/seal-pdf.server.ts'
import { logoBytes, sourceOf, templateInForce } from './template/template-queries.server.ts'
import type { TemplateSource } from './template/template-source.server.ts'

type Issue = {
  completion: CertifiableCompletion
  /** Locked by the caller. */
  series: Series
  revision: number
  /** Number of the certificate this one takes the place of. */
  replaces: string | null
  /** Null for the system. */
  actorId: string | null
}

export type StoredCertificate = { certificateId: string; number: string }

const verifyCodeLength = 20

/** Sources and keys that were seen stored: most certificates share theirs with the one before. */
const seen = new Set<string>()

/** What set the page and what signed its credential stay readable as long as the certificate. */
async function keepMeans(tx: Transaction, source: TemplateSource, now: Date): Promise<void> {
  const key = await signingKey()
  const means = `${source.sha256} ${key.jwk.kid}`
  if (seen.has(means)) return
  const blob = await tx.blob.findUnique({ where: { sha256: source.sha256 }, select: { size: true } })
  const where = { thumbprint: key.jwk.kid }
  const known = await tx.signingKey.findUnique({ where, select: { firstUsedAt: true } })
  // Only what another transaction has committed, or this one before, is there to be found.
  if (blob && known) seen.add(means)
  if (!blob) await putBlob(tx, Buffer.from(source.text), 'text/plain')
  if (!known) await rememberKey(tx, key, now)
}

/**
 * Numbers, renders and stores one certificate in the caller's transaction: row, bytes, event and audit entry exist
 * together or not at all (P8, P12). The series must be locked.
 */
export async function storeCertificate(tx: Transaction, issue: Issue, now: Date): Promise<StoredCertificate> {
  const { completion, series, revision, replaces, actorId } = issue
  const { enrolmentId, personId, courseId, organisationId, departmentId, ambitoId } = completion
  const { sequence, number } = await takeNumber(tx, series)
  const verifyCode = randomCode(verifyCodeLength)
  const template = ambitoId === null ? null : await templateInForce(tx, ambitoId)
  const source = await sourceOf(tx, template)
  const asked = { completion, replaces, number, verifyCode, template, source }
  const facts = CertificateFacts.parse(await certificateFacts(tx, asked, now))
  const logos = await logoBytes(tx, [...facts.organiser.logos, ...facts.project.logos])
  const fiscalCode = decryptFiscalCode(facts.person.fiscalCodeCipher)
  const pdf = await renderCertificate(facts, fiscalCode, { source: source.text, logos })
  const { bytes, seal } = await sealPdf(pdf, now)
  const pdfSha256 = await putBlob(tx, bytes, 'application/pdf')
  await keepMeans(tx, source, now)
  const certificateId = newId()
  const place = { organisationId, departmentId, ambitoId }
  const numbering = { number, year: series.year, sequence, revision, verifyCode }
  await tx.certificate.create({
    data: {
      id: certificateId,
      enrolmentId,
      personId,
      courseId,
      ...place,
      ...numbering,
      facts,
      pdfSha256,
      issuedAt: now,
      expiresOn: facts.expiresOn === null ? null : new Date(facts.expiresOn),
    },
  })
  await tx.certificateEvent.create({ data: { id: newId(), certificateId, kind: 'issued', at: now, actorId } })
  await recordSeal(tx, { certificateId, pdfSha256 }, seal, now)
  const subject = { subjectType: 'certificate', subjectId: certificateId, detail: { number, pdfSha256 } }
  await audit(tx, { actorId, action: 'certificate.issued', ...subject }, now)
  return { certificateId, number }
}
