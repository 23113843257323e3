import type { Viewer } from '#app/identity/viewer.ts'
import { db, type Prisma, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { EnrolmentState } from '#app/platform/generated/enums.ts'
import { getVersion, type PublishedVersion } from './version-queries.server.ts'

/** A loaded enrolment: proof that the viewer may use it. */
export type OwnEnrolment = {
  id: string
  personId: string
  state: EnrolmentState
  courseVersionId: string
  enrolledAt: Date
  startedAt: Date | null
  completedAt: Date | null
  lastLessonId: string | null
  lastSeenAt: Date | null
  /** Ids of completed lessons and exercises. */
  done: ReadonlySet<string>
  creditedMinutes: number
  version: PublishedVersion
}

const columns = {
  id: true,
  personId: true,
  state: true,
  courseVersionId: true,
  enrolledAt: true,
  startedAt: true,
  completedAt: true,
  lastLessonId: true,
  lastSeenAt: true,
  progress: { select: { activityId: true } },
  attendance: { select: { minutes: true } },
} as const satisfies Prisma.EnrolmentSelect

type Row = Prisma.EnrolmentGetPayload<{ select: typeof columns }>

async function assemble({ progress, attendance, ...row }: Row, tx: Transaction): Promise<OwnEnrolment> {
  return {
    ...row,
    done: new Set(progress.map(({ activityId }) => activityId)),
    creditedMinutes: attendance.reduce((sum, { minutes }) => sum + minutes, 0),
    version: await getVersion(row.courseVersionId, tx),
  }
}

/**
 * One of the viewer's own enrolments with progress and plan.
 * @throws AppError `not_found` when it does not exist, is another person's, or was withdrawn
 */
export async function getOwnEnrolment(
  viewer: Viewer,
  enrolmentId: string,
  tx: Transaction = db(),
): Promise<OwnEnrolment> {
  const where = { id: enrolmentId, personId: viewer.personId, state: { not: 'withdrawn' } } as const
  const row = await tx.enrolment.findFirst({ where, select: columns })
  if (!row) throw notFound('enrolment')
  return assemble(row, tx)
}

/**
 * The same, with the enrolment's row locked until the end of the transaction: for read, decide, write.
 * @throws AppError `not_found`
 */
export async function lockOwnEnrolment(viewer: Viewer, enrolmentId: string, tx: Transaction): Promise<OwnEnrolment> {
  await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${enrolmentId}::uuid AND person_id = ${viewer.personId}::uuid FOR UPDATE`
  return getOwnEnrolment(viewer, enrolmentId, tx)
}

/** All of the viewer's enrolments, the most recently used first. */
export async function listOwnEnrolments(viewer: Viewer): Promise<OwnEnrolment[]> {
  const rows = await db().enrolment.findMany({
    where: { personId: viewer.personId, state: { not: 'withdrawn' } },
    orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { enrolledAt: 'desc' }],
    select: columns,
  })
  return Promise.all(rows.map((row) => assemble(row, db())))
}

/** The viewer's enrolment in any edition of a course, or null. */
export async function findOwnEnrolmentIn(viewer: Viewer, courseId: string): Promise<string | null> {
  const row = await db().enrolment.findFirst({
    where: { personId: viewer.personId, edition: { courseId }, state: { not: 'withdrawn' } },
    orderBy: { enrolledAt: 'desc' },
    select: { id: true },
  })
  return row?.id ?? null
}

/** Minutes credited to the viewer since an instant. */
export async function ownMinutesSince(viewer: Viewer, since: Date): Promise<number> {
  const sum = await db().attendanceEntry.aggregate({
    where: { enrolment: { personId: viewer.personId }, recordedAt: { gte: since } },
    _sum: { minutes: true },
  })
  return sum._sum.minutes ?? 0
}
