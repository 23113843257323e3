import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { checkUpload } from './jobs.server.ts'

/** Has a file checked again whose check did not come to an end. @throws AppError `forbidden` */
export async function retryCheck(viewer: Viewer, uploadId: string, now: Date): Promise<void> {
  requireAuthor(viewer)
  await transaction(async (tx) => {
    const where = { id: uploadId, addedById: viewer.personId, state: 'failed' } as const
    const { count } = await tx.scormUpload.updateMany({ where, data: { state: 'checking', changedAt: now } })
    if (count > 0) await enqueue(tx, checkUpload, { uploadId })
  })
}
