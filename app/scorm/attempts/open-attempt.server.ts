import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { contentToken } from '../content/content-token.server.ts'
import { scormPaths } from '../paths.ts'
import type { PackagePlace } from '../schemas.ts'
import { latestAttempt, nextAttempt, requirePlace } from './attempt-place.server.ts'
import type { Opened } from './opened.ts'

/**
 * Opens a package in a window: an address on the content origin, signed, for a working day. The window that
 * had it before may write no more. After a new version of the course with another package a new attempt begins.
 * @returns `no_origin` where the installation has no second origin to play packages from
 * @throws AppError as `requirePlace`
 */
export async function openAttempt(viewer: Viewer, asked: PackagePlace, now: Date): Promise<Opened> {
  const origin = env().contentOrigin
  if (!origin) return { ok: false, reason: 'no_origin' }
  const place = await requirePlace(viewer, asked)
  const windowId = newId()
  const attemptId = await transaction(async (tx) => {
    const latest = await latestAttempt(tx, place)
    const isOther = (one: typeof latest) => one?.packageId !== place.packageId
    // The enrolment is locked only where an attempt begins: the last commit of the window before takes them in this order.
    const id = latest && !isOther(latest) ? latest.id : await nextAttempt(tx, place, isOther, now)
    // An opening that had to wait, whose page is gone, takes the package from no window that was opened after it.
    const isLatest = { OR: [{ windowAt: null }, { windowAt: { lte: now } }] }
    await tx.scormAttempt.updateMany({ where: { id, ...isLatest }, data: { windowId, windowAt: now } })
    return id
  })
  const token = contentToken({ attemptId, windowId }, now)
  return { ok: true, attemptId, windowId, shellUrl: scormPaths.shell({ origin, token }) }
}
