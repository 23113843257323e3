import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { tellAboutCertificate } from './certificate-mails.server.ts'
import { findCompletion } from './completion-queries.server.ts'
import { lockCorrectable } from './lock-correctable.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'already_revoked' | 'already_replaced' }

/**
 * Declares a certificate void: a new fact with author and reason; row, number and bytes stay (P8). The person is told.
 * `publicReason`: the verification page tells the reason to everybody.
 * @throws AppError `not_found` outside the scope, `forbidden` for whoever only looks
 */
export async function revokeCertificate(
  viewer: Viewer,
  { certificateId, reason, publicReason = false }: { certificateId: string; reason: string; publicReason?: boolean },
  now: Date,
): Promise<Outcome> {
  return transaction(async (tx) => {
    const { id, number, enrolmentId, status } = await lockCorrectable(tx, viewer, certificateId)
    if (status !== 'valid') return { ok: false, reason: `already_${status}` } as const
    const actorId = viewer.personId
    await tx.certificateEvent.create({
      data: { id: newId(), certificateId: id, kind: 'revoked', at: now, reason, publicReason, actorId },
    })
    const subject = { subjectType: 'certificate', subjectId: id, detail: { number, reason } }
    await audit(tx, { actorId, action: 'certificate.revoked', ...subject }, now)
    const completion = await findCompletion(tx, enrolmentId)
    if (completion) await tellAboutCertificate(tx, 'revoked', completion, { number, reason }, now)
    return { ok: true } as const
  })
}
