import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'

const columns = {
  id: true,
  courseVersionId: true,
  activityId: true,
  text: true,
  writtenAt: true,
  editedAt: true,
} as const

/**
 * The viewer's own journal, the newest entry first; of one journal or of all. There is no other reading of the table:
 * whoever asks gets what they wrote themselves.
 */
export async function listOwnEntries(viewer: Viewer, activityIds?: readonly string[]) {
  const where = { personId: viewer.personId, ...(activityIds ? { activityId: { in: [...activityIds] } } : {}) }
  return db().journalEntry.findMany({ where, orderBy: [{ writtenAt: 'desc' }, { id: 'asc' }], select: columns })
}
export type OwnEntryRow = Awaited<ReturnType<typeof listOwnEntries>>[number]
