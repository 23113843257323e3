import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction, writeBytes, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { checkUpload } from './jobs.server.ts'
import { sentBytes } from './upload-rules.ts'

/** `received`: bytes that are here, from the beginning on; the next piece begins there. */
export type Received = { received: number; size: number; isWhole: boolean }

type Piece = { uploadId: string; offset: number; bytes: Uint8Array }

const isNext = ({ received, size, state }: { received: number; size: number; state: string }, piece: Piece) => {
  const { offset, bytes } = piece
  const isBearable = bytes.byteLength > 0 && bytes.byteLength <= sentBytes
  return state === 'receiving' && offset === received && isBearable && received + bytes.byteLength <= size
}

/** Bytes go by the driver, which sends them as they are; they are part of the file only once its row says so. */
const writePiece = ({ uploadId, offset, bytes }: Piece) =>
  writeBytes(
    `INSERT INTO scorm_upload_piece (upload_id, "offset", bytes) VALUES ($1, $2, $3)
    ON CONFLICT (upload_id, "offset") DO UPDATE SET bytes = EXCLUDED.bytes
    WHERE (SELECT received FROM scorm_upload WHERE id = $1) = $2`,
    [uploadId, offset, bytes],
  )

/** Whether the bytes that are kept there are these, and not another sending's of the same place. */
async function isWritten(tx: Transaction, { uploadId, offset, bytes }: Piece): Promise<boolean> {
  const [kept] = await tx.$queryRaw<{ length: number }[]>`
    SELECT octet_length(bytes) AS length FROM scorm_upload_piece WHERE upload_id = ${uploadId}::uuid AND "offset" = ${offset}::int`
  return kept?.length === bytes.byteLength
}

const findUpload = async (tx: Transaction, { personId }: Viewer, uploadId: string) => {
  const row = await tx.scormUpload.findFirst({ where: { id: uploadId, addedById: personId } })
  if (!row) throw notFound('upload')
  return row
}

async function lockUpload(tx: Transaction, viewer: Viewer, uploadId: string) {
  await tx.$queryRaw`SELECT id FROM scorm_upload WHERE id = ${uploadId}::uuid FOR UPDATE`
  return findUpload(tx, viewer, uploadId)
}

/**
 * Takes a piece of a file, in the order they are: one that is here already, or that begins elsewhere, changes nothing, and
 * the reply says where to go on. With the last one the file is given to be checked (P13).
 * @throws AppError `forbidden`; `not_found` for somebody else's
 */
export async function receivePiece(viewer: Viewer, piece: Piece, now: Date): Promise<Received> {
  requireAuthor(viewer)
  const { uploadId, bytes } = piece
  if (isNext(await findUpload(db(), viewer, uploadId), piece)) await writePiece(piece)
  return transaction(async (tx) => {
    const upload = await lockUpload(tx, viewer, uploadId)
    const { received: before, size, state } = upload
    if (!isNext(upload, piece) || !(await isWritten(tx, piece))) {
      return { received: before, size, isWhole: before === size }
    }
    const received = before + bytes.byteLength
    const isWhole = received === size
    const next = isWhole ? ('checking' as const) : state
    await tx.scormUpload.update({ where: { id: uploadId }, data: { received, state: next, changedAt: now } })
    if (isWhole) await enqueue(tx, checkUpload, { uploadId })
    return { received, size, isWhole }
  })
}
