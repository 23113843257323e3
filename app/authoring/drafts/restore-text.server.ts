import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { isMediaPath } from '../course-source.ts'
import { changeFiles } from './change-files.server.ts'
import { getDraft, lockDraft } from './draft-access.server.ts'
import { textAt } from './save-text.server.ts'

type Version = { slug: string; path: string; revision: number }

/** A text as it was at a revision, and as it is; null where it is not there. @throws AppError `forbidden`, `not_found` */
export async function getVersion(viewer: Viewer, { slug, path, revision }: Version) {
  const draft = await getDraft(viewer, slug)
  const where = { draftId_path: { draftId: draft.id, path } }
  const [then, file] = await Promise.all([
    textAt(db(), draft, path, revision),
    db().draftFile.findUnique({ where, select: { text: true } }),
  ])
  if (isMediaPath(path) || (then === null && !file)) throw notFound('draft version')
  return { then, now: file?.text ?? null }
}

/**
 * Puts a text back as it was at a revision, as a new change: what it was since stays in the history.
 * @throws AppError `forbidden`; `not_found` where it was not there then
 */
export async function restoreText(viewer: Viewer, { slug, path, revision }: Version, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const text = isMediaPath(path) ? null : await textAt(tx, draft, path, revision)
    if (text === null) throw notFound('draft version')
    const where = { draftId_path: { draftId: draft.id, path } }
    const file = await tx.draftFile.findUnique({ where, select: { text: true } })
    if (file?.text !== text) await changeFiles(tx, draft, [{ path, text }], { personId: viewer.personId, now })
  })
}
