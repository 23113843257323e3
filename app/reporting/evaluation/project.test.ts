import { leastPeople } from '#app/assessment/small-groups.ts'
import { beforeAll, expect, test } from 'vitest'
import {
  addAmbito,
  addComune,
  addCourse,
  addPerson,
  complete,
  enrol,
  type CourseFixture,
  type Place,
} from '#app/certificates/world.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { exportCodebook, exportData, exportIndicators } from './export-project.server.ts'
import { openSheet, projectSheet } from './project-sheet.server.ts'
import { listProjects } from './projects.server.ts'

const now = new Date('2026-11-26T10:00:00Z')
const projectKey = 'FAMI-001'
const none = new URLSearchParams()
const evaluator = viewerWith([grantOf('evaluator')])
let [north, south]: Place[] = []
let course: CourseFixture
let inNorth: CourseFixture
let inSouth: CourseFixture

/** The course in an edition of its own that a project pays for. */
async function addEdition(place: Place, code: string): Promise<CourseFixture> {
  const editionId = newId()
  const project = { fund: 'FAMI', projectCode: code, cup: '' }
  const held = { id: editionId, courseId: course.courseId, ambitoId: place.ambitoId, name: code }
  await db().edition.create({ data: { ...held, ...project, startsOn: new Date('2026-01-10T00:00:00Z') } })
  return { ...course, editionId }
}

const place = (one: Place | undefined) => {
  if (!one) throw new Error('no ambito')
  return one
}

async function finish(edition: CourseFixture, where: Place, departmentId: string, at: string) {
  const personId = await addPerson({ departments: [departmentId] })
  const organisationId = where.comune.id
  await complete({ course: edition, personId, place: where, departmentId, organisationId, at: new Date(at) })
  return personId
}

beforeAll(async () => {
  ;[north, south] = [await addAmbito('PROGNORD'), await addAmbito('PROGSUD')]
  course = await addCourse('Sguardi sul lavoro')
  inNorth = await addEdition(place(north), ' fami-001 ')
  inSouth = await addEdition(place(south), 'FAMI-001')
  const { registry, social_services: social } = place(north).comune
  for (let count = 0; count < 6; count += 1)
    await finish(inNorth, place(north), registry, `2026-0${count < 2 ? 3 : 9}-10T10:00:00Z`)
  for (let count = 0; count < 2; count += 1)
    await enrol({ course: inNorth, personId: await addPerson({ departments: [social] }), startedAt: now })
  const gone = await enrol({ course: inNorth, personId: await addPerson({ departments: [social] }) })
  const withdrawnAt = new Date('2026-10-01T08:00:00Z')
  await db().enrolmentWithdrawal.create({ data: { enrolmentId: gone, withdrawnAt } })
  await db().enrolment.update({ where: { id: gone }, data: { state: 'withdrawn' } })
  for (let count = 0; count < 5; count += 1)
    await finish(inSouth, place(south), place(south).comune.registry, '2026-10-10T10:00:00Z')
})

const linesOf = (text: string) =>
  text
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))

async function dataOf(viewer = evaluator, key = projectKey) {
  const file = await exportData(viewer, { projectKey: key, search: none }, now)
  if (!file) throw new Error('too few')
  const [header = [], ...rows] = linesOf(file.text)
  return { file, header, rows: rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at] ?? '', cell]))) }
}

test('the sheet counts a project over its editions, by hand', async () => {
  const sheet = await projectSheet(await openSheet(evaluator, projectKey, none, now))
  expect(sheet.project).toMatchObject({ projectKey, editions: 2, people: 13 })
  const { total, certificates, organisations, byQuarter, byDepartmentKind } = sheet.indicators
  expect(total).toEqual({ enrolled: 13, begun: 13, completed: 11, minutes: 11 * 55 })
  expect(certificates).toBe(0)
  expect(organisations).toEqual({ comune: 2 })
  expect(byQuarter.map(({ quarter, completed }) => [quarter, completed])).toEqual([
    ['2026-T1', 2],
    ['2026-T3', 4],
    ['2026-T4', 5],
  ])
  // The two of the social services are too few to be a group of their own.
  expect(byDepartmentKind).toEqual([{ kind: null, reached: total }])
})

test('the past says what it said, whatever comes later, and the file is the page', async () => {
  const search = new URLSearchParams({ asOf: '2026-09-30' })
  const asked = async () => projectSheet(await openSheet(evaluator, projectKey, search, now))
  const before = await asked()
  // Who had been enrolled by then counts as enrolled, also the one who withdrew in October.
  expect(before.indicators.total).toEqual({ enrolled: 14, begun: 6, completed: 6, minutes: 6 * 55 })
  await finish(inSouth, place(south), place(south).comune.registry, '2026-11-26T08:00:00Z').then(async (personId) => {
    await db().enrolment.updateMany({ where: { personId }, data: { enrolledAt: new Date('2026-11-26T07:00:00Z') } })
  })
  expect((await asked()).extract).toBe(before.extract)
  const file = await exportIndicators(evaluator, { projectKey, search }, now)
  const [header = [], ...lines] = linesOf(file.text)
  const value = (label: string) => lines.find(([first]) => first === label)?.[header.indexOf('Valore')]
  expect([value('Persone iscritte'), value('Hanno completato')]).toEqual(['14', '6'])
  expect(lines.every((line) => line.at(-1) === before.extract)).toBe(true)
})

test('the data have no names, groups of five at least, and the same pseudonyms every time in one project alone', async () => {
  const { file, rows } = await dataOf()
  const where = { enrolments: { some: {} } }
  const people = await db().person.findMany({ where, select: { id: true, givenName: true, familyName: true } })
  for (const { id, givenName, familyName } of people)
    for (const word of [id, givenName, familyName]) expect(file.text).not.toContain(word)
  const groups = new Map<string, Set<string>>()
  for (const row of rows) {
    const key = [row.course, row.edition, row.ambito, row.organisation_kind, row.department_kind].join('/')
    groups.set(key, (groups.get(key) ?? new Set()).add(row.pseudonym ?? ''))
  }
  for (const [key, inside] of groups) expect(inside.size, key).toBeGreaterThanOrEqual(leastPeople)
  expect(rows.map(({ pseudonym }) => pseudonym)).toEqual(rows.map(({ pseudonym }) => pseudonym).toSorted())
  expect((await dataOf()).file).toEqual(file)

  const other = await addEdition(place(north), 'FAMI-002')
  for (const { personId } of await db().enrolment.findMany({ where: { editionId: inNorth.editionId } }))
    await enrol({ course: other, personId })
  const { rows: elsewhere } = await dataOf(evaluator, 'FAMI-002')
  const known = new Set(rows.map(({ pseudonym }) => pseudonym))
  expect(elsewhere.filter(({ pseudonym }) => known.has(pseudonym))).toEqual([])
})

test('page, data and codebook print one extract, which changes with the data alone', async () => {
  const search = new URLSearchParams({ asOf: '2026-09-30' })
  const page = async () => projectSheet(await openSheet(evaluator, projectKey, search, now))
  const { dataExtract } = await page()
  expect(dataExtract).toMatch(/^[0-9a-f]{16}$/)
  const data = await exportData(evaluator, { projectKey, search }, now)
  const [header = [], ...lines] = linesOf(data?.text ?? '')
  expect(header.at(-1)).toBe('extract')
  expect(new Set(lines.map((line) => line.at(-1)))).toEqual(new Set([dataExtract]))
  const codebook = linesOf((await exportCodebook(evaluator, { projectKey, search }, now))?.text ?? '')
  expect(codebook.at(-1)?.[1]).toContain(`estratto ${dataExtract}.`)
  const event = await db().auditEntry.findFirst({
    where: { action: 'project.data_downloaded' },
    orderBy: { id: 'desc' },
    select: { detail: true },
  })
  expect(event?.detail).toMatchObject({ extract: dataExtract })
  const { enrolmentId } = await db().completion.findFirstOrThrow({
    where: { completedOn: { lt: new Date('2026-09-30') }, courseId: course.courseId },
  })
  const scored = (scoreBasisPoints: number) =>
    db().completion.update({ where: { enrolmentId }, data: { scoreBasisPoints } })
  await scored(4000)
  const changed = await page()
  await scored(9000)
  expect(changed.dataExtract).not.toBe(dataExtract)
  expect(changed.extract).toBe((await page()).extract)
  expect((await page()).dataExtract).toBe(dataExtract)
})

test('every column of the data is in the codebook, and nothing else', async () => {
  const { header } = await dataOf()
  const codebook = await exportCodebook(evaluator, { projectKey, search: none }, now)
  const [, ...lines] = linesOf(codebook?.text ?? '')
  expect(lines.map(([name]) => name)).toEqual([...header, ''])
  expect(lines.at(-1)?.[1]).toContain('almeno 5 persone')
})

test('an evaluator of one ambito, its office and everybody else see what is theirs', async () => {
  const ofSouth = viewerWith([grantOf('evaluator', { ambitoId: place(south).ambitoId })])
  expect((await listProjects(ofSouth, now)).map((one) => [one.projectKey, one.editions])).toEqual([[projectKey, 1]])
  expect(new Set((await dataOf(ofSouth)).rows.map(({ ambito }) => ambito))).toEqual(new Set(['Ambito PROGSUD']))
  const { office } = place(south)
  expect(await projectSheet(await openSheet(office, projectKey, none, now))).toMatchObject({
    ...{ mayExport: false, dataExtract: null },
  })
  const data = { projectKey, search: none }
  await expect(exportData(office, data, now)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(exportCodebook(office, data, now)).rejects.toMatchObject({ code: 'forbidden' })
  const stranger = await addAmbito('PROGALTRO')
  await expect(openSheet(stranger.office, projectKey, none, now)).rejects.toMatchObject({ code: 'not_found' })
  const contact = viewerWith([grantOf('contact', { organisationId: place(south).comune.id })])
  for (const nobody of [contact, viewerWith([]), viewerWith([grantOf('trainer')])])
    await expect(listProjects(nobody, now)).rejects.toMatchObject({ code: 'forbidden' })
})

test('of fewer than five people there are no data', async () => {
  const few = await addEdition(place(north), 'FAMI-003')
  const comune = await addComune(place(north).ambitoId, 'Pocagente')
  for (let count = 0; count < 4; count += 1)
    await enrol({ course: few, personId: await addPerson({ departments: [comune.registry] }) })
  expect(await exportData(evaluator, { projectKey: 'FAMI-003', search: none }, now)).toBeNull()
  expect(await exportCodebook(evaluator, { projectKey: 'FAMI-003', search: none }, now)).toBeNull()
})
