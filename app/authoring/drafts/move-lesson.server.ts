import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { isLessonPath } from '../course-source.ts'
import { entriesOf } from '../media/draft-media-queries.server.ts'
import { carryRemarks } from './carry-remarks.server.ts'
import { changeFiles } from './change-files.server.ts'
import { lockDraft } from './draft-access.server.ts'
import { lessonMove, type LessonMoveFault } from './lesson-move.ts'

export type MoveLessonOutcome = { ok: true; path: string } | { ok: false; reason: LessonMoveFault; file: string }

/**
 * Puts a lesson at the end of another module, with the media it shows and what colleagues said of it, in one change.
 * @param folder of that module
 * @throws AppError as `lockDraft`; `not_found` where there is no such lesson
 */
export async function moveLesson(
  viewer: Viewer,
  { slug, part, folder }: { slug: string; part: string; folder: string },
  now: Date,
): Promise<MoveLessonOutcome> {
  return transaction(async (tx): Promise<MoveLessonOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const entries = await entriesOf(draft, tx)
    const lesson = entries.find(({ path, text }) => path === part && isLessonPath(path) && text !== null)
    if (!lesson) throw notFound('draft part')
    const move = lessonMove(entries, lesson, folder)
    if (!move.ok) return move
    await changeFiles(tx, draft, move.changes, { personId: viewer.personId, now })
    const { path } = move
    await carryRemarks(tx, draft.id, new Map([[part, path]]))
    return { ok: true, path }
  })
}
