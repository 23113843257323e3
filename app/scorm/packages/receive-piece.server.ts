import type { Viewer } from '#app/identity/viewer.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { checkUpload } from './jobs.server.ts'
import { sentBytes } from './upload-rules.ts'

/** `received`: bytes that are here, from the beginning on; the next piece begins there. */
export type Received = { received: number; size: number; isWhole: boolean }

async function lockUpload(tx: Transaction, { personId }: Viewer, uploadId: string) {
  await tx.$queryRaw`SELECT id FROM scorm_upload WHERE id = ${uploadId}::uuid FOR UPDATE`
  const row = await tx.scormUpload.findFirst({ where: { id: uploadId, addedById: personId } })
  if (!row) throw notFound('upload')
  return row
}

/**
 * Takes a piece of a file, in the order they are: one that is here already, or that begins elsewhere, changes nothing, and
 * the reply says where to go on. With the last one the file is given to be checked (P13).
 * @throws AppError `forbidden`; `not_found` for somebody else's
 */
export async function receivePiece(
  viewer: Viewer,
  { uploadId, offset, bytes }: { uploadId: string; offset: number; bytes: Uint8Array },
  now: Date,
): Promise<Received> {
  requireAuthor(viewer)
  return transaction(async (tx) => {
    const { received: before, size, state } = await lockUpload(tx, viewer, uploadId)
    const received = before + bytes.byteLength
    const isNext = state === 'receiving' && offset === before && bytes.byteLength > 0
    if (!isNext || received > size || bytes.byteLength > sentBytes) {
      return { received: before, size, isWhole: before === size }
    }
    await tx.scormUploadPiece.create({
      data: { uploadId, offset, bytes: new Uint8Array(bytes) },
      select: { offset: true },
    })
    const isWhole = received === size
    const next = isWhole ? ('checking' as const) : state
    await tx.scormUpload.update({ where: { id: uploadId }, data: { received, state: next, changedAt: now } })
    if (isWhole) await enqueue(tx, checkUpload, { uploadId })
    return { received, size, isWhole }
  })
}
