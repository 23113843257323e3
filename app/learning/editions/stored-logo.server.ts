import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'

/**
 * The picture of one logo of an edition; whoever calls has let the viewer in.
 * @throws AppError `not_found` for a logo that is not there
 */
export async function storedLogo(editionId: string, position: number) {
  const logo = await db().editionLogo.findUnique({
    where: { editionId_position: { editionId, position } },
    select: { blobSha256: true },
  })
  const blob = logo && (await findBlob(logo.blobSha256))
  if (!blob) throw notFound('logo')
  return blob
}
