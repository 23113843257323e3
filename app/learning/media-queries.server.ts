import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'

/**
 * A file of a published course. Only hashes that a course names are served: other blobs are not public.
 * @throws AppError `not_found`
 */
export async function getCourseMedia(sha256: string): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const named = await db().courseMedia.findFirst({ where: { blobSha256: sha256 }, select: { path: true } })
  const blob = named && (await findBlob(sha256))
  if (!blob) throw notFound('media')
  return blob
}
