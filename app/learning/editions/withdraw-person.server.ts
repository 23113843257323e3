import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { coverageChanged } from '../jobs.server.ts'
import { beginWithdrawal } from '../withdrawals.server.ts'
import { getManagedEdition } from './office-edition.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'completed' }

/**
 * The office takes somebody out of an edition; what they did stays, and their seat is free. Who has completed stays.
 * Asked again it changes nothing.
 * @throws AppError `not_found` for another edition's enrolment, `forbidden` for contacts
 */
export async function withdrawPerson(
  viewer: Viewer,
  { enrolmentId, reason, ...place }: { ambitoSlug: string; editionId: string; enrolmentId: string; reason: string },
  now: Date,
): Promise<Outcome> {
  const { id: editionId } = await getManagedEdition(viewer, place)
  return transaction(async (tx): Promise<Outcome> => {
    await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${enrolmentId}::uuid FOR UPDATE`
    const enrolment = await tx.enrolment.findFirst({
      where: { id: enrolmentId, editionId },
      select: { state: true, personId: true },
    })
    if (!enrolment) throw notFound('enrolment')
    const { state, personId } = enrolment
    if (state === 'completed') return { ok: false, reason: 'completed' }
    if (state === 'withdrawn') return { ok: true }
    await tx.enrolment.update({
      where: { id: enrolmentId },
      data: { state: 'withdrawn', withdrawnReason: reason },
    })
    await beginWithdrawal(tx, enrolmentId, now)
    const subject = { subjectType: 'enrolment', subjectId: enrolmentId, detail: { reason } }
    await audit(tx, { actorId: viewer.personId, action: 'enrolment.withdrawn', ...subject }, now)
    await enqueue(tx, coverageChanged, { personId, ambitoId: null })
    return { ok: true }
  })
}
