import type { Viewer } from '#app/identity/viewer.ts'
import { canAdminister } from '#app/organisation/policy.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { lockPackages } from './lock-packages.server.ts'

/**
 * Lets go of bytes that nothing names any more. Pictures and PDFs stay: other rooms keep theirs by the same hash.
 */
async function forgetBytes(tx: Transaction, hashes: readonly string[]): Promise<void> {
  const gone = await tx.$queryRaw<{ sha256: string }[]>`
    DELETE FROM blob b
    WHERE b.sha256 = ANY(${[...hashes]}) AND b.media_type <> 'application/pdf' AND b.media_type NOT LIKE 'image/%'
    AND NOT EXISTS (SELECT FROM scorm_file s WHERE s.blob_sha256 = b.sha256)
    AND NOT EXISTS (SELECT FROM media_item i WHERE b.sha256 IN (i.blob_sha256, i.thumb_sha256))
    AND NOT EXISTS (SELECT FROM draft_file f WHERE f.blob_sha256 = b.sha256)
    AND NOT EXISTS (SELECT FROM draft_change c WHERE c.blob_sha256 = b.sha256)
    AND NOT EXISTS (SELECT FROM course_media m WHERE m.blob_sha256 = b.sha256)
    RETURNING b.sha256`
  await tx.blobPiece.deleteMany({ where: { sha256: { in: gone.map(({ sha256 }) => sha256) } } })
}

/**
 * Lets go of a version of a package that no published course plays, and of its trials. Its bytes go with the last that names them.
 * @returns false where a course plays it, and it stays
 * @throws AppError `forbidden` for who did not take it in and does not run the installation; `not_found`
 */
export async function removePackage(viewer: Viewer, packageId: string, now: Date): Promise<boolean> {
  requireAuthor(viewer)
  return transaction(async (tx) => {
    await lockPackages(tx)
    const row = await tx.scormPackage.findUnique({
      where: { id: packageId },
      select: { name: true, version: true, addedById: true, placements: { take: 1, select: { activityId: true } } },
    })
    if (!row) throw notFound('package')
    if (row.addedById !== viewer.personId && !canAdminister(viewer)) {
      throw new AppError('forbidden', { message: 'only who took a package in lets go of it' })
    }
    const played = await tx.scormAttempt.count({ where: { packageId, enrolmentId: { not: null } }, take: 1 })
    if (row.placements.length > 0 || played > 0) return false
    // What is left are trials.
    await tx.scormAttempt.deleteMany({ where: { packageId } })
    const files = await tx.scormFile.findMany({ where: { packageId }, select: { blobSha256: true } })
    await tx.scormPackage.delete({ where: { id: packageId } })
    await forgetBytes(
      tx,
      files.map(({ blobSha256 }) => blobSha256),
    )
    const { name, version } = row
    const subject = { subjectType: 'scorm_package', subjectId: packageId, detail: { name, version } }
    await audit(tx, { actorId: viewer.personId, action: 'scorm.package_removed', ...subject }, now)
    return true
  })
}
