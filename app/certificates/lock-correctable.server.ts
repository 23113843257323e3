import type { Viewer } from '#app/identity/viewer.ts'
import { canCorrectCertificate } from '#app/organisation/policy.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { visibleWhere } from './certificate-queries.server.ts'
import { statusOf } from './certificate-status.ts'

export type CorrectableCertificate = {
  id: string
  number: string
  enrolmentId: string
  revision: number
  status: ReturnType<typeof statusOf>
}

/**
 * A certificate under a row lock, for who may revoke or replace it: two corrections at once follow each other.
 * @throws AppError `not_found` outside the viewer's scope, `forbidden` inside it without the right
 */
export async function lockCorrectable(
  tx: Transaction,
  viewer: Viewer,
  certificateId: string,
): Promise<CorrectableCertificate> {
  await tx.$queryRaw`SELECT id FROM certificate WHERE id = ${certificateId}::uuid FOR UPDATE`
  const row = await tx.certificate.findFirst({
    where: { id: certificateId, ...visibleWhere(viewer) },
    select: {
      id: true,
      number: true,
      enrolmentId: true,
      revision: true,
      ambitoId: true,
      events: { select: { kind: true } },
    },
  })
  if (!row) throw notFound('certificate')
  const { events, ambitoId, ...certificate } = row
  if (!canCorrectCertificate(viewer, { ambitoId })) {
    throw new AppError('forbidden', { message: 'only the office of the ambito corrects certificates' })
  }
  return { ...certificate, status: statusOf(events.map(({ kind }) => kind)) }
}
