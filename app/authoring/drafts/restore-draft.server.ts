import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { isLessonPath } from '../course-source.ts'
import { actsAs } from '../settings/course-access.server.ts'
import { carryRemarks } from './carry-remarks.server.ts'
import { changeFiles } from './change-files.server.ts'
import { getDraft, lockDraft, type DraftRow } from './draft-access.server.ts'
import { compareFiles, shownChanges, type ShownChange } from './import/compare-folder.server.ts'
import type { CourseFile } from '../version-files.server.ts'
import { filesAt } from './files-at.server.ts'
import type { Renaming } from './move-names.ts'

/** All files as they were at a revision. @throws AppError `not_found` where the draft was not there then, or is there now */
async function filesThen(draft: DraftRow, revision: number, tx: Transaction): Promise<CourseFile[]> {
  const files = await filesAt(draft, revision, tx)
  if (revision >= draft.revision || files.length === 0) throw notFound('draft point')
  return files
}

const filesNow = (tx: Transaction, { id: draftId }: DraftRow): Promise<CourseFile[]> =>
  tx.draftFile.findMany({ where: { draftId }, select: { path: true, text: true, blobSha256: true } })

const idOf = (text: string | null) => /^---\n[\s\S]*?^id: *['"]?([a-z0-9-]+)/m.exec(text ?? '')?.[1]

/** Lessons that were elsewhere then, by their ids: from where they are to where they will be. */
function lessonsMoved(now: readonly CourseFile[], then: readonly CourseFile[]): Renaming {
  const lessons = (files: readonly CourseFile[]) =>
    files.flatMap(({ path, text }): [string, string][] => {
      const id = isLessonPath(path) ? idOf(text) : undefined
      return id === undefined ? [] : [[id, path]]
    })
  const places = new Map(lessons(then))
  return new Map(
    lessons(now).flatMap(([id, path]): [string, string][] => {
      const to = places.get(id)
      return to === undefined || to === path ? [] : [[path, to]]
    }),
  )
}

/** A moment of a draft: who made it what it was, and what going back there would change. Null: as it was begun. */
export type DraftPoint = {
  revision: number
  /** Of the draft now: what was shown is what is done. */
  base: number
  at: { changedAt: Date; changedBy: string } | null
  changes: ShownChange[]
  mayWrite: boolean
}

/** What bringing a whole draft back to a revision would change. @throws AppError as `getDraft`, and `not_found` */
export async function getDraftPoint(
  viewer: Viewer,
  { slug, revision }: { slug: string; revision: number },
): Promise<DraftPoint> {
  const draft = await getDraft(viewer, slug)
  const [then, now, change, mayWrite] = await Promise.all([
    filesThen(draft, revision, db()),
    filesNow(db(), draft),
    db().draftChange.findFirst({
      where: { draftId: draft.id, revision },
      select: { changedAt: true, changedBy: true },
    }),
    actsAs(viewer, slug, 'author'),
  ])
  const names = await namesOf(change ? [change.changedBy] : [])
  const at = change && { changedAt: change.changedAt, changedBy: names.get(change.changedBy) ?? '' }
  return { revision, base: draft.revision, at, changes: shownChanges(compareFiles(now, then)), mayWrite }
}

export type RestoreDraftOutcome = { ok: true } | { ok: false; reason: 'changed_meanwhile' }

/**
 * Makes a whole draft what it was at a revision, as one new change, which is taken back in the same way; what colleagues
 * said of a lesson goes where it was. Where somebody changed the draft since `base`, nothing is written.
 * @throws AppError as `lockDraft`; `not_found` for a revision that it never had
 */
export async function restoreDraft(
  viewer: Viewer,
  { slug, revision, base }: { slug: string; revision: number; base: number },
  now: Date,
): Promise<RestoreDraftOutcome> {
  return transaction(async (tx): Promise<RestoreDraftOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    if (draft.revision !== base) return { ok: false, reason: 'changed_meanwhile' }
    const then = await filesThen(draft, revision, tx)
    const current = await filesNow(tx, draft)
    const contents = new Map(then.map((file) => [file.path, file]))
    const changes = compareFiles(current, then).map(
      ({ path }) => contents.get(path) ?? { path, text: null, blobSha256: null },
    )
    if (changes.length === 0) return { ok: true }
    await changeFiles(tx, draft, changes, { personId: viewer.personId, now })
    await carryRemarks(tx, draft.id, lessonsMoved(current, then))
    return { ok: true }
  })
}
