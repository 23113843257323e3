import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { carryRemarks } from './carry-remarks.server.ts'
import { changeFiles, type FileChange } from './change-files.server.ts'
import { lockDraft } from './draft-access.server.ts'
import { moveNames } from './move-names.ts'

/**
 * A lesson or a module changes places with the one before or after it, its media with it, in one change. At an end
 * nothing happens.
 * @throws AppError as `lockDraft`
 */
export async function movePart(
  viewer: Viewer,
  { slug, part, direction }: { slug: string; part: string; direction: 'up' | 'down' },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const files = await tx.draftFile.findMany({
      where: { draftId: draft.id },
      select: { path: true, text: true, blobSha256: true },
    })
    const names = moveNames(
      files.map(({ path }) => path),
      part,
      direction,
    )
    if (!names || names.size === 0) return
    const moved = files.flatMap(({ path, ...content }): FileChange[] => {
      const to = names.get(path)
      return to === undefined ? [] : [{ path: to, ...content }]
    })
    const taken = new Set(moved.map(({ path }) => path))
    const gone = [...names.keys()].filter((path) => !taken.has(path)).map((path) => ({ path, text: null }))
    await changeFiles(tx, draft, [...gone, ...moved], { personId: viewer.personId, now })
    await carryRemarks(tx, draft.id, names)
  })
}
