import { safeFileName } from '#app/certificates/file-names.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { RegisterFile } from './export-register.server.ts'

/**
 * An empty register as it was made, whatever changed since. The download of other people's data is audited (P12).
 * @throws AppError `not_found` for another edition's, `forbidden` for contacts (P7)
 */
export async function getStampedRegister(
  viewer: Viewer,
  { stampedId, ...place }: { ambitoSlug: string; editionId: string; stampedId: string },
  now: Date,
): Promise<RegisterFile> {
  const edition = await getManagedEdition(viewer, place)
  const row = await db().stampedRegister.findFirst({
    where: { id: stampedId, editionId: edition.id },
    select: { blobSha256: true, madeAt: true, people: true },
  })
  const blob = row && (await findBlob(row.blobSha256))
  if (!row || !blob) throw notFound('register')
  const detail = { kind: 'stamped', file: row.blobSha256, people: row.people, fiscalCodes: false }
  const event = { action: 'register.downloaded', subjectType: 'edition', subjectId: edition.id, detail }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, ...event }, now))
  const name = `${safeFileName(`Registro da vidimare ${edition.name} ${isoDay(civilDay(row.madeAt))}`)}.pdf`
  return { name, mediaType: 'application/pdf', bytes: blob.bytes }
}
