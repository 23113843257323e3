import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'

/**
 * Writes an entry of the viewer's own anew; what stood there before is gone, as in a notebook.
 * @throws AppError `not_found` for an entry that is not there or another person's
 */
export async function editJournalEntry(
  viewer: Viewer,
  { entryId: id, text }: { entryId: string; text: string },
  now: Date,
): Promise<void> {
  const where = { id, personId: viewer.personId }
  const { count } = await db().journalEntry.updateMany({ where, data: { text, editedAt: now } })
  if (count === 0) throw notFound('entry')
}
