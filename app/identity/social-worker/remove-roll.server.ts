import { db } from '#app/platform/database.server.ts'
import type { Viewer } from '../viewer.ts'

/** Forgets where the viewer is on the roll; certificates that say it stay as issued (P8). Nothing to forget is no fault. */
export async function removeRoll({ personId }: Viewer): Promise<void> {
  await db().socialWorkerRoll.deleteMany({ where: { personId } })
}
