import type { Viewer } from '#app/identity/viewer.ts'
import { db, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { creditsReadyFor } from '../editions/credits-ready.ts'
import { getManagedEdition, type ManagedEdition } from '../editions/office-edition.server.ts'
import { meetingColumns } from './meeting-columns.ts'
import type { PlanningBlock } from './plan-rule.ts'

const columns = {
  ...meetingColumns,
  teachers: {
    select: { teacherId: true, teacher: { select: { name: true } } },
    orderBy: { teacher: { position: 'asc' } },
  },
} as const satisfies Prisma.MeetingSelect

type Row = Prisma.MeetingGetPayload<{ select: typeof columns }>

function toPlanned({ teachers, ...meeting }: Row) {
  return {
    ...meeting,
    teacherIds: teachers.map(({ teacherId }) => teacherId),
    teacherNames: teachers.map(({ teacher }) => teacher.name),
  }
}

/** A meeting as the office plans it. */
export type PlannedMeeting = ReturnType<typeof toPlanned>

/** The meetings of an edition, the earliest first, cancelled ones too. */
export async function listPlannedMeetings({ id }: ManagedEdition): Promise<PlannedMeeting[]> {
  const rows = await db().meeting.findMany({
    where: { editionId: id },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: columns,
  })
  return rows.map(toPlanned)
}

/** What stands in the way of planning a meeting; null when nothing does. */
function blockOf({ mode }: ManagedEdition, teachers: number, creditsReady: boolean): PlanningBlock | null {
  if (mode === 'asynchronous') return 'asynchronous'
  if (!creditsReady) return 'credits_waiting'
  return teachers === 0 ? 'no_teachers' : null
}

type Place = { ambitoSlug: string; editionId: string }

/**
 * What the office chooses from when it plans a meeting, and why it cannot yet.
 * @throws AppError `not_found` outside the ambito, `forbidden` for contacts
 */
export async function getPlanning(viewer: Viewer, place: Place, now: Date) {
  const edition = await getManagedEdition(viewer, place)
  const { teachers, credits } = await db().edition.findUniqueOrThrow({
    where: { id: edition.id },
    select: {
      teachers: { orderBy: { position: 'asc' }, select: { id: true, name: true, office: true } },
      credits: { select: { system: true, state: true, eventId: true } },
    },
  })
  const block = blockOf(edition, teachers.length, creditsReadyFor(now, credits).ready)
  return { edition, teachers, block }
}

/**
 * One meeting of an edition for its office.
 * @throws AppError `not_found` outside the ambito or edition, `forbidden` for contacts
 */
export async function getPlannedMeeting(
  viewer: Viewer,
  { meetingId, ...place }: Place & { meetingId: string },
  now: Date,
) {
  const planning = await getPlanning(viewer, place, now)
  const row = await db().meeting.findFirst({
    where: { id: meetingId, editionId: planning.edition.id },
    select: columns,
  })
  if (!row) throw notFound('meeting')
  return { ...planning, meeting: toPlanned(row) }
}
