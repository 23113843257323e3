import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { visibleWhere } from '../certificate-queries.server.ts'

/**
 * A signed form of a certificate, for its owner and the offices of the place. Another person's download is audited (P12).
 * @throws AppError `not_found` outside the scope, or when the file is not one of this certificate
 */
export async function getSignedPdf(
  viewer: Viewer,
  { certificateId, sha256 }: { certificateId: string; sha256: string },
  now: Date,
): Promise<{ bytes: Uint8Array; number: string }> {
  const certificate = await db().certificate.findFirst({
    where: {
      AND: [{ id: certificateId, signatures: { some: { pdfSha256: sha256 } } }, visibleWhere(viewer)],
    },
    select: { personId: true, number: true },
  })
  if (!certificate) throw notFound('signed file')
  const { personId, number } = certificate
  const blob = await findBlob(sha256)
  if (!blob) throw new Error(`bytes of a signed form of certificate ${number} are missing`)
  if (personId !== viewer.personId) {
    const subject = { subjectType: 'certificate', subjectId: certificateId, detail: { number, pdfSha256: sha256 } }
    const event = { actorId: viewer.personId, action: 'certificate.downloaded', ...subject }
    await transaction((tx) => audit(tx, event, now))
  }
  return { bytes: blob.bytes, number }
}
