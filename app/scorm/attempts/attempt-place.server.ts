import type { Viewer } from '#app/identity/viewer.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { PackagePlace } from '../schemas.ts'
import { getOwnPackage } from './attempt-queries.server.ts'

/** Where attempts at a package are counted: in an exercise of somebody's course, or as somebody's trials. */
export type AttemptPlace = { packageId: string; activityId: string } & ({ enrolmentId: string } | { triedById: string })

/**
 * The place that is asked for, if it is the viewer's.
 * @throws AppError `not_found` for another person's enrolment, an exercise that plays no package, or no package; `forbidden` for
 *   a trial of who writes no courses
 */
export async function requirePlace(viewer: Viewer, asked: PackagePlace): Promise<AttemptPlace> {
  if ('enrolmentId' in asked) {
    const { enrolmentId, activityId } = asked
    const { packageId } = await getOwnPackage(viewer, enrolmentId, activityId)
    return { enrolmentId, activityId, packageId }
  }
  requireAuthor(viewer)
  const { packageId } = asked
  if ((await db().scormPackage.count({ where: { id: packageId }, take: 1 })) === 0) throw notFound('package')
  return { triedById: viewer.personId, activityId: '', packageId }
}

/** The newest attempt in a place; in a course perhaps at the package that a version before played. */
export function latestAttempt(tx: Transaction, place: AttemptPlace) {
  const where =
    'enrolmentId' in place
      ? { enrolmentId: place.enrolmentId, activityId: place.activityId }
      : { triedById: place.triedById, packageId: place.packageId }
  return tx.scormAttempt.findFirst({
    where,
    orderBy: { number: 'desc' },
    select: { id: true, number: true, packageId: true, sequence: true },
  })
}
type Latest = Awaited<ReturnType<typeof latestAttempt>>

/**
 * Adds the next attempt in a place if the newest one is to be followed, seen while nobody else adds one.
 * @returns the newest attempt then
 */
export async function nextAttempt(
  tx: Transaction,
  place: AttemptPlace,
  isOver: (latest: Latest) => boolean,
  now: Date,
): Promise<string> {
  if ('enrolmentId' in place)
    await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${place.enrolmentId}::uuid FOR UPDATE`
  else await tx.$queryRaw`SELECT id FROM scorm_package WHERE id = ${place.packageId}::uuid FOR UPDATE`
  const latest = await latestAttempt(tx, place)
  if (latest && !isOver(latest)) return latest.id
  const row = { ...place, id: newId(), number: (latest?.number ?? 0) + 1, startedAt: now }
  await tx.scormAttempt.create({ data: row })
  return row.id
}
