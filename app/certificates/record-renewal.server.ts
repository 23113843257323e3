import { audit } from '#app/platform/audit.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { StoredCertificate } from './store-certificate.server.ts'

/**
 * Writes down, on the certificate a new one renews, which that is: a fact more in its history (P8), which changes nothing of
 * what it says. Nothing for a certificate that renews none.
 */
export async function recordRenewal(
  tx: Transaction,
  enrolmentId: string,
  { certificateId, number }: StoredCertificate,
  now: Date,
): Promise<void> {
  const { renewsId } = await tx.enrolment.findUniqueOrThrow({ where: { id: enrolmentId }, select: { renewsId: true } })
  if (renewsId === null) return
  const earlier = await tx.certificate.findFirst({
    where: { enrolmentId: renewsId },
    orderBy: { revision: 'desc' },
    select: { id: true, number: true },
  })
  if (!earlier) return
  await tx.certificateEvent.create({
    data: { id: newId(), certificateId: earlier.id, kind: 'renewed', at: now, replacedById: certificateId },
  })
  const subject = { subjectType: 'certificate', subjectId: earlier.id, detail: { number: earlier.number, by: number } }
  await audit(tx, { actorId: null, action: 'certificate.renewed', ...subject }, now)
}
