import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import type { AttendanceKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addAmbito, addCourse, addPerson, enrol, type Place } from '../world.fixtures.ts'
import { decideExternal } from './decide-external.server.ts'
import { enter } from './external.fixtures.ts'
import { getOwnHours } from './own-hours.server.ts'
import { ownYearSoFar } from './year-minutes.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
let place: Place

beforeAll(async () => {
  place = await addAmbito('ORE')
})

/** Somebody in an edition with a meeting, besides lessons. */
async function learner() {
  const viewer: Viewer = viewerWith([], await addPerson({ departments: [place.comune.registry] }))
  const course = await addCourse()
  const enrolmentId = await enrol({ course, personId: viewer.personId })
  const meetingId = newId()
  const [startsAt, endsAt] = [new Date('2026-11-10T08:00:00Z'), new Date('2026-11-10T10:00:00Z')]
  const meeting = { id: meetingId, editionId: course.editionId, topic: 'Sala', mode: 'in_person' as const }
  await db().meeting.create({ data: { ...meeting, startsAt, endsAt, secret: 's' } })
  return { viewer, enrolmentId, meetingId, editionId: course.editionId }
}

type Credit = { kind: AttendanceKind; activityId: string; minutes: number; enteredAt: Date | null; recordedAt: Date }
const credit = (enrolmentId: string, data: Credit) =>
  db().attendanceEntry.create({ data: { id: newId(), enrolmentId, ...data } })

test('home and the page of hours say the same, whatever the ledger holds', async () => {
  const instants = fc
    .integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 })
    .map((minutes) => new Date(Date.parse('2025-12-31T23:00:00Z') + minutes * 60_000))
  const credits = fc.array(
    fc.record({
      kind: fc.constantFrom<AttendanceKind>('declared_on_completion', 'measured_interval', 'meeting', 'correction'),
      isMeeting: fc.boolean(),
      minutes: fc.integer({ min: -60, max: 120 }),
      enteredAt: fc.option(instants, { nil: null }),
      recordedAt: instants,
    }),
    { maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(credits, async (all) => {
      const { viewer, enrolmentId, meetingId } = await learner()
      for (const { isMeeting, ...one } of all)
        await credit(enrolmentId, { ...one, activityId: isMeeting ? meetingId : 'uno' })
      const page = await getOwnHours(viewer, 2026, now)
      const before = await getOwnHours(viewer, 2025, now)
      expect((await ownYearSoFar(viewer, now)).minutes).toBe(page.minutes)
      // Nothing is lost between two years.
      expect(page.minutes + before.minutes).toBe(all.reduce((sum, { minutes }) => sum + minutes, 0))
      expect(page.byArea.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(page.minutes)
    }),
    { numRuns: 25 },
  )
})

test('entries written at the same time all count, and what is taken away counts no more', async () => {
  const { viewer, enrolmentId } = await learner()
  const entry = { kind: 'declared_on_completion' as const, enteredAt: null, recordedAt: now }
  const minutes = [1, 2, 4, 8, 16, 32, 64]
  await Promise.all(minutes.map((one) => credit(enrolmentId, { ...entry, activityId: `a${one}`, minutes: one })))
  expect((await ownYearSoFar(viewer, now)).minutes).toBe(127)
  await db().attendanceEntry.deleteMany({ where: { enrolmentId, activityId: 'a64' } })
  expect((await ownYearSoFar(viewer, now)).minutes).toBe(63)
})

test('a whole list of entries counts for each of its people', async () => {
  const learners = await Promise.all(Array.from({ length: 101 }, learner))
  await db().attendanceEntry.createMany({
    data: learners.map(({ enrolmentId }, index) => ({
      ...{ id: newId(), enrolmentId, activityId: 'uno', kind: 'declared_on_completion' as const },
      ...{ minutes: index, recordedAt: now },
    })),
  })
  for (const index of [0, 50, 100]) {
    const viewer = learners[index]?.viewer ?? viewerWith([])
    expect((await ownYearSoFar(viewer, now)).minutes).toBe(index)
  }
})

test('an edition taken twice within a year counts once, at home and on the page, and in each year it was taken', async () => {
  const { viewer, enrolmentId, editionId } = await learner()
  const first = await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })
  const again = { ...first, id: newId(), round: 2, renewsId: enrolmentId }
  await db().enrolment.create({ data: again })
  const at = (day: string) => ({ enteredAt: null, recordedAt: new Date(`${day}T09:00:00Z`) })
  const lesson = { kind: 'declared_on_completion' as const, activityId: 'uno' }
  await credit(enrolmentId, { ...lesson, minutes: 50, ...at('2025-11-10') })
  await credit(enrolmentId, { ...lesson, minutes: 30, ...at('2026-01-10') })
  await credit(again.id, { ...lesson, minutes: 45, ...at('2026-11-10') })
  const page = await getOwnHours(viewer, 2026, now)
  expect(page.lines.map(({ key, minutes }) => [key, minutes])).toEqual([[`${again.id} lessons`, 45]])
  expect((await ownYearSoFar(viewer, now)).minutes).toBe(45)
  expect((await getOwnHours(viewer, 2025, now)).minutes).toBe(50)
  expect(await db().enrolment.count({ where: { editionId } })).toBe(2)
})

test('lessons, a meeting with its correction and an approved certificate come together', async () => {
  const { viewer, enrolmentId, meetingId, editionId } = await learner()
  await db().editionArea.createMany({
    data: [
      { editionId, area: 'Etica', minutes: 1 },
      { editionId, area: 'Competenze interculturali', minutes: 2 },
    ],
  })
  const at = { enteredAt: null, recordedAt: now }
  await credit(enrolmentId, { kind: 'declared_on_completion', activityId: 'uno', minutes: 30, ...at })
  await credit(enrolmentId, { kind: 'meeting', activityId: meetingId, minutes: 120, ...at })
  await credit(enrolmentId, { kind: 'correction', activityId: meetingId, minutes: -20, ...at })
  const externalId = await enter(viewer, { source: 'other' }, now)
  const decision = { verdict: 'approved' as const, hours: 240, after: 0, reason: '' }
  await decideExternal(place.office, { ambitoSlug: place.ambitoSlug, externalId, decision }, now)
  const hours = await getOwnHours(viewer, undefined, now)
  expect(Object.fromEntries(hours.bySource.map(({ source, minutes }) => [source, minutes]))).toEqual({
    ...{ lessons: 30, meetings: 100, syllabus: 0, other: 240 },
  })
  expect(hours.byArea).toEqual([
    { area: 'Transizione digitale', minutes: 240 },
    { area: 'Competenze interculturali', minutes: 87 },
    { area: 'Etica', minutes: 43 },
  ])
  expect(await ownYearSoFar(viewer, now)).toEqual({ year: 2026, minutes: 370, target: 2400 })
})

test('a meeting one was at waits until its teacher confirms it', async () => {
  const { viewer, enrolmentId, meetingId } = await learner()
  const presence = { meetingId, enrolmentId, source: 'code' as const }
  const enteredAt = new Date('2026-11-10T08:00:00Z')
  await db().meetingPresence.create({ data: { id: newId(), ...presence, enteredAt, recordedAt: enteredAt } })
  const topics = async (at: Date) => (await getOwnHours(viewer, undefined, at)).unconfirmed.map(({ topic }) => topic)
  expect(await topics(now)).toEqual(['Sala'])
  expect(await topics(new Date('2026-11-10T09:00:00Z'))).toEqual([])
  // The latest row says they were not there.
  await db().meetingPresence.create({ data: { id: newId(), ...presence, recordedAt: now } })
  expect(await topics(now)).toEqual([])
})

test('the target is that of where one works, on the last day of a past year too', async () => {
  const { viewer } = await learner()
  await db().ambito.update({ where: { id: place.ambitoId }, data: { yearlyTargetMinutes: 1800 } })
  expect((await getOwnHours(viewer, 2024, now)).target).toBe(1800)
  expect((await ownYearSoFar(viewer, now)).target).toBe(1800)
  expect((await getOwnHours(viewer, 2019, now)).target).toBe(2400)
  expect((await getOwnHours(viewer, 2099, now)).year).toBe(2026)
})
