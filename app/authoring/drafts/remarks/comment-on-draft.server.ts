import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lockDraft } from '../draft-access.server.ts'
import type { NewComment, NewReply } from '../schemas.ts'

/** Says something of a line of a text, or of a block that begins there. @throws AppError `not_found` where there is no such text; as `getDraft` */
export async function commentOnDraft(
  viewer: Viewer,
  { slug, ...comment }: NewComment & { slug: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const { id: draftId, revision } = await lockDraft(tx, viewer, slug, null)
    const where = { draftId_path: { draftId, path: comment.path } }
    const file = await tx.draftFile.findUnique({ where, select: { text: true } })
    if (!file || file.text === null) throw notFound('draft file')
    const about = { id: newId(), draftId, revision, writtenBy: viewer.personId, writtenAt: now }
    await tx.draftComment.create({ data: { ...about, ...comment } })
  })
}

/** Marks a comment as done with. Twice does nothing more. @throws AppError as `getDraft` */
export async function settleComment(
  viewer: Viewer,
  { slug, commentId }: { slug: string; commentId: string },
  now: Date,
) {
  await transaction(async (tx) => {
    const { id: draftId } = await lockDraft(tx, viewer, slug, null)
    const where = { id: commentId, draftId, settledAt: null }
    await tx.draftComment.updateMany({ where, data: { settledAt: now, settledBy: viewer.personId } })
  })
}

/** Answers what was said. @throws AppError `not_found` where it was not said of this draft; as `getDraft` */
export async function replyToComment(
  viewer: Viewer,
  { slug, commentId, text }: NewReply & { slug: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const { id: draftId } = await lockDraft(tx, viewer, slug, null)
    if (!(await tx.draftComment.findFirst({ where: { id: commentId, draftId }, select: { id: true } })))
      throw notFound('remark')
    await tx.draftReply.create({ data: { id: newId(), commentId, text, writtenBy: viewer.personId, writtenAt: now } })
  })
}
