import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonOfActivity } from '#app/learning/course-plan.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { PackageStructure } from '../package-structure.ts'
import { Stamps, Values } from '../schemas.ts'

const stateColumns = {
  id: true,
  packageId: true,
  number: true,
  completion: true,
  success: true,
  scoreBasisPoints: true,
  lastCommitAt: true,
} as const

/**
 * The package of an exercise in one of the viewer's courses, the lesson it is in, and how far they are with it.
 * @throws AppError `not_found` for another person's enrolment, or an exercise that plays no package
 */
export async function getOwnPackage(viewer: Viewer, enrolmentId: string, activityId: string) {
  const { version, done } = await getOwnEnrolment(viewer, enrolmentId)
  const lesson = lessonOfActivity(version.outline, activityId)
  const activity = lesson?.activities.find(({ id }) => id === activityId)
  const placement = await db().scormPlacement.findUnique({
    where: { courseVersionId_activityId: { courseVersionId: version.id, activityId } },
    select: { packageId: true },
  })
  if (!lesson || !activity || !placement) throw notFound('package')
  const { packageId } = placement
  const attempt = await db().scormAttempt.findFirst({
    where: { enrolmentId, activityId, packageId },
    orderBy: { number: 'desc' },
    select: stateColumns,
  })
  return { enrolmentId, courseTitle: version.title, lesson, activity, packageId, attempt, done: done.has(activityId) }
}

const itemColumns = { itemId: true, values: true, stamps: true, exit: true, ended: true } as const
const Structure = z.object({ structure: PackageStructure })
const ItemRow = z.object({ itemId: z.string(), values: Values, stamps: Stamps, exit: z.string(), ended: z.boolean() })
export type ItemRow = z.infer<typeof ItemRow>

const columns = {
  id: true,
  enrolmentId: true,
  activityId: true,
  windowId: true,
  sequence: true,
  itemId: true,
  sequencing: true,
  completion: true,
  success: true,
  scoreBasisPoints: true,
  packageId: true,
  rateMinute: true,
  rateCount: true,
  package: { select: { structure: true, title: true } },
  enrolment: { select: { personId: true, state: true } },
  items: { select: itemColumns },
} as const

/** An attempt with all that was kept of it, and what is played in it; null when there is none. */
export async function findAttempt(attemptId: string, tx: Transaction = db()) {
  const row = await tx.scormAttempt.findUnique({ where: { id: attemptId }, select: columns })
  if (!row) return null
  const { package: played, items, ...attempt } = row
  const { structure } = Structure.parse(played)
  return { ...attempt, title: played.title, structure, items: items.map((item) => ItemRow.parse(item)) }
}
export type LoadedAttempt = NonNullable<Awaited<ReturnType<typeof findAttempt>>>

/** As `findAttempt`, with its row locked until the end of the transaction. */
export async function lockAttempt(attemptId: string, tx: Transaction): Promise<LoadedAttempt | null> {
  await tx.$queryRaw`SELECT id FROM scorm_attempt WHERE id = ${attemptId}::uuid FOR UPDATE`
  return findAttempt(attemptId, tx)
}

/** Seconds of each item of an attempt, all its openings together. */
export async function secondsByItem(attemptId: string): Promise<Map<string, number>> {
  const sums = await db().scormSession.groupBy({ by: ['itemId'], where: { attemptId }, _sum: { seconds: true } })
  return new Map(sums.map(({ itemId, _sum }) => [itemId, _sum.seconds ?? 0]))
}
