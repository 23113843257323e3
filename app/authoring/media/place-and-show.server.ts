import type { Viewer } from '#app/identity/viewer.ts'
import { draftPaths } from '../drafts/paths.ts'
import { insertMedia, type InsertOutcome } from './arrange-media.server.ts'
import { mediaPaths } from './paths.ts'
import { placeMedia, type PlaceOutcome } from './place-media.server.ts'
import type { Place } from './schemas.ts'

/**
 * Puts something of the library into a module, and shows it in the lesson where one is named.
 * @returns where to go on, or why nothing more was done @throws AppError as `placeMedia`
 */
export async function placeAndShow(
  viewer: Viewer,
  { lesson, at, ...asked }: Place & { itemId: string },
  now: Date,
): Promise<string | Exclude<PlaceOutcome | InsertOutcome, { ok: true }>> {
  const { slug } = asked
  const placed = await placeMedia(viewer, asked, now)
  if (!placed.ok) return placed
  if (!lesson) return mediaPaths.draft({ slug, done: 'placed' })
  const shown = await insertMedia(viewer, { slug, path: placed.path, lesson, at }, now)
  return shown.ok ? draftPaths.write({ slug, path: lesson, line: shown.line }) : shown
}
