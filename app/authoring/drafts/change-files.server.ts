import type { Transaction } from '#app/platform/database.server.ts'
import type { DraftRow } from './draft-access.server.ts'

/** What becomes of one text: its new words, or null where it is taken away. */
export type FileChange = { path: string; text: string | null }

/**
 * Writes changes into a locked draft, each with who made it and when, as one revision. @returns the draft's revision now
 */
export async function changeFiles(
  tx: Transaction,
  draft: DraftRow,
  changes: readonly FileChange[],
  by: { personId: string; now: Date },
): Promise<number> {
  const { id: draftId } = draft
  const revision = draft.revision + 1
  await tx.courseDraft.update({ where: { id: draftId }, data: { revision } })
  for (const { path, text } of changes) {
    if (text === null) await tx.draftFile.delete({ where: { draftId_path: { draftId, path } } })
    else {
      await tx.draftFile.upsert({
        where: { draftId_path: { draftId, path } },
        create: { draftId, path, text, revision },
        update: { text, revision },
      })
    }
  }
  const about = { draftId, revision, changedBy: by.personId, changedAt: by.now }
  await tx.draftChange.createMany({ data: changes.map((change) => ({ ...about, ...change })) })
  return revision
}
