import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { changeFiles } from './change-files.server.ts'
import { getDraft, lockDraft } from './draft-access.server.ts'
import { contentAt } from './save-text.server.ts'

type Version = { slug: string; path: string; revision: number }

const columns = { text: true, blobSha256: true } as const

/**
 * A file as it was at a revision, and as it is; null where it is not there. Of a text its words, of media the hash of
 * their bytes.
 * @throws AppError `forbidden`, `not_found`
 */
export async function getVersion(viewer: Viewer, { slug, path, revision }: Version) {
  const draft = await getDraft(viewer, slug)
  const where = { draftId_path: { draftId: draft.id, path } }
  const [then, now] = await Promise.all([
    contentAt(db(), draft, path, revision),
    db().draftFile.findUnique({ where, select: columns }),
  ])
  if (!then && !now) throw notFound('draft version')
  return { then, now }
}

/**
 * Puts a file back as it was at a revision, as a new change: what it was since stays in the history.
 * @throws AppError `forbidden`; `not_found` where it was not there then
 */
export async function restoreText(viewer: Viewer, { slug, path, revision }: Version, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const then = await contentAt(tx, draft, path, revision)
    if (!then) throw notFound('draft version')
    const where = { draftId_path: { draftId: draft.id, path } }
    const file = await tx.draftFile.findUnique({ where, select: columns })
    if (file?.text === then.text && file.blobSha256 === then.blobSha256) return
    await changeFiles(tx, draft, [{ path, ...then }], { personId: viewer.personId, now })
  })
}
