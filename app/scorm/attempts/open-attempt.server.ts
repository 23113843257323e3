import type { Viewer } from '#app/identity/viewer.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { contentToken } from '../content/content-token.server.ts'
import { scormPaths } from '../paths.ts'
import { getOwnPackage } from './attempt-queries.server.ts'
import type { Opened } from './opened.ts'

type Place = { enrolmentId: string; activityId: string; packageId: string }

const latestAttempt = (tx: Transaction, { enrolmentId, activityId }: Place) =>
  tx.scormAttempt.findFirst({
    where: { enrolmentId, activityId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, packageId: true },
  })

/** The next attempt at the package, unless somebody else has just begun it. */
async function beginAttempt(tx: Transaction, place: Place, now: Date): Promise<string> {
  await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${place.enrolmentId}::uuid FOR UPDATE`
  const latest = await latestAttempt(tx, place)
  if (latest?.packageId === place.packageId) return latest.id
  const row = { ...place, id: newId(), number: (latest?.number ?? 0) + 1, startedAt: now }
  await tx.scormAttempt.create({ data: row })
  return row.id
}

/**
 * Opens the package of an exercise in a window: an address on the content origin, signed, for a working day. The window that
 * had it before may write no more. After a new version of the course with another package a new attempt begins.
 * @returns `no_origin` where the installation has no second origin to play packages from
 * @throws AppError `not_found` as `getOwnPackage`
 */
export async function openAttempt(
  viewer: Viewer,
  { enrolmentId, activityId }: { enrolmentId: string; activityId: string },
  now: Date,
): Promise<Opened> {
  const origin = env().contentOrigin
  if (!origin) return { ok: false, reason: 'no_origin' }
  const { packageId } = await getOwnPackage(viewer, enrolmentId, activityId)
  const windowId = newId()
  const attemptId = await transaction(async (tx) => {
    const place = { enrolmentId, activityId, packageId }
    const latest = await latestAttempt(tx, place)
    // The enrolment is locked only where there is no attempt yet: the last commit of the window before takes them in this order.
    const id = latest?.packageId === packageId ? latest.id : await beginAttempt(tx, place, now)
    // An opening that had to wait, whose page is gone, takes the package from no window that was opened after it.
    const isLatest = { OR: [{ windowAt: null }, { windowAt: { lte: now } }] }
    await tx.scormAttempt.updateMany({ where: { id, ...isLatest }, data: { windowId, windowAt: now } })
    return id
  })
  const token = contentToken({ attemptId, windowId }, now)
  return { ok: true, attemptId, windowId, shellUrl: scormPaths.shell({ origin, token }) }
}
