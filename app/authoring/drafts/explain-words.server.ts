import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { lockDraft } from './draft-access.server.ts'
import type { Explanation } from './schemas.ts'

/** Says why words that look like a real person's data lead to nobody; said again, the last holds. @throws AppError as `getDraft` */
export async function explainWords(
  viewer: Viewer,
  { slug, kind, words, reason }: Explanation & { slug: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const { id: draftId } = await lockDraft(tx, viewer, slug)
    const said = { reason, explainedBy: viewer.personId, explainedAt: now }
    await tx.draftExplanation.upsert({
      where: { draftId_kind_words: { draftId, kind, words } },
      create: { draftId, kind, words, ...said },
      update: said,
    })
  })
}
