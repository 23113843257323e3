import type { Viewer } from '#app/identity/viewer.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { changeFiles } from './change-files.server.ts'
import { lockDraft, type DraftRow } from './draft-access.server.ts'
import type { SavedText } from './schemas.ts'

/** Somebody else saved meanwhile: what both began from, and what theirs is now. Nothing was written. */
export type Overtaken = { ok: false; reason: 'overtaken'; before: string; theirs: string; revision: number }
export type SaveOutcome = { ok: true; revision: number } | Overtaken

export type FileContent = { text: string | null; blobSha256: string | null }

/** A file as it was at a revision of its draft, null where it was not there; the draft's first files are its base's. */
export async function contentAt(
  tx: Transaction,
  draft: DraftRow,
  path: string,
  revision: number,
): Promise<FileContent | null> {
  const change = await tx.draftChange.findFirst({
    where: { draftId: draft.id, path, revision: { lte: revision } },
    orderBy: { revision: 'desc' },
    select: { text: true, blobSha256: true },
  })
  if (change) return change.text === null && change.blobSha256 === null ? null : change
  const courseVersionId = draft.baseVersionId
  if (courseVersionId === null) return null
  const where = { courseVersionId_path: { courseVersionId, path } }
  const text = await tx.courseSourceFile.findUnique({ where, select: { text: true } })
  if (text) return { ...text, blobSha256: null }
  const media = await tx.courseMedia.findUnique({ where, select: { blobSha256: true } })
  return media && { text: null, ...media }
}

/** A text as it was at a revision of its draft, null where it was not there. */
async function textAt(tx: Transaction, draft: DraftRow, path: string, revision: number): Promise<string | null> {
  return (await contentAt(tx, draft, path, revision))?.text ?? null
}

/**
 * Saves a text of a draft, with faults or without. Where somebody saved another after the revision it was read at,
 * nothing is written and both are returned. The same text again changes nothing.
 * @throws AppError `forbidden`, `not_found`
 */
export async function saveText(
  viewer: Viewer,
  { slug, path, text, revision }: SavedText & { slug: string; path: string },
  now: Date,
): Promise<SaveOutcome> {
  return transaction(async (tx): Promise<SaveOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const where = { draftId_path: { draftId: draft.id, path } }
    const file = await tx.draftFile.findUnique({ where, select: { text: true, revision: true } })
    if (!file || file.text === null) throw notFound('draft file')
    if (file.text === text) return { ok: true, revision: file.revision }
    if (file.revision > revision) {
      const before = (await textAt(tx, draft, path, revision)) ?? ''
      return { ok: false, reason: 'overtaken', before, theirs: file.text, revision: file.revision }
    }
    const { personId } = viewer
    return { ok: true, revision: await changeFiles(tx, draft, [{ path, text }], { personId, now }) }
  })
}
