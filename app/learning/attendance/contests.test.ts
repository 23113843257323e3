import { beforeAll, describe, expect, test } from 'vitest'
import { addAmbito, addPerson, type Place } from '#app/certificates/world.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { jobsFor, now, publish, withdraw, workCourse, type Learner } from '#tests/setup/learner.ts'
import { answerContest } from './answer-contest.server.ts'
import { countOpenContests, listContests } from './contest-queries.server.ts'
import { addEdition, enrolIn, openedOnce, send, sitting } from './measured.fixtures.ts'
import { openContest } from './open-contest.server.ts'
import { getReckonedEnrolment } from './reckon-attendance.server.ts'

const since = new Date(now.getTime() - 36_000_000)
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
let place: Place
let other: Place
let editionId = ''

beforeAll(async () => {
  await publish(workCourse())
  place = await addAmbito('UNO')
  other = await addAmbito('DUE')
  editionId = await addEdition('prova', { exercisesRequired: false })
})

async function learner(departments = [place.comune.registry], edition = editionId): Promise<Learner> {
  const viewer = viewerWith([], await addPerson({ departments }))
  const enrolmentId = await enrolIn(edition, viewer, since)
  await openedOnce(enrolmentId, ['lezione-uno', 'lezione-due'], now)
  return { viewer, enrolmentId }
}

const text = 'Ho letto la lezione dal telefono in viaggio.'
const contest = ({ viewer, enrolmentId }: Learner, given: Partial<Parameters<typeof openContest>[2]> = {}) =>
  openContest(
    viewer,
    enrolmentId,
    { contestId: newId(), activityId: 'lezione-uno', askedMinutes: 9, text, ...given },
    now,
  )

async function contested(own: Learner, activityId = 'lezione-uno') {
  const contestId = newId()
  expect(await contest(own, { contestId, activityId })).toEqual({ ok: true })
  return contestId
}

const accept = (contestId: string, minutes: number, viewer = place.office) =>
  answerContest(
    viewer,
    place.ambitoSlug,
    { intent: 'accept', contestId, minutes, text: 'Hai ragione, ecco i minuti.' },
    now,
  )
const decline = (contestId: string, viewer = place.office) =>
  answerContest(viewer, place.ambitoSlug, { intent: 'decline', contestId, text: 'La lezione non risulta aperta.' }, now)
const entriesOf = ({ enrolmentId }: Learner) =>
  db().attendanceEntry.findMany({ where: { enrolmentId }, orderBy: { recordedAt: 'asc' } })
const mailsTo = ({ viewer }: Learner) =>
  db().mail.findMany({ where: { recipient: `${viewer.personId}@example.example` }, orderBy: { queuedAt: 'asc' } })

describe('contesting minutes', () => {
  test('is written once, however often and however much at once', async () => {
    const own = await learner()
    const contestId = newId()
    const replies = await Promise.all([1, 2, 3].map(() => contest(own, { contestId })))
    expect(replies).toEqual(Array(3).fill({ ok: true }))
    expect(await db().attendanceContest.findMany({ where: { enrolmentId: own.enrolmentId } })).toMatchObject([
      { id: contestId, activityId: 'lezione-uno', askedMinutes: 9, text, openedAt: now },
    ])
  })

  test('leaves one open for each activity, also of two at once', async () => {
    const own = await learner()
    const replies = await Promise.all([contest(own), contest(own)])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'already_open' })
    expect(await contest(own, { activityId: 'lezione-due' })).toEqual({ ok: true })
  })

  test('is refused for more than the activity counts for, for none of the course, and for another’s UUID', async () => {
    const [own, someone] = [await learner(), await learner()]
    expect(await contest(own, { askedMinutes: 11 })).toEqual({ ok: false, reason: 'minutes_beyond' })
    expect(await contest(own, { activityId: 'quiz-uno' })).toEqual({ ok: false, reason: 'not_contestable' })
    const contestId = await contested(someone)
    expect(await contest(own, { contestId })).toEqual({ ok: false, reason: 'taken' })
    expect(await db().attendanceContest.count({ where: { enrolmentId: own.enrolmentId } })).toBe(0)
  })

  test('of another person’s or a withdrawn enrolment is not there', async () => {
    const [own, someone] = [await learner(), await learner()]
    const gone = { code: 'not_found' }
    await expect(contest({ ...own, enrolmentId: someone.enrolmentId })).rejects.toMatchObject(gone)
    await withdraw(own)
    await expect(contest(own)).rejects.toMatchObject(gone)
  })

  test('of a lesson never opened is refused; one whose exercise is done was opened, also without script', async () => {
    const own = await learner()
    expect(await contest(own, { activityId: 'lezione-tre' })).toEqual({ ok: false, reason: 'no_trace' })
    const { enrolmentId } = own
    const { courseVersionId } = await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })
    const done = { enrolmentId, courseVersionId, activityId: 'lezione-tre', completedAt: now }
    await db().activityProgress.create({ data: done })
    expect(await contest(own, { activityId: 'lezione-tre' })).toEqual({ ok: true })
    await db().enrolment.update({ where: { id: enrolmentId }, data: { lastLessonId: 'lezione-quattro' } })
    expect(await contest(own, { activityId: 'lezione-quattro' })).toEqual({ ok: true })
  })

  test('for no more than is counted already is refused', async () => {
    const own = await learner()
    await send(own.viewer, own.enrolmentId, sitting('lezione-uno', 9, before(60)), now)
    await getReckonedEnrolment(own.viewer, own.enrolmentId, now)
    expect(await contest(own, { askedMinutes: 9 })).toEqual({ ok: false, reason: 'nothing_missing' })
    expect(await contest(own, { askedMinutes: 10 })).toEqual({ ok: true })
  })

  test('of a meeting counts up to its length, once its list is confirmed', async () => {
    const edition = await addEdition('prova', { mode: 'blended' })
    const own = await learner(undefined, edition)
    const id = newId()
    const times = { startsAt: before(120), endsAt: before(30) }
    await db().meeting.create({
      data: { id, editionId: edition, topic: 'Primo incontro', mode: 'in_person', secret: 's', ...times },
    })
    expect(await contest(own, { activityId: id, askedMinutes: 90 })).toEqual({ ok: false, reason: 'not_confirmed' })
    await db().meeting.update({ where: { id }, data: { confirmedAt: now } })
    expect(await contest(own, { activityId: id, askedMinutes: 91 })).toMatchObject({ reason: 'minutes_beyond' })
    expect(await contest(own, { activityId: id, askedMinutes: 90 })).toEqual({ ok: true })
    const { open } = await listContests(place.office, place.ambitoId, now)
    expect(open.find(({ enrolmentId }) => enrolmentId === own.enrolmentId)).toMatchObject({
      ...{ kind: 'meeting', activity: 'Primo incontro', declaredMinutes: 90 },
    })
  })
})

describe('the office’s answer', () => {
  test('accepted is a new row with author and reason, on top of what was measured, and a mail', async () => {
    const own = await learner()
    await send(own.viewer, own.enrolmentId, sitting('lezione-uno', 4, before(60)), now)
    const contestId = await contested(own)
    expect(await accept(contestId, 9)).toEqual({ ok: true })
    const entries = await entriesOf(own)
    expect(entries.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ['measured_interval', 4],
      ['correction', 5],
    ])
    const [, correction] = entries
    expect(correction).toMatchObject({ authorId: place.office.personId, reason: 'Hai ragione, ecco i minuti.' })
    expect(await db().attendanceContestAnswer.findUnique({ where: { contestId } })).toMatchObject({
      ...{ accepted: true, correctionId: correction?.id, ambitoId: place.ambitoId, answeredAt: now },
    })
    expect(await mailsTo(own)).toMatchObject([{ subject: 'I minuti di «Lezione» sono stati corretti' }])
    const audited = await db().auditEntry.findMany({ where: { subjectId: contestId }, orderBy: { id: 'asc' } })
    expect(audited.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['contest.opened', own.viewer.personId],
      ['contest.accepted', place.office.personId],
    ])
  })

  test('is not counted twice when the lesson is read afterwards', async () => {
    const own = await learner()
    await accept(await contested(own), 8)
    await send(own.viewer, own.enrolmentId, sitting('lezione-uno', 12, now), now)
    expect((await getReckonedEnrolment(own.viewer, own.enrolmentId, now)).creditedMinutes).toBe(10)
  })

  test('may take minutes away too', async () => {
    const own = await learner()
    await send(own.viewer, own.enrolmentId, sitting('lezione-uno', 6, before(60)), now)
    await accept(await contested(own), 2)
    expect((await getReckonedEnrolment(own.viewer, own.enrolmentId, now)).creditedMinutes).toBe(2)
  })

  test('declined changes no minute, and another contest may follow', async () => {
    const own = await learner()
    const contestId = await contested(own)
    expect(await decline(contestId)).toEqual({ ok: true })
    expect(await entriesOf(own)).toEqual([])
    expect(await mailsTo(own)).toMatchObject([{ subject: 'Risposta sui minuti di «Lezione»' }])
    expect(await contest(own)).toEqual({ ok: true })
  })

  test('is given once, also by two at once', async () => {
    const own = await learner()
    const contestId = await contested(own)
    const replies = await Promise.all([accept(contestId, 9), decline(contestId), accept(contestId, 7)])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, reason: 'already_answered' }))
    expect((await mailsTo(own)).length).toBe(1)
  })

  test('completes the course that only these minutes were missing for', async () => {
    const own = await learner()
    const another = await contested(own, 'lezione-due')
    const declared = { due: 10, tre: 10, quattro: 15, cinque: 15 }
    for (const [index, [name, minutes]] of Object.entries(declared).entries())
      await send(own.viewer, own.enrolmentId, sitting(`lezione-${name}`, minutes, before(300 - 20 * index)), now)
    expect(await accept(await contested(own), 10)).toEqual({ ok: true })
    const completion = await db().completion.findUniqueOrThrow({ where: { enrolmentId: own.enrolmentId } })
    expect(completion).toMatchObject({ creditedMinutes: 60, ambitoId: place.ambitoId })
    expect(await jobsFor('learning.course-completed', 'enrolmentId', own.enrolmentId)).toBe(1)

    // A correction after the completion is a row; what was completed stays.
    expect(await accept(another, 3)).toEqual({ ok: true })
    expect(await db().completion.findUniqueOrThrow({ where: { enrolmentId: own.enrolmentId } })).toEqual(completion)
    expect(await db().enrolment.findUniqueOrThrow({ where: { id: own.enrolmentId } })).toMatchObject({
      state: 'completed',
    })
    expect((await entriesOf(own)).filter(({ kind }) => kind === 'correction').map(({ minutes }) => minutes)).toEqual([
      10, -7,
    ])
    expect((await mailsTo(own)).at(-1)?.text).toContain('il completamento e l’attestato restano com’erano')
  })

  test('with more minutes than the lesson has is refused', async () => {
    const own = await learner()
    expect(await accept(await contested(own), 11)).toEqual({ ok: false, reason: 'minutes_beyond' })
  })

  test('is for the office of where the learner works that day', async () => {
    const own = await learner()
    const contestId = await contested(own)
    const gone = { code: 'not_found' }
    const of = (viewer: typeof place.office, slug: string) =>
      answerContest(viewer, slug, { intent: 'decline', contestId, text: 'Non è dei nostri, ci pare.' }, now)
    await expect(of(other.office, other.ambitoSlug)).rejects.toMatchObject(gone)
    await expect(of(other.office, place.ambitoSlug)).rejects.toMatchObject(gone)
    await expect(of(own.viewer, place.ambitoSlug)).rejects.toMatchObject(gone)
    const contact = viewerWith([grantOf('contact', { organisationId: place.comune.id })])
    await expect(of(contact, place.ambitoSlug)).rejects.toMatchObject({ code: 'forbidden' })

    const { personId } = own.viewer
    await db().membership.updateMany({ where: { personId }, data: { endsOn: new Date('2026-11-23T00:00:00Z') } })
    const startsOn = new Date('2026-11-24T00:00:00Z')
    await db().membership.create({ data: { id: newId(), personId, departmentId: other.comune.registry, startsOn } })
    await expect(decline(contestId)).rejects.toMatchObject(gone)
    expect(await of(other.office, other.ambitoSlug)).toEqual({ ok: true })
  })

  test('of a withdrawn enrolment is not there', async () => {
    const own = await learner()
    const contestId = await contested(own)
    await withdraw(own)
    await expect(decline(contestId)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list of an office', () => {
  test('holds what waits, oldest first, then what was answered; the count is for whoever answers', async () => {
    const own = await addAmbito('TRE')
    const [first, second] = [await learner([own.comune.registry]), await learner([own.comune.registry])]
    const answered = await contested(first)
    await contested(second)
    await answerContest(
      own.office,
      own.ambitoSlug,
      { intent: 'accept', contestId: answered, minutes: 5, text: 'Cinque.' },
      now,
    )
    const lists = await listContests(own.office, own.ambitoId, now)
    expect(lists.open).toMatchObject([
      {
        ...{ enrolmentId: second.enrolmentId, name: 'Giulia Fontanalunga', place: 'Comune di Prova · Anagrafe' },
        ...{ courseTitle: 'Corso di prova', activity: 'Lezione', declaredMinutes: 10, creditedMinutes: 0 },
      },
    ])
    expect(lists.answered).toMatchObject([{ accepted: true, correctedBy: 5, creditedMinutes: 5 }])
    expect(await countOpenContests(own.office, own.ambitoId, now)).toBe(1)
    const contact = viewerWith([grantOf('contact', { organisationId: own.comune.id })])
    expect(await countOpenContests(contact, own.ambitoId, now)).toBeNull()
  })

  test('of somebody who works nowhere is that of the edition’s ambito, else every administrator’s', async () => {
    const own = await addAmbito('QUATTRO')
    const ofAmbito = await addEdition('prova', { ambitoId: own.ambitoId })
    await contested(await learner([], ofAmbito))
    expect(await countOpenContests(own.office, own.ambitoId, now)).toBe(1)
    await contested(await learner([]))
    expect(await countOpenContests(own.office, own.ambitoId, now)).toBe(1)
    expect(await countOpenContests(viewerWith([grantOf('administrator')]), own.ambitoId, now)).toBe(2)
  })
})
