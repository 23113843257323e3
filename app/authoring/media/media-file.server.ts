import type { Viewer } from '#app/identity/viewer.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { sql } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'

/**
 * The bytes of something in the library, of a file of a draft or of what one was before, for who writes courses; for
 * everybody else it is not there.
 * @throws AppError `not_found`
 */
export async function getAuthorsMedia(viewer: Viewer | null, sha256: string) {
  if (!viewer || !canAuthor(viewer)) throw notFound('media')
  const [named] = await sql()`
    SELECT 1 WHERE EXISTS (SELECT FROM draft_file WHERE blob_sha256 = ${sha256})
    OR EXISTS (SELECT FROM draft_change WHERE blob_sha256 = ${sha256})
    OR EXISTS (SELECT FROM media_item WHERE ${sha256} IN (blob_sha256, thumb_sha256))`
  const blob = named && (await findBlob(sha256))
  if (!blob) throw notFound('media')
  return blob
}
