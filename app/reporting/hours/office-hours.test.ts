import { beforeAll, describe, expect, test } from 'vitest'
import { decideExternal } from '#app/certificates/hours/decide-external.server.ts'
import { enter } from '#app/certificates/hours/external.fixtures.ts'
import {
  addAmbito,
  addComune,
  addCourse,
  addPerson,
  complete,
  type Comune,
  type Place,
} from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { setYearlyTarget } from '#app/organisation/yearly-target.server.ts'
import { db } from '#app/platform/database.server.ts'
import { exportHours } from './export-hours.server.ts'
import { hoursData, openHours } from './office-hours.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
let place: Place
let second: Comune
let other: Place
let contact: Viewer

/** Somebody with 55 minutes of lessons this year. */
async function addTrained(familyName: string, comune: Comune) {
  const personId = await addPerson({ familyName, departments: [comune.registry] })
  const where = { place: null, departmentId: null, organisationId: null }
  await complete({ course: await addCourse(), personId, at: now, ...where })
  return viewerWith([], personId)
}

beforeAll(async () => {
  place = await addAmbito('UFF', 'Comune di Qua')
  second = await addComune(place.ambitoId, 'Comune di Là')
  other = await addAmbito('OLT')
  contact = viewerWith([grantOf('contact', { organisationId: second.id })], await addPerson())
  const anna = await addTrained('Acquachiara', place.comune)
  await addTrained('Bellariva', second)
  await addPerson({ familyName: 'Cortelunga', departments: [second.social_services] })
  const externalId = await enter(anna, { minutes: 2400 }, now)
  await enter(anna, { source: 'other', minutes: 600 }, now)
  const decision = { verdict: 'approved' as const, hours: 2400, after: 0, reason: '' }
  await decideExternal(place.office, { ambitoSlug: place.ambitoSlug, externalId, decision }, now)
})

const open = async (viewer: Viewer, query: Record<string, string> = {}, slug = place.ambitoSlug) =>
  hoursData(viewer, await openHours(viewer, slug, new URLSearchParams(query), now))
const linesOf = ({ people }: Awaited<ReturnType<typeof open>>) =>
  people.map(({ familyName, lessons, syllabus, other: others, minutes }) => [
    familyName,
    lessons,
    syllabus,
    others,
    minutes,
  ])

describe('the hours of an ambito’s people', () => {
  test('are by source, against the target, only what was approved', async () => {
    const data = await open(place.office)
    expect(linesOf(data)).toEqual([
      ['Acquachiara', 55, 2400, 0, 2455],
      ['Bellariva', 55, 0, 0, 55],
      ['Cortelunga', 0, 0, 0, 0],
    ])
    expect(data.counts).toEqual({ people: 3, reached: 1, below: 2, minutes: 2510 })
  })

  test.each([
    [{ search: 'bella marina' }, []],
    [{ search: 'bellar' }, ['Bellariva']],
    [{ reach: 'reached' }, ['Acquachiara']],
    [{ reach: 'below', sort: 'hours' }, ['Cortelunga', 'Bellariva']],
    [{ sort: '-hours' }, ['Acquachiara', 'Bellariva', 'Cortelunga']],
    [{ page: '99' }, ['Acquachiara', 'Bellariva', 'Cortelunga']],
  ])('under %o', async (query: Record<string, string>, names) => {
    expect((await open(place.office, query)).people.map(({ familyName }) => familyName)).toEqual(names)
  })

  test('of another year are of who worked there on its last day', async () => {
    expect((await open(place.office, { year: '2025' })).counts).toMatchObject({ people: 3, minutes: 0 })
    expect((await open(place.office, { year: '2019' })).counts.people).toBe(0)
  })

  test('are cut to the scope (P7)', async () => {
    const data = await open(contact)
    expect(data.people.map(({ familyName }) => familyName)).toEqual(['Bellariva', 'Cortelunga'])
    expect(data.canKeep).toBe(false)
    const ofDepartment = viewerWith([grantOf('contact', { departmentId: second.registry })], await addPerson())
    expect((await open(ofDepartment)).people.map(({ familyName }) => familyName)).toEqual(['Bellariva'])
    await expect(open(other.office)).rejects.toMatchObject({ code: 'not_found' })
    await expect(open(viewerWith([]))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('are the same in the file, whose download is audited', async () => {
    const { name, pieces } = await exportHours(contact, place.ambitoSlug, new URLSearchParams(), now)
    let text = ''
    for await (const piece of pieces) text += piece
    const lines = text.trim().split('\r\n')
    expect(name).toMatch(/^ore_.*_2026_2026-11-24\.csv$/)
    expect(lines[0]).toContain('Codice fiscale')
    expect(lines.slice(1).map((line) => line.split(';').filter((_, index) => index !== 2))).toEqual([
      [
        'Bellariva',
        'Giulia',
        'Comune di Là',
        'Anagrafe',
        '2026',
        '0,9',
        '0',
        '0',
        '0',
        '0,9',
        '40',
        'no',
        '2026-11-24',
      ],
      [
        'Cortelunga',
        'Giulia',
        'Comune di Là',
        'Servizi sociali',
        '2026',
        '0',
        '0',
        '0',
        '0',
        '0',
        '40',
        'no',
        '2026-11-24',
      ],
    ])
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: 'hours.downloaded' } })
    expect(entry).toMatchObject({ actorId: contact.personId, subjectId: place.ambitoId, detail: { people: 2 } })
  })
})

describe('the target of an ambito', () => {
  const set = (viewer: Viewer, minutes: number) =>
    setYearlyTarget(viewer, { ambitoSlug: place.ambitoSlug, minutes }, now)
  const audited = () => db().auditEntry.count({ where: { action: 'ambito.target_set' } })

  test('is set by its office, audited once, and moves who has reached it', async () => {
    await Promise.all([set(place.office, 50), set(place.office, 50)])
    expect(await audited()).toBe(1)
    expect(await open(place.office)).toMatchObject({ target: 50, counts: { reached: 2 } })
    await set(place.office, 2400)
  })

  test('is not for contacts nor for another ambito', async () => {
    await expect(set(contact, 60)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(set(other.office, 60)).rejects.toMatchObject({ code: 'not_found' })
    expect((await open(place.office)).target).toBe(2400)
  })
})
