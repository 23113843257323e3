import type { Viewer } from '#app/identity/viewer.ts'
import { beginUpload, type BegunUpload } from './begin-upload.server.ts'
import { receivePiece } from './receive-piece.server.ts'
import { sentBytes } from './upload-rules.ts'

/** Takes in a file that comes whole, as in pieces. @throws AppError as `beginUpload` */
export async function takeWhole(
  viewer: Viewer,
  { file, replaces }: { file: File; replaces: string },
  now: Date,
): Promise<BegunUpload> {
  const begun = await beginUpload(viewer, { fileName: file.name, size: file.size, replaces }, now)
  if (!begun.ok) return begun
  const { uploadId } = begun
  for (let offset = 0; offset < file.size; offset += sentBytes) {
    const bytes = new Uint8Array(await file.slice(offset, offset + sentBytes).arrayBuffer())
    await receivePiece(viewer, { uploadId, offset, bytes }, now)
  }
  return begun
}
