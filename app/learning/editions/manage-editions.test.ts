import { describe, expect, test } from 'vitest'
import { addAmbito, addCourse, addPerson, type CourseFixture, type Place } from '#app/certificates/world.fixtures.ts'
import { auditedActions } from '#app/organisation/territory.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addLogo, getLogo, removeLogo } from './change-logos.server.ts'
import { changeEdition } from './change-edition.server.ts'
import { newDraft, withoutBlankRows, type EditionDraft } from './edition-draft.ts'
import { draftOf, getEditionDetails } from './edition-details.server.ts'
import { checkDraft, type EditionInput } from './edition-input.ts'
import { enrolPeople } from './enrol-people.server.ts'
import { findTeachers } from './find-teachers.server.ts'
import { joinEdition, listOpenEditions } from './join-edition.server.ts'
import { listAmbitoEditions } from './list-editions.server.ts'
import { makeEdition } from './make-edition.server.ts'
import { findCandidates, listParticipants } from './participants.server.ts'
import { getManagedEdition } from './office-edition.server.ts'
import { withdrawPerson } from './withdraw-person.server.ts'

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const now = new Date('2027-03-10T09:00:00Z')
let worlds = 0

async function makeWorld() {
  worlds += 1
  const [place, course] = [await addAmbito(`EDIZ${worlds}`), await addCourse()]
  return { place, course, viewer: place.office, ambitoSlug: place.ambitoSlug }
}

const inputOf = (course: CourseFixture, changes: Partial<EditionDraft> = {}): EditionInput => {
  const draft = {
    ...withoutBlankRows(newDraft(course.courseId)),
    name: 'Primavera',
    startsOn: '2027-03-01',
    ...changes,
  }
  const checked = checkDraft(draft)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked.input
}

type World = Awaited<ReturnType<typeof makeWorld>>

async function make({ viewer, ambitoSlug, course }: World, changes: Partial<EditionDraft> = {}) {
  const outcome = await makeEdition(viewer, { ambitoSlug, input: inputOf(course, changes) }, now)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return { ambitoSlug, editionId: outcome.editionId }
}

const staffOf = ({ comune }: Place, givenName = 'Anna', familyName = 'Castagneri') =>
  addPerson({ givenName, familyName, departments: [comune.registry] })

const credit = {
  system: 'cnoas',
  kind: 'formativi',
  state: 'requested',
  body: '',
  eventId: '',
  requested: '',
  granted: '',
}
const contactOf = (place: Place) => viewerWith([grantOf('contact', { organisationId: place.comune.id })])

describe('planning an edition', () => {
  test('keeps everything its form says, audited', async () => {
    const world = await makeWorld()
    const personId = await staffOf(world.place)
    const { editionId } = await make(world, {
      teachers: [
        { id: '', personId, name: 'Anna Castagneri', office: 'mediatrice' },
        { id: '', personId: '', name: 'Bice Ronzelli', office: '' },
      ],
      areas: [{ area: 'Inclusione e accessibilità', minutes: '45' }],
      credits: [{ ...credit, eventId: 'FC-77', requested: '4,5' }],
      ...{ seats: '20', cup: 'E59J21003160001', validityMonths: '36', certificateLanguage: 'en' },
    })
    const details = await getEditionDetails({ id: editionId })
    expect(details).toMatchObject({
      ...{ seats: 20, cup: 'E59J21003160001', validityMonths: 36, certificateLanguage: 'en', thresholdPercent: 80 },
      teachers: [
        { personId, office: 'mediatrice' },
        { personId: null, name: 'Bice Ronzelli' },
      ],
      areas: [{ area: 'Inclusione e accessibilità', minutes: 45 }],
      credits: [{ eventId: 'FC-77', requestedTenths: 45 }],
    })
    expect(checkDraft(draftOf(details))).toMatchObject({ ok: true })
    expect(await auditedActions(editionId)).toEqual(['edition.made'])
    expect(
      await listAmbitoEditions({ ...world.place, id: world.place.ambitoId, slug: '', name: '', code: '' }, now),
    ).toMatchObject([{ id: editionId, state: 'open', seats: 20, taken: 0 }])
  })

  test('with more minutes of areas than it has is refused, at the area or at the last of all', async () => {
    const world = await makeWorld()
    const areas = (...minutes: number[]) => minutes.map((one, at) => ({ area: `Area ${at}`, minutes: String(one) }))
    const asked = (changes: Partial<EditionDraft>) => ({
      ambitoSlug: world.ambitoSlug,
      input: inputOf(world.course, changes),
    })
    const alone = { mode: 'asynchronous', areas: areas(20, 9999) }
    expect(await makeEdition(world.viewer, asked(alone), now)).toEqual({
      ok: false,
      faults: { 'areas.1.minutes': 'area_beyond' },
    })
    const place = await make(world, { mode: 'asynchronous', areas: areas(30, 30) })
    const change = (changes: Partial<EditionDraft>) => changeEdition(world.viewer, { ...place, ...asked(changes) }, now)
    const together = { ok: false, faults: { 'areas.1.minutes': 'areas_beyond' } }
    expect(await change({ mode: 'asynchronous', areas: areas(30, 31) })).toEqual(together)
    expect(await change({ mode: 'in_person', areas: areas(30, 30) })).toMatchObject({ ok: false })
    const times = { startsAt: new Date('2027-03-20T13:00:00Z'), endsAt: new Date('2027-03-20T15:00:00Z') }
    const meeting = { editionId: place.editionId, topic: 'Incontro', mode: 'in_person' as const, secret: '-' }
    await db().meeting.create({ data: { id: newId(), ...meeting, ...times } })
    expect(await change({ mode: 'blended', areas: areas(100, 81) })).toEqual(together)
    expect(await change({ mode: 'blended', areas: areas(100, 80) })).toEqual({ ok: true })
    expect(await change({ mode: 'in_person', areas: areas(100, 80) })).toEqual(together)
    await db().meeting.updateMany({ where: { editionId: place.editionId }, data: { endsAt: times.startsAt } })
    expect(await change({ mode: 'blended', areas: areas(100, 79), place: 'Sala' })).toMatchObject({ ok: false })
    expect(await change({ mode: 'blended', areas: areas(100, 80), place: 'Sala' })).toEqual({ ok: true })
  })

  test('is of the ambito’s office: another’s is not there, contacts may not', async () => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const asked = { ambitoSlug: world.ambitoSlug, input: inputOf(world.course) }
    await expect(makeEdition(other.viewer, asked, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(makeEdition(contactOf(world.place), asked, now)).rejects.toMatchObject({ code: 'forbidden' })
    const place = await make(world)
    await expect(changeEdition(other.viewer, { ...place, input: asked.input }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(getManagedEdition(other.viewer, { ...place, ambitoSlug: other.ambitoSlug })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('under a name that is taken is refused, also twice at once', async () => {
    const world = await makeWorld()
    const asked = { ambitoSlug: world.ambitoSlug, input: inputOf(world.course) }
    const outcomes = await Promise.all([1, 2, 3].map(() => makeEdition(world.viewer, asked, now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.faults.name === 'name_taken')).toHaveLength(2)
  })

  test('asking for credits without the event’s id waits until it begins or meets', async () => {
    const world = await makeWorld()
    const begun = inputOf(world.course, { credits: [credit] })
    expect(await makeEdition(world.viewer, { ambitoSlug: world.ambitoSlug, input: begun }, now)).toEqual({
      ok: false,
      faults: { 'credits.0.eventId': 'event_before_start' },
    })
    const place = await make(world, { startsOn: '2027-05-01', credits: [credit] })
    const { editionId } = place
    const meeting = { id: newId(), topic: 'Primo', mode: 'in_person', secret: 'x' } as const
    const [startsAt, endsAt] = [new Date('2027-05-02T08:00:00Z'), new Date('2027-05-02T10:00:00Z')]
    await db().meeting.create({ data: { ...meeting, editionId, startsAt, endsAt } })
    const input = inputOf(world.course, { startsOn: '2027-05-01', credits: [credit] })
    expect(await changeEdition(world.viewer, { ...place, input }, now)).toMatchObject({
      faults: { 'credits.0.eventId': 'event_before_meeting' },
    })
  })

  test('a teacher must have an account, and stays while they have meetings', async () => {
    const world = await makeWorld()
    const unknown = { id: '', personId: newId(), name: 'Nessuna', office: '' }
    const input = inputOf(world.course, { teachers: [unknown] })
    expect(await makeEdition(world.viewer, { ambitoSlug: world.ambitoSlug, input }, now)).toMatchObject({
      faults: { 'teachers.0.name': 'teacher_unknown' },
    })
    const place = await make(world, { teachers: ['Ada', 'Bice'].map((name) => ({ ...unknown, personId: '', name })) })
    const { editionId } = place
    const [ada, bice] = (await getEditionDetails({ id: editionId })).teachers
    const [startsAt, endsAt] = [new Date('2027-05-02T08:00:00Z'), new Date('2027-05-02T10:00:00Z')]
    await db().meeting.create({
      data: {
        ...{ id: newId(), editionId, topic: 'Primo', mode: 'in_person', secret: 'x', startsAt, endsAt },
        teachers: { create: { teacherId: bice?.id ?? '' } },
      },
    })
    const only = (one: { id: string; name: string } | undefined) =>
      inputOf(world.course, { teachers: [{ id: one?.id ?? '', personId: '', name: one?.name ?? '', office: '' }] })
    expect(await changeEdition(world.viewer, { ...place, input: only(ada) }, now)).toMatchObject({
      faults: { 'teachers.0.name': 'teacher_has_meetings' },
    })
    expect(await changeEdition(world.viewer, { ...place, input: only(bice) }, now)).toEqual({ ok: true })
    expect((await getEditionDetails({ id: editionId })).teachers).toMatchObject([{ id: bice?.id, name: 'Bice' }])
  })

  test('finds as teachers who works in the ambito or trains, and by address anybody', async () => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const own = await staffOf(world.place, 'Zelda', 'Cercata')
    const far = await staffOf(other.place, 'Zora', 'Cercata')
    const trainer = await addPerson({ givenName: 'Zita', familyName: 'Cercata' })
    await db().roleGrant.create({
      data: { id: newId(), personId: trainer, role: 'trainer', startsOn: new Date('2020-01-01') },
    })
    const ambito = { id: world.place.ambitoId, slug: '', name: '', code: '' }
    const ids = async (text: string) => (await findTeachers(ambito, text, now)).map(({ personId }) => personId)
    expect(await ids('cercata')).toEqual([own, trainer])
    expect(await ids(`${far}@example.example`)).toEqual([far])
    expect(await ids(' ')).toEqual([])
  })
})

describe('changing an edition', () => {
  test('once somebody has completed leaves mode, rule, threshold and exercises as they are', async () => {
    const world = await makeWorld()
    const place = await make(world)
    await enrolPeople(world.viewer, { ...place, personIds: [await staffOf(world.place)] }, now)
    await db().enrolment.updateMany({
      where: { editionId: place.editionId },
      data: { state: 'completed', completedAt: now },
    })
    const changes = { mode: 'in_person', thresholdPercent: '75', exercisesRequired: 'no' }
    const input = inputOf(world.course, { ...changes, attendanceRule: 'measured_up_to_declared' })
    expect(await changeEdition(world.viewer, { ...place, input }, now)).toEqual({
      ok: false,
      faults: { mode: 'locked', attendanceRule: 'locked', thresholdPercent: 'locked', exercisesRequired: 'locked' },
    })
    const harmless = inputOf(world.course, { name: 'Primavera, secondo gruppo', seats: '1' })
    expect(await changeEdition(world.viewer, { ...place, input: harmless }, now)).toEqual({ ok: true })
    const seatless = inputOf(world.course, { seats: '1' })
    expect(await changeEdition(world.viewer, { ...place, input: seatless }, now)).toEqual({ ok: true })
    expect(await auditedActions(place.editionId)).toEqual(['edition.made', 'edition.changed', 'edition.changed'])
  })

  test('to fewer seats than people is refused', async () => {
    const world = await makeWorld()
    const place = await make(world)
    const personIds = [await staffOf(world.place), await staffOf(world.place)]
    await enrolPeople(world.viewer, { ...place, personIds }, now)
    expect(await changeEdition(world.viewer, { ...place, input: inputOf(world.course, { seats: '1' }) }, now)).toEqual({
      ok: false,
      faults: { seats: 'seats_below_taken' },
    })
  })

  test('to easier terms completes who has done enough', async () => {
    const world = await makeWorld()
    const place = await make(world, { thresholdPercent: '100' })
    await enrolPeople(world.viewer, { ...place, personIds: [await staffOf(world.place)] }, now)
    const { id: enrolmentId } = await db().enrolment.findFirstOrThrow({ where: { editionId: place.editionId } })
    await db().enrolment.update({ where: { id: enrolmentId }, data: { state: 'under_way', startedAt: now } })
    const entry = { activityId: 'uno', kind: 'declared_on_completion', minutes: 48, recordedAt: now } as const
    await db().attendanceEntry.create({ data: { id: newId(), enrolmentId, ...entry } })
    expect(await changeEdition(world.viewer, { ...place, input: inputOf(world.course) }, now)).toEqual({ ok: true })
    expect(await db().completion.findUnique({ where: { enrolmentId } })).toMatchObject({
      creditedMinutes: 48,
      declaredMinutes: 60,
    })
  })

  test('logos are pictures, few, and only of the own edition', async () => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const place = await make(world)
    const png = Buffer.from(onePixel, 'base64')
    const svg = new TextEncoder().encode('<svg/>')
    expect(await addLogo(world.viewer, { ...place, bytes: svg, alt: 'Comune' }, now)).toEqual({
      ok: false,
      reason: 'logo_kind',
    })
    const broken = { ...place, bytes: png.subarray(0, 40), alt: 'Comune' }
    expect(await addLogo(world.viewer, broken, now)).toEqual({ ok: false, reason: 'logo_broken' })
    const large = new Uint8Array(300_000)
    expect(await addLogo(world.viewer, { ...place, bytes: large, alt: 'x' }, now)).toEqual({
      ok: false,
      reason: 'logo_large',
    })
    const six = await Promise.all(
      Array.from({ length: 7 }, () => addLogo(world.viewer, { ...place, bytes: png, alt: 'Fondo' }, now)),
    )
    expect(six.filter(({ ok }) => ok)).toHaveLength(6)
    expect((await getLogo(world.viewer, { ...place, position: 0 })).mediaType).toBe('image/png')
    await expect(getLogo(other.viewer, { ...place, position: 0 })).rejects.toMatchObject({ code: 'not_found' })
    await removeLogo(world.viewer, { ...place, position: 0 }, now)
    await removeLogo(world.viewer, { ...place, position: 0 }, now)
    await expect(getLogo(world.viewer, { ...place, position: 0 })).rejects.toMatchObject({ code: 'not_found' })
    const actions = await auditedActions(place.editionId)
    expect(actions.filter((one) => one === 'edition.logo_removed')).toHaveLength(1)
  })
})

describe('enrolling in an edition', () => {
  test('several at once; who is in already is told and takes no second seat', async () => {
    const world = await makeWorld()
    const place = await make(world, { seats: '3' })
    const [one, two] = [await staffOf(world.place), await staffOf(world.place)]
    expect(await enrolPeople(world.viewer, { ...place, personIds: [one] }, now)).toEqual({
      ok: true,
      enrolled: 1,
      already: 0,
    })
    expect(await enrolPeople(world.viewer, { ...place, personIds: [one, two] }, now)).toEqual({
      ok: true,
      enrolled: 1,
      already: 1,
    })
    const edition = await getManagedEdition(world.viewer, place)
    expect(await listParticipants(edition, now)).toMatchObject([
      {
        state: 'enrolled',
        minutesMissing: 48,
        plannedMinutes: 60,
        creditedMinutes: 0,
        organisationName: 'Comune di Prova',
      },
      { state: 'enrolled' },
    ])
    const found = await findCandidates(edition, 'castagneri anna', now)
    expect(found.people.map(({ isIn }) => isIn)).toEqual([true, true])
    expect(await findCandidates(edition, 'nessunissima', now)).toEqual({ people: [], hasMore: false })
  })

  test('the last two seats asked for by three at once go to two', async () => {
    const world = await makeWorld()
    const place = await make(world, { seats: '2', selfEnrolment: 'yes' })
    const people = await Promise.all([1, 2, 3].map(() => staffOf(world.place)))
    const outcomes = await Promise.all([
      ...people.slice(0, 2).map((personId) => enrolPeople(world.viewer, { ...place, personIds: [personId] }, now)),
      joinEdition(viewerWith([], people[2]), { courseSlug: world.course.courseId, editionId: place.editionId }, now),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
    expect(outcomes.filter((one) => !one.ok && one.reason === 'no_seats')).toHaveLength(1)
    expect(await db().enrolment.count({ where: { editionId: place.editionId } })).toBe(2)
  })

  test('with too few seats for all enrols nobody', async () => {
    const world = await makeWorld()
    const place = await make(world, { seats: '1' })
    const personIds = [await staffOf(world.place), await staffOf(world.place)]
    expect(await enrolPeople(world.viewer, { ...place, personIds }, now)).toEqual({
      ok: false,
      reason: 'no_seats',
      left: 1,
    })
    expect(await db().enrolment.count({ where: { editionId: place.editionId } })).toBe(0)
  })

  test('is for people of the ambito, by its office, while it is not over', async () => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const place = await make(world)
    const personIds = [await staffOf(other.place)]
    await expect(enrolPeople(world.viewer, { ...place, personIds }, now)).rejects.toMatchObject({ code: 'not_found' })
    const own = [await staffOf(world.place)]
    await expect(enrolPeople(other.viewer, { ...place, personIds: own }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(enrolPeople(contactOf(world.place), { ...place, personIds: own }, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await enrolPeople(world.viewer, { ...place, personIds: [] }, now)).toEqual({ ok: false, reason: 'nobody' })
    const late = new Date('2027-09-01T09:00:00Z')
    const over = await make(world, { name: 'Inverno', startsOn: '2027-01-01', endsOn: '2027-02-01' })
    expect(await enrolPeople(world.viewer, { ...over, personIds: own }, late)).toEqual({ ok: false, reason: 'closed' })
  })
})

describe('joining an edition oneself', () => {
  test('is for people of the ambito where it says so, twice at once the same', async () => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const { editionId } = await make(world, { seats: '5', selfEnrolment: 'yes' })
    const { editionId: closed } = await make(world, { name: 'Chiusa' })
    const viewer = viewerWith([], await staffOf(world.place))
    const asked = { courseSlug: world.course.courseId, editionId }
    const meeting = (startsAt: string, endsAt: string, cancelledAt: Date | null = null) => ({
      ...{
        id: newId(),
        editionId,
        topic: 'Ascoltare',
        mode: 'in_person' as const,
        place: 'Sala',
        url: '',
        secret: 'x',
      },
      ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt), cancelledAt },
    })
    await db().meeting.createMany({
      data: [
        meeting('2027-03-09T09:00:00Z', '2027-03-09T11:00:00Z'),
        meeting('2027-03-11T09:00:00Z', '2027-03-11T11:00:00Z', now),
        meeting('2027-03-12T09:00:00Z', '2027-03-12T11:00:00Z'),
      ],
    })
    const meetings = { held: 1, next: new Date('2027-03-12T09:00:00Z') }
    expect(await listOpenEditions(viewer, asked.courseSlug, now)).toMatchObject([{ id: editionId, left: 5, meetings }])
    const replies = await Promise.all([1, 2].map(() => joinEdition(viewer, asked, now)))
    expect(replies[0]).toEqual(replies[1])
    expect(await listOpenEditions(viewer, asked.courseSlug, now)).toEqual([])
    const far = viewerWith([], await staffOf(other.place))
    expect(await listOpenEditions(far, asked.courseSlug, now)).toEqual([])
    await expect(joinEdition(far, asked, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(joinEdition(viewer, { ...asked, editionId: closed }, now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is not a way around the office’s withdrawal', async () => {
    const world = await makeWorld()
    const place = await make(world, { seats: '1', selfEnrolment: 'yes' })
    const personId = await staffOf(world.place)
    const asked = { courseSlug: world.course.courseId, editionId: place.editionId }
    const joined = await joinEdition(viewerWith([], personId), asked, now)
    const enrolmentId = joined.ok ? joined.enrolmentId : ''
    const leave = { ...place, enrolmentId, reason: 'Trasferita.' }
    await expect(withdrawPerson(contactOf(world.place), leave, now)).rejects.toMatchObject({ code: 'forbidden' })
    const outcomes = await Promise.all([1, 2].map(() => withdrawPerson(world.viewer, leave, now)))
    expect(outcomes).toEqual([{ ok: true }, { ok: true }])
    await expect(joinEdition(viewerWith([], personId), asked, now)).rejects.toMatchObject({ code: 'not_found' })
    const edition = await getManagedEdition(world.viewer, place)
    expect(await listParticipants(edition, now)).toMatchObject([{ state: 'withdrawn', withdrawnReason: 'Trasferita.' }])
    expect(await enrolPeople(world.viewer, { ...place, personIds: [personId] }, now)).toMatchObject({ enrolled: 1 })
    expect(await listParticipants(edition, now)).toMatchObject([{ state: 'enrolled', withdrawnReason: '' }])
    expect(await auditedActions(enrolmentId)).toEqual(['enrolment.opened', 'enrolment.withdrawn', 'enrolment.reopened'])
  })

  test('who has completed is not withdrawn', async () => {
    const world = await makeWorld()
    const place = await make(world)
    await enrolPeople(world.viewer, { ...place, personIds: [await staffOf(world.place)] }, now)
    const where = { editionId: place.editionId }
    await db().enrolment.updateMany({ where, data: { state: 'completed', completedAt: now } })
    const { id: enrolmentId } = await db().enrolment.findFirstOrThrow({ where })
    expect(await withdrawPerson(world.viewer, { ...place, enrolmentId, reason: 'x' }, now)).toEqual({
      ok: false,
      reason: 'completed',
    })
    await expect(
      withdrawPerson(world.viewer, { ...place, enrolmentId: newId(), reason: 'x' }, now),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
