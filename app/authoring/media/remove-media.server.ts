import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { lockLibrary } from './library-lock.server.ts'
import { usesOfMedia } from './media-uses.server.ts'
import { mayRemoveMedia } from './policy.ts'

/** Lets go of bytes that nothing names any more. Documents stay: other rooms keep PDFs by the same hash. */
async function forgetBytes(tx: Transaction, hashes: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM blob b WHERE b.sha256 = ANY(${hashes}) AND b.media_type <> 'application/pdf'
    AND NOT EXISTS (SELECT FROM media_item i WHERE b.sha256 IN (i.blob_sha256, i.thumb_sha256))
    AND NOT EXISTS (SELECT FROM draft_file f WHERE f.blob_sha256 = b.sha256)
    AND NOT EXISTS (SELECT FROM draft_change c WHERE c.blob_sha256 = b.sha256)
    AND NOT EXISTS (SELECT FROM scorm_file s WHERE s.blob_sha256 = b.sha256)
    AND NOT EXISTS (SELECT FROM course_media m WHERE m.blob_sha256 = b.sha256)`
}

export type RemoveOutcome = { ok: true } | { ok: false; reason: 'in_use' }

/**
 * Takes something out of the library, its bytes with it, unless a course has it: one being written, or one that was ever
 * published.
 * @throws AppError `not_found`; `forbidden` for who did not add it
 */
export async function removeMedia(viewer: Viewer, itemId: string, now: Date): Promise<RemoveOutcome> {
  requireAuthor(viewer)
  return transaction(async (tx): Promise<RemoveOutcome> => {
    await lockLibrary(tx)
    const item = await tx.mediaItem.findUnique({
      where: { id: itemId },
      select: { blobSha256: true, thumbSha256: true, addedById: true, title: true },
    })
    if (!item) throw notFound('media item')
    if (!mayRemoveMedia(viewer, item)) throw new AppError('forbidden', { message: 'who added it takes it out' })
    if ((await usesOfMedia(tx, item.blobSha256)).length > 0) return { ok: false, reason: 'in_use' }
    await tx.mediaItem.delete({ where: { id: itemId } })
    await forgetBytes(tx, [item.blobSha256, ...(item.thumbSha256 ? [item.thumbSha256] : [])])
    const detail = { title: item.title, sha256: item.blobSha256 }
    const event = { action: 'media.removed', subjectType: 'media_item', subjectId: itemId, detail }
    await audit(tx, { actorId: viewer.personId, ...event }, now)
    return { ok: true }
  })
}
