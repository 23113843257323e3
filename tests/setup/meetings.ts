import { addPerson, type CourseFixture, type Place } from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { planMeeting } from '#app/learning/meetings/plan-meeting.server.ts'
import type { MeetingForm } from '#app/learning/meetings/schemas.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { romeClock } from '#app/platform/rome-time.ts'

export type EditionFixture = CourseFixture & { ambitoSlug: string; office: Viewer; teacher: Viewer; teacherId: string }

/** An edition with meetings, in 2026, and its one teacher, who has an account. */
export async function addEdition(
  course: CourseFixture,
  { ambitoId, ambitoSlug, office }: Pick<Place, 'ambitoId' | 'ambitoSlug' | 'office'>,
  { mode = 'in_person', teacherPersonId }: { mode?: EditionMode; teacherPersonId?: string } = {},
): Promise<EditionFixture> {
  const [editionId, teacherId] = [newId(), newId()]
  const personId = teacherPersonId ?? (await addPerson({ givenName: 'Ines', familyName: 'Cattedra' }))
  const [startsOn, endsOn] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-12-31T00:00:00Z')]
  await db().edition.create({
    data: {
      ...{ id: editionId, courseId: course.courseId, ambitoId, name: `Edizione ${editionId.slice(0, 8)}`, mode },
      ...{ startsOn, endsOn, selfEnrolment: false, exercisesRequired: false, thresholdPercent: 80 },
      teachers: { create: { id: teacherId, position: 1, personId, name: 'Ines Cattedra', office: 'mediatrice' } },
    },
  })
  return { ...course, editionId, ambitoSlug, office, teacher: viewerWith([], personId), teacherId }
}

/** Somebody enrolled in an edition. */
export async function addParticipant(
  edition: CourseFixture,
  personId?: string,
): Promise<{ viewer: Viewer; enrolmentId: string }> {
  const enrolmentId = newId()
  const viewer = viewerWith([], personId ?? (await addPerson()))
  const { editionId, courseVersionId } = edition
  const enrolledAt = new Date('2026-09-01T08:00:00Z')
  const row = { id: enrolmentId, personId: viewer.personId, editionId, courseVersionId, enrolledAt }
  await db().enrolment.create({ data: row })
  return { viewer, enrolmentId }
}

/** What an office writes about a meeting in a room of its own. */
export function meetingForm(
  { teacherId }: Pick<EditionFixture, 'teacherId'>,
  startsAt: Date,
  minutes: number,
  changes: Partial<MeetingForm> = {},
): MeetingForm {
  const [from, to] = [romeClock(startsAt), romeClock(new Date(startsAt.getTime() + minutes * 60_000))]
  return {
    ...{ topic: 'Ascoltare allo sportello', mode: 'in_person', place: 'Sala consiliare', url: undefined },
    ...{ day: from.day, from: from.time, to: to.time, teacherIds: [teacherId], tell: false },
    ...changes,
  }
}

/** A meeting planned by the office of its edition. */
export async function addMeeting(edition: EditionFixture, startsAt: Date, minutes: number, at: Date) {
  const planned = await planMeeting(edition.office, edition, meetingForm(edition, startsAt, minutes), at)
  if (!planned.ok) throw new Error(planned.reason)
  const { meetingId } = planned
  const { secret } = await db().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { secret: true } })
  return { meetingId, secret }
}
