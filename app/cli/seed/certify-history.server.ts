import { z } from 'zod'
import { findCompletion } from '#app/certificates/completion-queries.server.ts'
import { lockSeries, seriesOf } from '#app/certificates/certificate-number.server.ts'
import { storeCertificate } from '#app/certificates/store-certificate.server.ts'
import { clock } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { defineJob, enqueue, worker } from '#app/platform/jobs.server.ts'
import { historyLock, isMarked, mark, marks } from './marks.server.ts'

const certifyHistory = defineJob('demo.certify-history', z.object({}))

/** Completions whose certificates are issued in one transaction: a second's work, so that others get their turn. */
const atOnce = 5

/** Queues the certificates of the invented completions, in the transaction that wrote these. */
export async function queueCertificates(tx: Transaction): Promise<void> {
  await enqueue(tx, certifyHistory, {})
}

/**
 * Issues the certificates of the invented year, the oldest completions first, dated and numbered as they
 * would have been; the last batch queues nothing more. It is not the job of a real completion because hundreds of
 * these, at 40 ms of processor each, would hold up the first real one, and because invented people get no mail. Twice
 * at once, or again after a crash, does the same.
 */
export async function certifySome(now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${historyLock})`
    const waiting = await tx.$queryRaw<{ enrolment_id: string; completed_at: Date }[]>`
      SELECT x.enrolment_id, x.completed_at FROM completion x
      WHERE x.completed_at < (SELECT updated_at FROM installation_fact WHERE key = ${marks.history})
        AND NOT EXISTS (SELECT 1 FROM certificate k WHERE k.enrolment_id = x.enrolment_id)
      ORDER BY x.completed_at, x.enrolment_id LIMIT ${atOnce}`
    for (const { enrolment_id: enrolmentId, completed_at: issuedAt } of waiting) {
      const completion = await findCompletion(tx, enrolmentId)
      if (!completion) continue
      const series = seriesOf(completion.ambito, issuedAt)
      await lockSeries(tx, series)
      await storeCertificate(tx, { completion, series, revision: 1, replaces: null, actorId: null }, issuedAt)
    }
    if (waiting.length > 0) return queueCertificates(tx)
    if (!(await isMarked(tx, marks.certificates))) await mark(tx, marks.certificates, 'issued', now)
  })
}

/** Does `demo.certify-history`. */
export const certifyHistoryWorker = worker(certifyHistory, () => certifySome(clock.now()))
