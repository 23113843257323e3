import { db } from '#app/platform/database.server.ts'
import type { DraftRow } from '../draft-access.server.ts'
import type { CourseFile } from '../../version-files.server.ts'
import { filesAt } from '../files-at.server.ts'

/** What has become of a file; `moved`: it stands as it was under another path. */
export type ChangedFile = { path: string; kind: 'changed' | 'added' | 'removed' | 'moved'; isMedia: boolean }

/** The files that differ since a revision of the draft. */
export type ChangesSince = { revision: number; files: ChangedFile[] }

const contentOf = ({ text, blobSha256 }: CourseFile) => text ?? `blob ${blobSha256}`

/** Which files differ between two states of a draft, by path. */
export function changedFiles(before: readonly CourseFile[], after: readonly CourseFile[]): ChangedFile[] {
  const was = new Map(before.map((file) => [file.path, contentOf(file)]))
  const is = new Map(after.map((file) => [file.path, contentOf(file)]))
  const gone = before.filter(({ path }) => !is.has(path))
  const come = after.filter(({ path }) => !was.has(path))
  const wentAway = new Set(gone.map(contentOf))
  const cameBack = new Set(come.map(contentOf))
  const line = (kind: ChangedFile['kind'], { path, text }: CourseFile) => ({ path, kind, isMedia: text === null })
  return [
    ...after
      .filter((file) => was.has(file.path) && was.get(file.path) !== contentOf(file))
      .map((file) => line('changed', file)),
    ...come.map((file) => line(wentAway.has(contentOf(file)) ? 'moved' : 'added', file)),
    ...gone.filter((file) => !cameBack.has(contentOf(file))).map((file) => line('removed', file)),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * What has changed in a draft since the course was published, and since a colleague last read and decided; null where
 * there is no such thing to compare with.
 */
export async function listChangesSince(
  draft: DraftRow,
): Promise<{ published: ChangesSince | null; review: ChangesSince | null }> {
  const last = await db().draftReview.findFirst({
    where: { draftId: draft.id, decision: { not: null }, revision: { lt: draft.revision } },
    orderBy: { revision: 'desc' },
    select: { revision: true },
  })
  const now = await filesAt(draft, draft.revision)
  const since = async (revision: number): Promise<ChangesSince> => ({
    revision,
    files: changedFiles(await filesAt(draft, revision), now),
  })
  return {
    published: draft.baseVersionId === null ? null : await since(0),
    review: last && (await since(last.revision)),
  }
}
