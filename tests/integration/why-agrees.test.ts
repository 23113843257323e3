import { expect, test } from 'vitest'
import { addAmbito, addCompleted, addCourse, addPerson, enrol } from '#app/certificates/world.fixtures.ts'
import { listParticipants } from '#app/learning/editions/participants.server.ts'
import { whyNotYet } from '#app/learning/editions/why-not-yet.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { openOffice } from '#app/reporting/office-view.server.ts'
import { peopleData } from '#app/reporting/page-data.server.ts'
import { whyPerson } from '#app/reporting/why-person.ts'

const now = new Date('2026-11-24T09:00:00Z')
const startedAt = new Date('2026-11-10T08:00:00Z')
let worlds = 0

/** Somebody at work who has 18 of 60 minutes, one who has not begun, one who completed, one who is not enrolled. */
async function makeWorld() {
  worlds += 1
  const place = await addAmbito(`PERCHE${worlds}`)
  const course = await addCourse()
  const departments = [place.comune.registry]
  const [begun, idle] = [
    await addPerson({ familyName: 'Alberani', departments }),
    await addPerson({ familyName: 'Bonfilia', departments }),
  ]
  const enrolmentId = await enrol({ course, personId: begun, startedAt })
  await enrol({ course, personId: idle })
  const minutes = { enrolmentId, activityId: 'uno', kind: 'measured_interval' as const, minutes: 18 }
  await db().attendanceEntry.create({ data: { id: newId(), ...minutes, recordedAt: startedAt } })
  await addCompleted(course, place, { familyName: 'Celestani' })
  await addPerson({ familyName: 'Dondolini', departments })
  const look = async (query: Record<string, string> = {}, viewer = place.office) => {
    const search = new URLSearchParams({ course: course.courseId, sort: 'name', ...query })
    const { view } = await openOffice(viewer, place.ambitoSlug, search, now)
    if (!view) throw new Error('no course')
    const { people } = await peopleData(view, 'it')
    const file = await exportPeople(viewer, place.ambitoSlug, search, now)
    if (!file) throw new Error('no file')
    let text = ''
    for await (const piece of file.pieces) text += piece
    return { people, lines: text.trim().split('\r\n') }
  }
  return { place, course, enrolmentId, look }
}

const thirty = 'Per l’attestato manca ancora: 30 minuti da riconoscere.'
const all = 'Per l’attestato manca ancora: 48 minuti da riconoscere.'

test('why somebody has no certificate yet is the same sentence in the list, in its file and on the edition’s page', async () => {
  const { course, look } = await makeWorld()
  const { people, lines } = await look()
  expect(people.map(({ familyName, why }) => [familyName, why])).toEqual([
    ['Alberani', thirty],
    ['Bonfilia', all],
    ['Celestani', null],
    ['Dondolini', null],
  ])
  const at = lines[0]?.split(';').indexOf('Perché non ancora') ?? -1
  expect(lines.slice(1).map((line) => line.split(';')[at])).toEqual([thirty, all, '', ''])
  const participants = await listParticipants({ id: course.editionId }, now)
  const told = participants.map((one) => whyNotYet({ ...one, certificateNumber: null }, 'it'))
  expect(told.slice(0, 2)).toEqual([thirty, all])
})

test('a contact reads it of their own people, and of a past day nobody reads what is missing now', async () => {
  const { place, look } = await makeWorld()
  const contact = viewerWith([grantOf('contact', { departmentId: place.comune.registry })], place.office.personId)
  expect((await look({}, contact)).people.map(({ why }) => why)).toEqual([thirty, all, null, null])
  const elsewhere = viewerWith([grantOf('contact', { departmentId: place.comune.social_services })])
  expect((await look({}, { ...elsewhere, personId: place.office.personId })).people).toEqual([])
  expect((await look({ asOf: '2026-11-20' })).people.map(({ why }) => why)).toEqual([null, null, null, null])
})

test('what was written after the figures were computed waits for the next ones', async () => {
  const { enrolmentId, look } = await makeWorld()
  await look()
  const later = { enrolmentId, activityId: 'due', kind: 'measured_interval' as const, minutes: 10 }
  const recordedAt = new Date(now.getTime() + 60_000)
  await db().attendanceEntry.create({ data: { id: newId(), ...later, recordedAt } })
  expect((await look()).people[0]).toMatchObject({ minutes: 18, why: thirty })
})

test('only who is on the way is told', () => {
  const missing = { minutesMissing: 30, outOfReach: null, exercisesMissing: [], openMeetings: 0, plannedMinutes: 60 }
  expect(whyPerson({ state: 'enrolled', missing }, 'en')).toBe(
    'Still missing for the certificate: 30 minutes to be credited.',
  )
  for (const state of ['completed', 'trained_elsewhere', 'not_enrolled'] as const)
    expect(whyPerson({ state, missing }, 'it')).toBeNull()
  expect(whyPerson({ state: 'under_way', missing: null }, 'it')).toBeNull()
})
