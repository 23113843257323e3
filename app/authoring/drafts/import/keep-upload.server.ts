import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { getDraft } from '../draft-access.server.ts'
import { readDocumentApart, readFolderApart } from './read-upload-apart.server.ts'
import type { ImportFault, RefusedFile } from './read-upload.server.ts'
import { keptHours, textLimit } from './schemas.ts'
import type { Refusal } from './unpack.server.ts'
import { uploadKind, type KindFault, type UploadKind } from './upload-kind.ts'

export type UploadFault = ImportFault | KindFault | 'file_not_zip' | 'file_large'
export type RefusedUpload = { ok: false; refusals: Refusal<UploadFault>[]; faults: RefusedFile['faults'] }
export type Upload = { id: string; slug: string; kind: UploadKind; fileName: string; bytes: Uint8Array }

const kinds: readonly UploadKind[] = ['folder', 'word', 'markdown', 'questions']
const isKind = (kind: string): kind is UploadKind => kinds.some((one) => one === kind)
const refused = (code: UploadFault): RefusedUpload => ({ ok: false, refusals: [{ code, name: '' }], faults: [] })
const since = (now: Date) => new Date(now.getTime() - keptHours * 3_600_000)

type Sent = { slug: string | null; name: string; bytes: Uint8Array }

async function slugOf(
  kind: UploadKind,
  { slug, name, bytes }: Sent,
): Promise<RefusedUpload | { ok: true; slug: string }> {
  if (kind === 'folder') {
    const read = await readFolderApart({ bytes, slug })
    return read.ok ? { ok: true, slug: read.source.slug } : read
  }
  if (slug === null) return refused('file_not_zip')
  const read = await readDocumentApart({ kind, bytes, name, split: 'one' })
  // Too long for one lesson, it may still be cut into several.
  const isCut = read.ok || read.refusals.every(({ code }) => code === 'lesson_large')
  return read.ok || (isCut && read.refusals.length > 0) ? { ok: true, slug } : read
}

/**
 * Takes a file to be imported: into the draft `slug`, or as the course it says it is. It is read whole first; of what is
 * refused nothing is kept, and every reason told. A second file for the same course takes the place of the first.
 * @throws AppError as `getDraft`
 */
export async function keepUpload(
  viewer: Viewer,
  sent: Sent,
  now: Date,
): Promise<RefusedUpload | { ok: true; uploadId: string }> {
  requireAuthor(viewer)
  if (sent.slug !== null) await getDraft(viewer, sent.slug)
  const kind = uploadKind(sent.name, sent.bytes)
  if (!isKind(kind)) return refused(kind)
  const isText = kind === 'markdown' || kind === 'questions'
  if (isText && sent.bytes.byteLength > textLimit) return refused('file_large')
  const read = await slugOf(kind, sent)
  if (!read.ok) return read
  const uploadedById = viewer.personId
  const upload = { id: newId(), slug: read.slug, kind, fileName: sent.name.slice(0, 200), uploadedById }
  await transaction(async (tx) => {
    await tx.courseUpload.deleteMany({ where: { uploadedById, slug: read.slug } })
    const row = { ...upload, bytes: new Uint8Array(sent.bytes), uploadedAt: now }
    await tx.courseUpload.create({ data: row, select: { id: true } })
  })
  return { ok: true, uploadId: upload.id }
}

/** A file that waits, for who sent it. @throws AppError `forbidden`; `not_found` for another's, and once it is forgotten */
export async function getUpload(viewer: Viewer, uploadId: string, now: Date): Promise<Upload> {
  requireAuthor(viewer)
  const row = await db().courseUpload.findFirst({
    where: { id: uploadId, uploadedById: viewer.personId, uploadedAt: { gte: since(now) } },
    select: { id: true, slug: true, kind: true, fileName: true, bytes: true },
  })
  if (!row || !isKind(row.kind)) throw notFound('upload')
  return { ...row, kind: row.kind }
}

/** Throws a file away that nobody wants imported after all. @throws AppError `forbidden` */
export async function dropUpload(viewer: Viewer, uploadId: string): Promise<void> {
  requireAuthor(viewer)
  await db().courseUpload.deleteMany({ where: { id: uploadId, uploadedById: viewer.personId } })
}

/** Lets go of files whose report nobody confirmed in a day. */
export async function forgetOldUploads(now: Date): Promise<void> {
  await db().courseUpload.deleteMany({ where: { uploadedAt: { lt: since(now) } } })
}
