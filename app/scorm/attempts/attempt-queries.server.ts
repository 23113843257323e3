import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonOfActivity } from '#app/learning/course-plan.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { BoundedMap } from '#app/platform/bounded-map.ts'
import {
  db,
  inTransaction,
  Prisma,
  runPrepared,
  type RunStatement,
  type Transaction,
} from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { PackageStructure } from '../package-structure.ts'
import { Stamps, Values } from '../schemas.ts'
import { eachValue, readStored } from './storable-text.ts'

/** What a page says of an attempt. */
const stateColumns = {
  id: true,
  packageId: true,
  number: true,
  completion: true,
  success: true,
  scoreBasisPoints: true,
  lastCommitAt: true,
} as const

/** The newest of some attempts, as a page speaks of it; null without one. */
export const findNewest = (where: Prisma.ScormAttemptWhereInput) =>
  db().scormAttempt.findFirst({ where, orderBy: { number: 'desc' }, select: stateColumns })

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
  const attempt = await findNewest({ enrolmentId, activityId, packageId })
  return { enrolmentId, courseTitle: version.title, lesson, activity, packageId, attempt, done: done.has(activityId) }
}

/** Element → value, as `storable` kept them. */
export const StoredValues = Values.transform((values) => eachValue(values, readStored))
const ItemRow = z.object({
  itemId: z.string(),
  values: StoredValues,
  stamps: Stamps,
  exit: z.string(),
  ended: z.boolean(),
})

const AttemptRow = z.object({
  id: z.string(),
  /** Null for a trial. */
  enrolmentId: z.string().nullable(),
  activityId: z.string(),
  windowId: z.string().nullable(),
  sequence: z.number(),
  itemId: z.string(),
  sequencing: z.string().transform(readStored),
  completion: z.enum(['unknown', 'incomplete', 'completed']),
  success: z.enum(['unknown', 'passed', 'failed']),
  scoreBasisPoints: z.number().nullable(),
  packageId: z.string(),
  rateMinute: z.number(),
  rateCount: z.number(),
  startedAt: z.date(),
  /** Whose it is. */
  personId: z.string(),
  isWithdrawn: z.boolean(),
  items: z.array(ItemRow),
})

const Played = z.object({ title: z.string(), structure: PackageStructure })
type Played = z.infer<typeof Played>

/** A version of a package never changes (P1), so what is played of it is read and checked once; the oldest goes when there are too many. */
const kept = new BoundedMap<string, Played>(200)

async function getPlayed(id: string): Promise<Played> {
  const known = kept.get(id)
  if (known) return known
  const select = { title: true, structure: true } as const
  const played = Played.parse(await db().scormPackage.findUniqueOrThrow({ where: { id }, select }))
  kept.set(id, played)
  return played
}

/** An attempt with all that was kept of it, and what is played in it; null when there is none. */
export async function findAttempt(attemptId: string, run: RunStatement = runPrepared) {
  const [row] = await run(Prisma.sql`
    SELECT a.id, a.enrolment_id AS "enrolmentId", a.activity_id AS "activityId", a.window_id AS "windowId", a.sequence,
      a.item_id AS "itemId", a.sequencing, a.completion::text, a.success::text, a.score_basis_points AS "scoreBasisPoints",
      a.package_id AS "packageId", a.rate_minute AS "rateMinute", a.rate_count AS "rateCount", a.started_at AS "startedAt",
      COALESCE(e.person_id, a.tried_by_id) AS "personId", e.state IS NOT DISTINCT FROM 'withdrawn' AS "isWithdrawn",
      COALESCE((SELECT jsonb_agg(jsonb_build_object(
        'itemId', i.item_id, 'values', i.values, 'stamps', i.stamps, 'exit', i.exit, 'ended', i.ended) ORDER BY i.item_id)
        FROM scorm_item i WHERE i.attempt_id = a.id), '[]') AS items
    FROM scorm_attempt a LEFT JOIN enrolment e ON e.id = a.enrolment_id WHERE a.id = ${attemptId}::uuid`)
  if (!row) return null
  const attempt = AttemptRow.parse(row)
  return { ...attempt, ...(await getPlayed(attempt.packageId)) }
}
export type LoadedAttempt = NonNullable<Awaited<ReturnType<typeof findAttempt>>>

/** As `findAttempt`, with its row locked until the end of the transaction. */
export async function lockAttempt(attemptId: string, tx: Transaction): Promise<LoadedAttempt | null> {
  await tx.$queryRaw`SELECT id FROM scorm_attempt WHERE id = ${attemptId}::uuid FOR UPDATE`
  return findAttempt(attemptId, inTransaction(tx))
}

/** Seconds of each item of an attempt, all its openings together. */
export async function secondsByItem(attemptId: string): Promise<Map<string, number>> {
  const sums = await db().scormSession.groupBy({ by: ['itemId'], where: { attemptId }, _sum: { seconds: true } })
  return new Map(sums.map(({ itemId, _sum }) => [itemId, _sum.seconds ?? 0]))
}
