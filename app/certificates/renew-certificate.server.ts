import type { Viewer } from '#app/identity/viewer.ts'
import { renewEnrolment } from '#app/learning/renew-enrolment.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { listOwnRenewals } from './own-renewals.server.ts'

type Outcome = { ok: true; enrolmentId: string } | { ok: false; reason: 'not_renewable' }

/**
 * The holder of a certificate takes its course again: opens the new enrolment, or finds the one that is there, whatever is
 * asked at once. What they had stays, with its certificate; the new one is issued when the course is completed again.
 * @throws AppError `not_found` for another person's certificate
 */
export async function renewCertificate(viewer: Viewer, certificateId: string, now: Date): Promise<Outcome> {
  const { personId } = viewer
  return transaction(async (tx): Promise<Outcome> => {
    const own = (await listOwnRenewals(personId, now, tx)).get(certificateId)
    if (!own) throw notFound('certificate')
    const { enrolmentId, renewal } = own
    if (renewal.kind === 'none') return { ok: false, reason: 'not_renewable' }
    if (renewal.kind !== 'offered') return { ok: true, enrolmentId: renewal.enrolmentId }
    return { ok: true, enrolmentId: await renewEnrolment(tx, { personId, enrolmentId }, now) }
  })
}
