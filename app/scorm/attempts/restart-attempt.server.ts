import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import type { PackagePlace } from '../schemas.ts'
import { nextAttempt, requirePlace } from './attempt-place.server.ts'

/**
 * Lets somebody begin a package from its beginning: its next opening finds nothing written. What was reached before stays,
 * for the course and to be read. Where nothing was written yet, nothing changes.
 * @throws AppError as `requirePlace`
 */
export async function restartAttempt(viewer: Viewer, asked: PackagePlace, now: Date): Promise<void> {
  const place = await requirePlace(viewer, asked)
  await transaction((tx) => nextAttempt(tx, place, (latest) => (latest?.sequence ?? 0) > 0, now))
}
