import type { Viewer } from '#app/identity/viewer.ts'
import { db, sql, type Prisma, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { EnrolmentState } from '#app/platform/generated/enums.ts'
import { inIt } from './editions/current-enrolments.ts'
import { editionColumns, meetingSums, splitEdition } from './editions/edition-row.server.ts'
import { termsOf, type EditionRow, type EditionTerms } from './editions/edition-terms.ts'
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
  /** When a later round in the same edition took its place. */
  supersededAt: Date | null
  /** The enrolment whose certificate this one renews. */
  renewsId: string | null
  /** Ids of completed lessons and exercises. */
  done: ReadonlySet<string>
  creditedMinutes: number
  terms: EditionTerms
  version: PublishedVersion
}

type Row = Omit<OwnEnrolment, 'done' | 'version' | 'terms'> & EditionRow & { done: string[] }

async function assemble(row: Row, tx: Transaction = db()): Promise<OwnEnrolment> {
  const { edition, rest } = splitEdition(row)
  const version = await getVersion(row.courseVersionId, tx)
  return { ...rest, done: new Set(row.done), terms: termsOf(edition, version), version }
}

/** Enrolment, progress and minutes in one round trip: every page of a learner asks for them, the ORM would take three. */
const columns = () => sql()`
  e.id, e.person_id AS "personId", e.state, e.course_version_id AS "courseVersionId", e.enrolled_at AS "enrolledAt",
  e.started_at AS "startedAt", e.completed_at AS "completedAt", e.last_lesson_id AS "lastLessonId",
  e.last_seen_at AS "lastSeenAt", e.superseded_at AS "supersededAt", e.renews_id AS "renewsId",
  ARRAY(SELECT p.activity_id FROM activity_progress p WHERE p.enrolment_id = e.id) AS done,
  (SELECT COALESCE(sum(t.minutes), 0)::int FROM attendance_entry t WHERE t.enrolment_id = e.id) AS "creditedMinutes",
  ${editionColumns()}`

/** An enrolment `e` with its edition `d` and the sum `h` of its meetings. */
const enrolments = () => sql()`enrolment e JOIN edition d ON d.id = e.edition_id, ${meetingSums()}`

/**
 * One of the viewer's own enrolments with progress and plan.
 * @throws AppError `not_found` when it does not exist, is another person's, or was withdrawn
 */
export async function getOwnEnrolment(viewer: Viewer, enrolmentId: string): Promise<OwnEnrolment> {
  const [row] = await sql()<Row[]>`
    SELECT ${columns()} FROM ${enrolments()}
    WHERE e.id = ${enrolmentId} AND e.person_id = ${viewer.personId} AND e.state <> 'withdrawn'`
  if (!row) throw notFound('enrolment')
  return assemble(row)
}

/** All of the viewer's enrolments, the most recently used first. */
export async function listOwnEnrolments(viewer: Viewer): Promise<OwnEnrolment[]> {
  const rows = await sql()<Row[]>`
    SELECT ${columns()} FROM ${enrolments()}
    WHERE e.person_id = ${viewer.personId} AND e.state <> 'withdrawn'
    ORDER BY e.last_seen_at DESC NULLS LAST, e.enrolled_at DESC`
  return Promise.all(rows.map((row) => assemble(row)))
}

const lockedColumns = {
  id: true,
  personId: true,
  state: true,
  courseVersionId: true,
  enrolledAt: true,
  startedAt: true,
  completedAt: true,
  lastLessonId: true,
  lastSeenAt: true,
  supersededAt: true,
  renewsId: true,
  progress: { select: { activityId: true } },
  attendance: { select: { minutes: true } },
  edition: {
    select: {
      id: true,
      mode: true,
      attendanceRule: true,
      thresholdPercent: true,
      exercisesRequired: true,
      meetings: { where: { cancelledAt: null }, select: { startsAt: true, endsAt: true, confirmedAt: true } },
    },
  },
} as const satisfies Prisma.EnrolmentSelect

type LockedEdition = Prisma.EnrolmentGetPayload<{ select: typeof lockedColumns }>['edition']

/** Whole minutes from start to end of all of them. */
function minutesOf(meetings: readonly { startsAt: Date; endsAt: Date }[]): number {
  return Math.round(meetings.reduce((sum, one) => sum + (one.endsAt.getTime() - one.startsAt.getTime()) / 60_000, 0))
}

function editionRow({ id: editionId, meetings, ...edition }: LockedEdition): EditionRow {
  const open = meetings.filter(({ confirmedAt }) => confirmedAt === null)
  const sums = { openMeetings: open.length, openMinutes: minutesOf(open), meetingMinutes: minutesOf(meetings) }
  return { ...edition, editionId, ...sums }
}

/**
 * As `getOwnEnrolment`, with the enrolment's row locked until the end of the transaction: for read, decide, write. The
 * lock is a statement before the read, so that what was written while waiting for it is seen.
 * @throws AppError `not_found`
 */
export async function lockOwnEnrolment(
  viewer: Pick<Viewer, 'personId'>,
  enrolmentId: string,
  tx: Transaction,
): Promise<OwnEnrolment> {
  await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${enrolmentId}::uuid AND person_id = ${viewer.personId}::uuid FOR UPDATE`
  const where = { id: enrolmentId, personId: viewer.personId, state: { not: 'withdrawn' } } as const
  const found = await tx.enrolment.findFirst({ where, select: lockedColumns })
  if (!found) throw notFound('enrolment')
  const { progress, attendance, edition, ...row } = found
  const done = progress.map(({ activityId }) => activityId)
  const creditedMinutes = attendance.reduce((sum, { minutes }) => sum + minutes, 0)
  return assemble({ ...row, ...editionRow(edition), done, creditedMinutes }, tx)
}

/** The enrolment in which the viewer took a course again that they had completed in one of theirs, or null. */
export async function findTakenAgain(
  viewer: Viewer,
  enrolmentId: string,
): Promise<{ enrolmentId: string; isCompleted: boolean } | null> {
  const where = { renewsId: enrolmentId, personId: viewer.personId, state: { not: 'withdrawn' } } as const
  const row = await db().enrolment.findFirst({ where, select: { id: true, completedAt: true } })
  return row && { enrolmentId: row.id, isCompleted: row.completedAt !== null }
}

/** The viewer's newest enrolment in any edition of a course, or null. */
export async function findOwnEnrolmentIn(viewer: Viewer, courseId: string): Promise<string | null> {
  const row = await db().enrolment.findFirst({
    where: { personId: viewer.personId, edition: { courseId }, ...inIt },
    orderBy: { enrolledAt: 'desc' },
    select: { id: true },
  })
  return row?.id ?? null
}
