import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'

/** Deletes an entry of the viewer's own for good. One that is gone already, or another person's, changes nothing. */
export async function deleteJournalEntry(viewer: Viewer, entryId: string): Promise<void> {
  await db().journalEntry.deleteMany({ where: { id: entryId, personId: viewer.personId } })
}
