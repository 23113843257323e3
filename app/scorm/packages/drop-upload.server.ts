import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'

/** Lets go of a file of one's own that is not being checked, with what was said of it. @throws AppError `forbidden` */
export async function dropPackageUpload(viewer: Viewer, uploadId: string): Promise<void> {
  requireAuthor(viewer)
  await db().scormUpload.deleteMany({
    where: { id: uploadId, addedById: viewer.personId, state: { notIn: ['checking', 'keeping'] } },
  })
}
