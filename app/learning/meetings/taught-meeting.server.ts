import type { Viewer } from '#app/identity/viewer.ts'
import { canManageEditions } from '#app/organisation/policy.ts'
import { db, type Prisma, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { courseColumns, courseTitleOf, meetingColumns } from './meeting-columns.ts'

const columns = {
  ...meetingColumns,
  secret: true,
  editionId: true,
  edition: {
    select: {
      name: true,
      ambitoId: true,
      fund: true,
      projectCode: true,
      cup: true,
      ambito: { select: { name: true, slug: true } },
      ...courseColumns,
      logos: { orderBy: { position: 'asc' }, select: { position: true, alt: true } },
    },
  },
  teachers: {
    select: { teacher: { select: { personId: true, name: true } } },
    orderBy: { teacher: { position: 'asc' } },
  },
} as const satisfies Prisma.MeetingSelect

type Row = Prisma.MeetingGetPayload<{ select: typeof columns }>

/** A loaded meeting: proof that the viewer keeps its list. `secret` never leaves the server. */
export type TaughtMeeting = Omit<Row, 'edition' | 'teachers'> & {
  courseTitle: string
  editionName: string
  ambito: { name: string; slug: string } | null
  teacherNames: string[]
  /** Empty texts where the edition has none; logos in the order they are printed. */
  project: { fund: string; code: string; cup: string; logos: { position: number; alt: string }[] }
  /** Whether the viewer manages the edition: after the confirmation only the office corrects. */
  isOffice: boolean
}

/**
 * A meeting for whoever keeps its list: its teachers, and the office of the edition's ambito.
 * @throws AppError `not_found` for everybody else
 */
export async function getTaughtMeeting(viewer: Viewer, meetingId: string): Promise<TaughtMeeting> {
  const row = await db().meeting.findUnique({ where: { id: meetingId }, select: columns })
  if (!row) throw notFound('meeting')
  const { edition, teachers, ...meeting } = row
  const { ambitoId, ambito, name: editionName, fund, projectCode: code, cup, logos } = edition
  const isOffice = ambitoId !== null && canManageEditions(viewer, { ambitoId })
  const isTeacher = teachers.some(({ teacher }) => teacher.personId === viewer.personId)
  if (!isOffice && !isTeacher) throw notFound('meeting')
  const courseTitle = courseTitleOf(edition)
  const teacherNames = teachers.map(({ teacher }) => teacher.name)
  const project = { fund, code, cup, logos }
  return { ...meeting, courseTitle, editionName, ambito, teacherNames, project, isOffice }
}

/** The ambito whose office a viewer is, among whose editions a meeting is; null for everybody else. */
export async function findOfficeOfMeeting(
  viewer: Viewer,
  meetingId: string,
): Promise<{ id: string; slug: string; name: string } | null> {
  const meeting = await db().meeting.findUnique({
    where: { id: meetingId },
    select: { edition: { select: { ambito: { select: { id: true, slug: true, name: true } } } } },
  })
  const ambito = meeting?.edition.ambito ?? null
  return ambito && canManageEditions(viewer, { ambitoId: ambito.id }) ? ambito : null
}

const lockedColumns = {
  id: true,
  editionId: true,
  startsAt: true,
  endsAt: true,
  cancelledAt: true,
  confirmedAt: true,
} as const satisfies Prisma.MeetingSelect

export type LockedMeeting = Prisma.MeetingGetPayload<{ select: typeof lockedColumns }>

/**
 * Locks a meeting against its confirmation and change (`share`), or against every writer of its list (`update`). Lock it
 * before any of its enrolments: everybody does it in that order.
 */
export async function lockMeeting(tx: Transaction, meetingId: string, how: 'share' | 'update'): Promise<LockedMeeting> {
  if (how === 'update') await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId}::uuid FOR UPDATE`
  else await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId}::uuid FOR SHARE`
  return tx.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: lockedColumns })
}
