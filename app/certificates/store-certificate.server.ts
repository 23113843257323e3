import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import { takeNumber, type Series } from './certificate-number.server.ts'
import type { CertifiableCompletion } from './completion-queries.server.ts'
import { certificatesPaths } from './paths.ts'
import { renderCertificate } from './render-certificate.server.ts'
import { CertificateFacts } from './schemas.ts'

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

function factsOf({ completion, replaces }: Issue, number: string, verifyCode: string, now: Date): CertificateFacts {
  const { person, version, department, organisation, ambito } = completion
  return CertificateFacts.parse({
    form: 1,
    language: 'it',
    number,
    verifyCode,
    verifyUrl: `${env().publicUrl}${certificatesPaths.verify({ code: verifyCode })}`,
    replaces,
    issuedOn: isoDay(civilDay(now)),
    person,
    jobTitle: completion.jobTitle,
    organisation,
    department,
    ambito,
    course: { title: version.title, versionNumber: version.number, versionHash: version.hash },
    programme: version.outline.modules.map(({ title, lessons }) => ({
      title,
      minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
      lessons: lessons.map((lesson) => ({ title: lesson.title, minutes: lesson.minutes })),
    })),
    declaredMinutes: completion.declaredMinutes,
    creditedMinutes: completion.creditedMinutes,
    thresholdPercent: version.thresholdPercent,
    mode: 'asynchronous',
    period: { from: isoDay(completion.startedOn), to: isoDay(completion.completedOn) },
    scoreBasisPoints: completion.scoreBasisPoints,
  })
}

/**
 * Numbers, renders and stores one certificate in the caller's transaction: row, bytes, event and audit entry exist
 * together or not at all (P8, P12). The series must be locked.
 */
export async function storeCertificate(tx: Transaction, issue: Issue, now: Date): Promise<StoredCertificate> {
  const { completion, series, revision, actorId } = issue
  const { enrolmentId, personId, courseId, organisationId, departmentId, ambitoId } = completion
  const { sequence, number } = await takeNumber(tx, series)
  const verifyCode = randomCode(verifyCodeLength)
  const facts = factsOf(issue, number, verifyCode, now)
  const pdf = await renderCertificate(facts, decryptFiscalCode(facts.person.fiscalCodeCipher))
  const pdfSha256 = await putBlob(tx, pdf, 'application/pdf')
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
    },
  })
  await tx.certificateEvent.create({ data: { id: newId(), certificateId, kind: 'issued', at: now, actorId } })
  const subject = { subjectType: 'certificate', subjectId: certificateId, detail: { number, pdfSha256 } }
  await audit(tx, { actorId, action: 'certificate.issued', ...subject }, now)
  return { certificateId, number }
}
