import { issueCertificate } from '#app/learning/jobs.server.ts'
import { clock } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { log } from '#app/platform/log.server.ts'
import { lockSeries, seriesOf } from './certificate-number.server.ts'
import { findCompletion } from './completion-queries.server.ts'
import { tellAboutCertificate } from './certificate-mails.server.ts'
import { recordRenewal } from './record-renewal.server.ts'
import { storeCertificate, type StoredCertificate } from './store-certificate.server.ts'

/**
 * Issues the certificate of a completed enrolment: facts as they were on the day of completion, a gapless number, the
 * PDF and the mail with its link, all in one transaction. A second call, also at the same time, changes nothing and
 * takes no number; the unique (enrolment, revision) stands behind that. Null when the enrolment is not completed.
 */
export async function issueCertificateOf(enrolmentId: string, now: Date): Promise<StoredCertificate | null> {
  return transaction(async (tx) => {
    const completion = await findCompletion(tx, enrolmentId)
    if (!completion) return null
    const series = seriesOf(completion.ambito, now)
    await lockSeries(tx, series)
    const existing = await tx.certificate.findUnique({
      where: { enrolmentId_revision: { enrolmentId, revision: 1 } },
      select: { id: true, number: true },
    })
    if (existing) return { certificateId: existing.id, number: existing.number }
    const stored = await storeCertificate(tx, { completion, series, revision: 1, replaces: null, actorId: null }, now)
    await recordRenewal(tx, enrolmentId, stored, now)
    await tellAboutCertificate(tx, 'issued', completion, stored, now)
    return stored
  })
}

/** Does `learning.course-completed`. */
export const issueCertificateWorker = worker(issueCertificate, async ({ enrolmentId }) => {
  const stored = await issueCertificateOf(enrolmentId, clock.now())
  if (!stored) log('warn', 'no completion to certify', { enrolmentId })
})
