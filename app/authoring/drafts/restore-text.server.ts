import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { isLessonPath } from '../course-source.ts'
import { changeFiles } from './change-files.server.ts'
import { getDraft, lockDraft, type DraftRow } from './draft-access.server.ts'
import { withoutReturned } from './retired-ids.ts'
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

/** `course.yaml` without what a lesson that comes back had retired by going; nothing where it says so already. */
async function factsFor(tx: Transaction, draft: DraftRow, path: string, text: string | null) {
  if (text === null || !isLessonPath(path)) return []
  const facts = 'course.yaml'
  const [now, before] = await Promise.all([
    tx.draftFile.findUnique({ where: { draftId_path: { draftId: draft.id, path: facts } }, select: { text: true } }),
    contentAt(tx, draft, facts, 0),
  ])
  const written = now?.text ?? ''
  const changed = withoutReturned(written, text, before?.text ?? '')
  return changed === written ? [] : [{ path: facts, text: changed }]
}

/**
 * Puts a file back as it was at a revision, as a new change: what it was since stays in the history. The ids of
 * a lesson that comes back are retired no more.
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
    const changes = [{ path, ...then }, ...(await factsFor(tx, draft, path, then.text))]
    await changeFiles(tx, draft, changes, { personId: viewer.personId, now })
  })
}
