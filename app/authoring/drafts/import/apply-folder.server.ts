import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { mediaTypeOf } from '../../check-media.ts'
import type { CourseSource } from '../../course-source.ts'
import { changeFiles, type FileChange } from '../change-files.server.ts'
import { lockDraft, type DraftRow } from '../draft-access.server.ts'
import { openDraftIn } from '../open-draft.server.ts'
import { compareFolder, type FolderChange } from './compare-folder.server.ts'
import { folderBase, type FolderBase } from './folder-base.server.ts'
import { getUpload } from './keep-upload.server.ts'
import { readFolderApart } from './read-upload-apart.server.ts'

export type ApplyFolderOutcome =
  { ok: true; slug: string } | { ok: false; reason: 'changed_meanwhile' | 'nothing_new' | 'file_refused' }

/** The draft to write into, begun where there is none. */
async function draftFor(tx: Transaction, viewer: Viewer, slug: string, kind: FolderBase['kind'], now: Date) {
  if (kind === 'published') await openDraftIn(tx, viewer, slug, now)
  if (kind === 'none') {
    const draft = { id: newId(), slug, createdById: viewer.personId, createdAt: now }
    await tx.courseDraft.createMany({ data: [draft], skipDuplicates: true })
  }
  return lockDraft(tx, viewer, slug)
}

async function written(
  tx: Transaction,
  { path, kind, after }: FolderChange,
  source: CourseSource,
): Promise<FileChange> {
  if (kind === 'removed' || after !== null) return { path, text: after }
  const bytes = source.files.get(path)?.bytes ?? new Uint8Array()
  return { path, text: null, blobSha256: await putBlob(tx, bytes, mediaTypeOf(path) ?? 'application/octet-stream') }
}

async function write(tx: Transaction, draft: DraftRow, changes: FileChange[], viewer: Viewer, now: Date) {
  const revision = await changeFiles(tx, draft, changes, { personId: viewer.personId, now })
  const detail = { slug: draft.slug, revision, files: changes.length }
  const subject = { subjectType: 'draft', subjectId: draft.id, detail }
  await audit(tx, { actorId: viewer.personId, action: 'draft.imported', ...subject }, now)
}

/**
 * Makes a draft what a folder is, as one revision; begins the draft where there is none. Where the course is no longer
 * what the report was of (`base`), nothing is written.
 * @throws AppError as `getUpload`
 */
export async function applyFolder(
  viewer: Viewer,
  { uploadId, base }: { uploadId: string; base: string },
  now: Date,
): Promise<ApplyFolderOutcome> {
  const { slug, bytes } = await getUpload(viewer, uploadId, now)
  const read = await readFolderApart({ bytes, slug })
  if (!read.ok) return { ok: false, reason: 'file_refused' }
  return transaction(async (tx): Promise<ApplyFolderOutcome> => {
    // One import of a course at a time, also where there is no draft to lock yet.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7216021, hashtext(${slug}))`
    await tx.$queryRaw`SELECT id FROM course_draft WHERE slug = ${slug} FOR UPDATE`
    const before = await folderBase(slug, tx)
    if (before.mark !== base) return { ok: false, reason: 'changed_meanwhile' }
    const changes = compareFolder(before.files, read.source)
    if (changes.length === 0) return { ok: false, reason: 'nothing_new' }
    const draft = await draftFor(tx, viewer, slug, before.kind, now)
    // Somebody has begun one at this moment.
    if (before.kind !== 'draft' && draft.revision !== 0) return { ok: false, reason: 'changed_meanwhile' }
    const files: FileChange[] = []
    for (const change of changes) files.push(await written(tx, change, read.source))
    await write(tx, draft, files, viewer, now)
    await tx.courseUpload.deleteMany({ where: { id: uploadId } })
    return { ok: true, slug }
  })
}
