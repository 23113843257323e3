import type { Viewer } from '#app/identity/viewer.ts'
import { voidCompletion } from '#app/learning/void-completion.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { tellAboutCertificate } from './certificate-mails.server.ts'
import { findCompletion } from './completion-queries.server.ts'
import { lockCorrectable } from './lock-correctable.server.ts'

type Revocation = { certificateId: string; reason: string; publicReason?: boolean; mayRetake?: boolean }
type Outcome = { ok: true } | { ok: false; reason: 'already_revoked' | 'already_replaced' }

/**
 * Declares a certificate void: a new fact with author and reason; row, number and bytes stay (P8). The person is told.
 * `publicReason`: the verification page tells the reason to everybody. `mayRetake`: the person may take the course again
 * for a new one, is told so, and where a rule asks it of them has it to do again.
 * @throws AppError `not_found` outside the scope, `forbidden` for whoever only looks
 */
export async function revokeCertificate(
  viewer: Viewer,
  { certificateId, reason, publicReason = false, mayRetake = false }: Revocation,
  now: Date,
): Promise<Outcome> {
  return transaction(async (tx) => {
    const { id, number, enrolmentId, status } = await lockCorrectable(tx, viewer, certificateId)
    if (status !== 'valid') return { ok: false, reason: `already_${status}` } as const
    const actorId = viewer.personId
    await tx.certificateEvent.create({
      data: { id: newId(), certificateId: id, kind: 'revoked', at: now, reason, publicReason, mayRetake, actorId },
    })
    const subject = { subjectType: 'certificate', subjectId: id, detail: { number, reason, mayRetake } }
    await audit(tx, { actorId, action: 'certificate.revoked', ...subject }, now)
    if (mayRetake) await voidCompletion(tx, enrolmentId, now)
    const completion = await findCompletion(tx, enrolmentId)
    if (completion) {
      const what = mayRetake ? ('revoked_retake' as const) : ('revoked' as const)
      await tellAboutCertificate(tx, what, completion, { number, reason }, now)
    }
    return { ok: true } as const
  })
}
