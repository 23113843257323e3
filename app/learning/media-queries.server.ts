import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'

/** A file of a published course; null for any other: hashes that no course names are not public. */
export async function findCourseMedia(sha256: string): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const named = await db().courseMedia.findFirst({ where: { blobSha256: sha256 }, select: { path: true } })
  return named && findBlob(sha256)
}
