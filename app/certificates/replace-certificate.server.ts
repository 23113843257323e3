import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { tellAboutCertificate } from './certificate-mails.server.ts'
import { lockSeries, seriesOf } from './certificate-number.server.ts'
import { findCompletion } from './completion-queries.server.ts'
import { lockCorrectable } from './lock-correctable.server.ts'
import { storeCertificate } from './store-certificate.server.ts'

type Outcome = { ok: true; certificateId: string; number: string } | { ok: false; reason: 'already_replaced' }

/**
 * Issues a new certificate in place of one that says something wrong, or that was revoked by mistake: the next
 * revision of the same completion, with the person's name as it is now, a new number and a new code. The old one stays
 * readable and is marked as replaced (P8).
 * @throws AppError `not_found` outside the scope, `forbidden` for whoever only looks
 */
export async function replaceCertificate(
  viewer: Viewer,
  { certificateId, reason }: { certificateId: string; reason: string },
  now: Date,
): Promise<Outcome> {
  return transaction(async (tx) => {
    const old = await lockCorrectable(tx, viewer, certificateId)
    if (old.status === 'replaced') return { ok: false, reason: 'already_replaced' } as const
    const completion = await findCompletion(tx, old.enrolmentId)
    if (!completion) throw notFound('completion')
    const actorId = viewer.personId
    const series = seriesOf(completion.ambito, now)
    await lockSeries(tx, series)
    const issue = { completion, series, revision: old.revision + 1, replaces: old.number, actorId }
    const stored = await storeCertificate(tx, issue, now)
    await tx.certificateEvent.create({
      data: {
        id: newId(),
        certificateId: old.id,
        kind: 'replaced',
        at: now,
        reason,
        actorId,
        replacedById: stored.certificateId,
      },
    })
    const detail = { number: old.number, by: stored.number, reason }
    const event = { actorId, action: 'certificate.replaced', subjectType: 'certificate', subjectId: old.id, detail }
    await audit(tx, event, now)
    await tellAboutCertificate(tx, 'replaced', completion, stored, now)
    return { ok: true, ...stored } as const
  })
}
