import type { Viewer } from '#app/identity/viewer.ts'
import { db, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { courseColumns, courseTitleOf, meetingColumns } from './meeting-columns.ts'
import { minutesPlanned } from './presence-minutes.ts'

const columnsFor = (personId: string) =>
  ({
    ...meetingColumns,
    revision: true,
    edition: { select: courseColumns },
    teachers: {
      select: { teacher: { select: { personId: true, name: true } } },
      orderBy: { teacher: { position: 'asc' } },
    },
    presences: {
      where: { enrolment: { personId } },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      take: 1,
      select: { enteredAt: true, exitedAt: true },
    },
  }) as const satisfies Prisma.MeetingSelect

type Row = Prisma.MeetingGetPayload<{ select: ReturnType<typeof columnsFor> }>

/** The meetings of a person: those of the editions they are enrolled in, and those they teach. */
const ownWhere = (personId: string): Prisma.MeetingWhereInput => ({
  OR: [
    { edition: { enrolments: { some: { personId, state: { not: 'withdrawn' } } } } },
    { teachers: { some: { teacher: { personId } } } },
  ],
})

function toOwn({ edition, teachers, presences, ...meeting }: Row, personId: string) {
  return {
    ...meeting,
    courseTitle: courseTitleOf(edition),
    teacherNames: teachers.map(({ teacher }) => teacher.name),
    /** Whether this person teaches it, and keeps its list. */
    isTeacher: teachers.some(({ teacher }) => teacher.personId === personId),
    minutes: minutesPlanned(meeting),
    presence: presences[0] ?? { enteredAt: null, exitedAt: null },
  }
}

/** A meeting as its participants and teachers see it. Minutes are the planned ones. */
export type OwnMeeting = ReturnType<typeof toOwn>

/** Every meeting of a person, the earliest first; those of one's courses and those one teaches. */
export async function listMeetingsOf(personId: string, where: Prisma.MeetingWhereInput = {}): Promise<OwnMeeting[]> {
  const rows = await db().meeting.findMany({
    where: { AND: [ownWhere(personId), where] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: columnsFor(personId),
  })
  return rows.map((row) => toOwn(row, personId))
}

/** Past meetings shown on the page; older ones are in the course's own pages and in the calendar. */
const pastShown = 30

/** The viewer's meetings: those to come, the next first, and those that are over, the last first. */
export async function listOwnMeetings(viewer: Viewer, now: Date): Promise<{ next: OwnMeeting[]; past: OwnMeeting[] }> {
  const all = await listMeetingsOf(viewer.personId)
  const next = all.filter(({ endsAt }) => endsAt >= now)
  const past = all.filter(({ endsAt }) => endsAt < now).reverse()
  return { next, past: past.slice(0, pastShown) }
}

/** The meetings the viewer teaches: those to come and those not yet confirmed first. */
export async function listTaughtMeetings(viewer: Viewer): Promise<OwnMeeting[]> {
  return listMeetingsOf(viewer.personId, { teachers: { some: { teacher: { personId: viewer.personId } } } })
}

/** The first meeting that the viewer teaches and has not confirmed: one that is over waits before one to come. */
export async function findTaughtNext(viewer: Viewer): Promise<OwnMeeting | null> {
  const taught = { teachers: { some: { teacher: { personId: viewer.personId } } } }
  const [first] = await listMeetingsOf(viewer.personId, { ...taught, cancelledAt: null, confirmedAt: null })
  return first ?? null
}

/**
 * One of the viewer's own meetings.
 * @throws AppError `not_found` when it is none of theirs
 */
export async function getOwnMeeting(viewer: Viewer, meetingId: string): Promise<OwnMeeting> {
  const [meeting] = await listMeetingsOf(viewer.personId, { id: meetingId })
  if (!meeting) throw notFound('meeting')
  return meeting
}
