import type { Transaction } from '#app/platform/database.server.ts'
import { isLessonPath } from '../course-source.ts'
import type { DraftRow } from './draft-access.server.ts'
import { withSummedMinutes } from './summed-minutes.ts'

/** What becomes of one file: its new words, or the hash of its bytes where it is media; both null where it is taken away. */
export type FileChange = { path: string; text: string | null; blobSha256?: string | null }

const facts = 'course.yaml'

type Settled = { changes: readonly FileChange[]; summed: FileChange | null }

/**
 * The changes as they are written, with the minutes of `course.yaml` the sum of its lessons'. `summed`: the same where
 * nobody but the product changes it.
 */
async function settle(tx: Transaction, draftId: string, changes: readonly FileChange[]): Promise<Settled> {
  const isOfMinutes = ({ path }: FileChange) => path === facts || isLessonPath(path)
  if (!changes.some(isOfMinutes)) return { changes, summed: null }
  const where = { draftId, OR: [{ path: facts }, { path: { endsWith: '.mdx' } }] }
  const rows = await tx.draftFile.findMany({ where, select: { path: true, text: true } })
  const before = new Map(rows.flatMap(({ path, text }): [string, string][] => (text === null ? [] : [[path, text]])))
  const after = new Map(before)
  for (const { path, text } of changes.filter(isOfMinutes)) {
    if (text === null) after.delete(path)
    else after.set(path, text)
  }
  const text = withSummedMinutes(after)
  if (text === null) return { changes, summed: null }
  const rest = changes.filter(({ path }) => path !== facts)
  const isSame = text === before.get(facts)
  if (rest.length < changes.length) return { changes: isSame ? rest : [...rest, { path: facts, text }], summed: null }
  return { changes, summed: isSame ? null : { path: facts, text } }
}

/**
 * Writes changes into a locked draft, each with who made it and when, as one revision; the minutes of the course follow
 * those of its lessons. Who has `course.yaml` open is not overtaken by that. What is so already is no change.
 * @returns the draft's revision now
 */
export async function changeFiles(
  tx: Transaction,
  draft: DraftRow,
  wanted: readonly FileChange[],
  by: { personId: string; now: Date },
): Promise<number> {
  const { id: draftId } = draft
  const { changes, summed } = await settle(tx, draftId, wanted)
  if (changes.length === 0) return draft.revision
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
  if (summed) {
    await tx.draftFile.update({ where: { draftId_path: { draftId, path: facts } }, data: { text: summed.text } })
  }
  const about = { draftId, revision, changedBy: by.personId, changedAt: by.now }
  const made = [...changes, ...(summed ? [summed] : [])].map(({ path, text, blobSha256 = null }) => ({
    ...about,
    ...{ path, text, blobSha256 },
  }))
  await tx.draftChange.createMany({ data: made })
  return revision
}
