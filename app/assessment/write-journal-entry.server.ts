import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { getPractice } from './practice-queries.server.ts'

/**
 * Writes an entry of the viewer's own journal under the page's UUID; the same UUID again writes nothing. The caller has
 * checked that the viewer follows that version. No audit entry, no progress: that somebody writes is theirs too.
 * @throws AppError `not_found` for a journal the version does not have, or a UUID that is somebody else's entry
 */
export async function writeJournalEntry(
  viewer: Viewer,
  entry: { entryId: string; courseVersionId: string; activityId: string; text: string },
  now: Date,
): Promise<void> {
  const { entryId: id, courseVersionId, activityId, text } = entry
  const spec = await getPractice(courseVersionId, activityId)
  if (spec.kind !== 'journal') throw notFound('journal')
  const row = { id, personId: viewer.personId, courseVersionId, activityId, text, writtenAt: now }
  const { count } = await db().journalEntry.createMany({ data: [row], skipDuplicates: true })
  if (count === 1) return
  const own = await db().journalEntry.count({ where: { id, personId: viewer.personId } })
  if (own === 0) throw notFound('entry')
}
