import { db } from '#app/platform/database.server.ts'
import type { Viewer } from '../viewer.ts'
import type { SocialWorkerRoll } from './schemas.ts'

/** Keeps where the viewer is on the roll of social workers; what was kept before is written over, and no history kept. */
export async function keepRoll({ personId }: Viewer, roll: SocialWorkerRoll, now: Date): Promise<void> {
  const given = { ...roll, updatedAt: now }
  await db().socialWorkerRoll.upsert({ where: { personId }, create: { personId, ...given }, update: given })
}
