import type { Transaction } from '#app/platform/database.server.ts'
import type { DraftRow } from './draft-access.server.ts'

/** What becomes of one file: its new words, or the hash of its bytes where it is media; both null where it is taken away. */
export type FileChange = { path: string; text: string | null; blobSha256?: string | null }

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
  for (const { path, text, blobSha256 = null } of changes) {
    if (text === null && blobSha256 === null) await tx.draftFile.delete({ where: { draftId_path: { draftId, path } } })
    else {
      await tx.draftFile.upsert({
        where: { draftId_path: { draftId, path } },
        create: { draftId, path, text, blobSha256, revision },
        update: { text, blobSha256, revision },
      })
    }
  }
  const about = { draftId, revision, changedBy: by.personId, changedAt: by.now }
  const made = changes.map(({ path, text, blobSha256 = null }) => ({ ...about, path, text, blobSha256 }))
  await tx.draftChange.createMany({ data: made })
  return revision
}
