import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'

const minute = 60_000

type Teacher = { personId: string; givenName: string; familyName: string }

/** An edition in person of a published course, in an ambito, with one teacher and a meeting from half an hour ago to half an hour from now. */
export async function addOwnMeeting(
  { ambitoId, slug, teacher }: { ambitoId: string; slug: string; teacher: Teacher },
  { from = -30, to = 30 }: { from?: number; to?: number } = {},
) {
  const { id: courseVersionId, courseId } = await getCurrentVersion(slug)
  const ids = { editionId: newId(), teacherId: newId(), meetingId: newId() }
  const { editionId, teacherId, meetingId } = ids
  // Meetings begin on a full minute, as forms write them.
  const now = Math.floor(Date.now() / minute) * minute
  const name = `Edizione ${editionId.slice(0, 6)}`
  const said = { name: `${teacher.givenName} ${teacher.familyName}`, office: 'mediatrice' }
  const day = (days: number) => new Date(new Date(now + days * 86_400_000).toISOString().slice(0, 10))
  await db().edition.create({
    data: {
      ...{ id: editionId, courseId, ambitoId, name, mode: 'in_person', startsOn: day(-10), endsOn: day(60) },
      ...{ selfEnrolment: false, exercisesRequired: false, thresholdPercent: 80 },
      teachers: { create: { id: teacherId, position: 1, personId: teacher.personId, ...said } },
    },
  })
  await db().meeting.create({
    data: {
      ...{ id: meetingId, editionId, topic: 'Ascoltare allo sportello', mode: 'in_person', place: 'Sala consiliare' },
      ...{ startsAt: new Date(now + from * minute), endsAt: new Date(now + to * minute), secret: randomCode(40) },
      teachers: { create: { teacherId } },
    },
  })
  return { ...ids, courseVersionId }
}

/** Enrols somebody in an edition, as its office does. */
export async function enrolInEdition(
  { editionId, courseVersionId }: { editionId: string; courseVersionId: string },
  { personId }: Pick<Viewer, 'personId'>,
): Promise<string> {
  const id = newId()
  await db().enrolment.create({ data: { id, personId, editionId, courseVersionId, enrolledAt: new Date() } })
  return id
}
