import { beforeAll, expect, test } from 'vitest'
import { addAmbito, addPerson, type Place } from '#app/certificates/world.fixtures.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { now, publish, withdraw, workCourse } from '#tests/setup/learner.ts'
import { answerContest } from './answer-contest.server.ts'
import { addEdition, enrolIn, openedOnce, send, sitting } from './measured.fixtures.ts'
import { openContest } from './open-contest.server.ts'
import { getOwnHours } from './own-hours.server.ts'

const since = new Date(now.getTime() - 7 * 86_400_000)
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
let place: Place

beforeAll(async () => {
  await publish(workCourse())
  place = await addAmbito('UNO')
})

async function learner(given: Parameters<typeof addEdition>[1] = {}) {
  const viewer = viewerWith([], await addPerson({ departments: [place.comune.registry] }))
  const editionId = await addEdition('prova', given)
  return { viewer, editionId, enrolmentId: await enrolIn(editionId, viewer, since) }
}

const activity = async ({ viewer, enrolmentId }: Awaited<ReturnType<typeof learner>>, id: string) => {
  const { activities } = await getOwnHours(viewer, enrolmentId, now)
  const found = activities.find((one) => one.id === id)
  if (!found) throw new Error(`no activity ${id}`)
  return found
}

test('hours show every stretch under its lesson, what it counts for and why', async () => {
  const own = await learner()
  const { viewer, enrolmentId } = own
  await send(viewer, enrolmentId, sitting('lezione-uno', 8, before(1500)), now)
  await send(viewer, enrolmentId, sitting('lezione-uno', 6, before(60)), now)
  await send(viewer, enrolmentId, sitting('lezione-due', 5, before(58)), now)
  const hours = await getOwnHours(viewer, enrolmentId, now)
  expect(hours).toMatchObject({ rule: 'measured', creditedMinutes: 12, plannedMinutes: 60, completed: false })
  expect((await activity(own, 'lezione-due')).sittings).toMatchObject([
    { enteredAt: before(63), exitedAt: before(58), counted: 120, elsewhere: 180, beyond: 0 },
  ])
  expect((await activity(own, 'lezione-tre')).sittings).toEqual([])
  expect(await activity(own, 'lezione-uno')).toMatchObject({
    ...{ kind: 'lesson', declaredMinutes: 10, minutes: 10 },
    entries: [{ kind: 'measured_interval', minutes: 10, enteredAt: before(1508), exitedAt: before(64) }],
    sittings: [
      { enteredAt: before(66), exitedAt: before(60), counted: 120, elsewhere: 0, beyond: 240 },
      { counted: 480, elsewhere: 0, beyond: 0 },
    ],
    ...{ ground: 'nothing_missing', contestId: null },
  })
})

test('where the declared duration counts the stretches are noted and count for nothing', async () => {
  const own = await learner({ rule: 'declared_on_completion' })
  const { viewer, enrolmentId } = own
  await send(viewer, enrolmentId, sitting('lezione-quattro', 5, before(30)), now)
  await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
  expect(await getOwnHours(viewer, enrolmentId, now)).toMatchObject({ rule: 'declared', noted: [] })
  expect(await activity(own, 'lezione-quattro')).toMatchObject({
    sittings: [{ enteredAt: before(35), counted: 0, elsewhere: 0, beyond: 0 }],
    entries: [{ kind: 'declared_on_completion', minutes: 15, enteredAt: null }],
  })
})

test('beside meetings that alone count, what the windows saw of the lessons is still told', async () => {
  const own = await learner({ mode: 'in_person' })
  await openedOnce(own.enrolmentId, ['lezione-due'], now)
  const { rule, activities, noted } = await getOwnHours(own.viewer, own.enrolmentId, now)
  expect({ rule, activities }).toEqual({ rule: 'meetings', activities: [] })
  expect(noted).toMatchObject([{ id: 'lezione-due', sittings: [{ counted: 0 }] }])
})

test('only what has a trace can be contested, and whose office answers is told', async () => {
  const own = await learner()
  await openedOnce(own.enrolmentId, ['lezione-due'], now)
  expect(await activity(own, 'lezione-due')).toMatchObject({ ground: 'open', minutes: 0 })
  expect((await activity(own, 'lezione-due')).contestId).not.toBeNull()
  expect(await activity(own, 'lezione-uno')).toMatchObject({ ground: 'no_trace', contestId: null })
  expect((await getOwnHours(own.viewer, own.enrolmentId, now)).ambitoName).toBe('Ambito UNO')
})

test('meetings stand beside the lessons once they are over, with their entries', async () => {
  const own = await learner({ mode: 'blended' })
  const ids = [newId(), newId(), newId()]
  const base = { editionId: own.editionId, mode: 'in_person' as const, secret: 's' }
  await db().meeting.createMany({
    data: [
      { ...base, id: ids[0] ?? '', topic: 'Passato', startsAt: before(200), endsAt: before(110) },
      { ...base, id: ids[1] ?? '', topic: 'Annullato', startsAt: before(90), endsAt: before(60), cancelledAt: now },
      { ...base, id: ids[2] ?? '', topic: 'Da tenere', startsAt: before(-60), endsAt: before(-120) },
    ],
  })
  const times = { enteredAt: before(198), exitedAt: before(110), recordedAt: now }
  const entry = { id: newId(), enrolmentId: own.enrolmentId, activityId: ids[0] ?? '', kind: 'meeting' as const }
  await db().attendanceEntry.create({ data: { ...entry, minutes: 88, ...times } })
  const { activities, creditedMinutes } = await getOwnHours(own.viewer, own.enrolmentId, now)
  expect(creditedMinutes).toBe(88)
  expect(activities.filter(({ kind }) => kind === 'meeting')).toMatchObject([
    { title: 'Passato', declaredMinutes: 90, minutes: 88, entries: [{ kind: 'meeting', enteredAt: before(198) }] },
  ])
})

test('a contest, its answer and the correction with its office and reason are told', async () => {
  const own = await learner()
  await openedOnce(own.enrolmentId, ['lezione-due'], now)
  const contestId = newId()
  const text = 'Ho letto dal telefono di un collega.'
  const given = { contestId, activityId: 'lezione-due', askedMinutes: 7, text }
  await openContest(own.viewer, own.enrolmentId, given, now)
  expect(await activity(own, 'lezione-due')).toMatchObject({
    ...{ contestId: null, contests: [{ id: contestId, askedMinutes: 7, text, answer: null }] },
  })
  const answer = { intent: 'accept' as const, contestId, minutes: 6, text: 'Sei minuti, come dice il registro.' }
  await answerContest(place.office, place.ambitoSlug, answer, now)
  const told = await activity(own, 'lezione-due')
  expect(told).toMatchObject({
    minutes: 6,
    entries: [{ kind: 'correction', minutes: 6, office: 'Ambito UNO', reason: 'Sei minuti, come dice il registro.' }],
    contests: [{ answer: { accepted: true, answeredAt: now } }],
  })
  expect(told.contestId).toMatch(/^[0-9a-f-]{36}$/)
})

test('another person’s and a withdrawn enrolment’s hours are not there', async () => {
  const [own, other] = [await learner(), await learner()]
  const gone = { code: 'not_found' }
  await expect(getOwnHours(own.viewer, other.enrolmentId, now)).rejects.toMatchObject(gone)
  await withdraw(own)
  await expect(getOwnHours(own.viewer, own.enrolmentId, now)).rejects.toMatchObject(gone)
})
