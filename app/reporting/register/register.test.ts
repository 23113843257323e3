import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import {
  addAmbito,
  addCourse,
  addPerson,
  enrol,
  type CourseFixture,
  type Place,
} from '#app/certificates/world.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { buildRegister, registerJson } from './build-register.server.ts'
import { exportRegister } from './export-register.server.ts'
import { Register } from './schemas.ts'

const now = new Date('2026-11-25T10:00:00Z')
const first = { startsAt: new Date('2026-11-18T13:00:00Z'), endsAt: new Date('2026-11-18T15:00:00Z') }
const second = { startsAt: new Date('2026-12-02T13:00:00Z'), endsAt: new Date('2026-12-02T15:00:00Z') }

/** A blended edition: one meeting confirmed, one to come; Anna was there and studied, Bruno was not. */
async function blended(code: string) {
  const place = await addAmbito(code)
  const course = await addCourse()
  const edition = { id: newId(), courseId: course.courseId, ambitoId: place.ambitoId, name: 'Autunno 2026' }
  const meetings = [newId(), newId()] as const
  const teacherId = newId()
  await db().edition.create({
    data: {
      ...edition,
      mode: 'blended',
      startsOn: new Date('2026-11-01'),
      projectCode: 'PROG-77',
      cup: 'J41B21000000001',
    },
  })
  await db().editionTeacher.create({
    data: { id: teacherId, editionId: edition.id, position: 0, name: 'Samira Belhadi', office: 'mediatrice' },
  })
  const common = { editionId: edition.id, mode: 'in_person', place: 'Sala consiliare', secret: 'x' } as const
  await db().meeting.create({ data: { ...common, ...first, id: meetings[0], topic: 'Ascoltare', confirmedAt: now } })
  await db().meeting.create({ data: { ...common, ...second, id: meetings[1], topic: 'Decidere' } })
  await db().meetingTeacher.create({ data: { meetingId: meetings[0], teacherId } })
  const anna = await participant(place, course, edition.id, 'Anna', 'Abete')
  const bruno = await participant(place, course, edition.id, 'Bruno', 'Betulla')
  await attended(anna, meetings[0])
  await studied(anna)
  return { place, edition, meetings, anna, bruno }
}

async function participant(
  { comune }: Place,
  course: CourseFixture,
  editionId: string,
  ...[givenName, familyName]: string[]
) {
  const personId = await addPerson({
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
    departments: [comune.registry],
  })
  return enrol({ course: { ...course, editionId }, personId, startedAt: new Date('2026-11-10T08:00:00Z') })
}

/** From five past one hour into the first meeting to its end, Rome time 14:05–16:00. */
async function attended(enrolmentId: string, meetingId: string) {
  const times = { enteredAt: new Date('2026-11-18T13:05:00Z'), exitedAt: first.endsAt }
  await db().meetingPresence.create({
    data: { id: newId(), meetingId, enrolmentId, ...times, source: 'code', recordedAt: now },
  })
  const entry = { id: newId(), enrolmentId, activityId: meetingId, kind: 'meeting', minutes: 115 } as const
  await db().attendanceEntry.create({ data: { ...entry, ...times, recordedAt: now } })
}

/** Two windows that overlap for five minutes, then the lesson completed. */
async function studied(enrolmentId: string) {
  const window = (from: string, to: string) => ({
    ...{ windowId: newId(), sequence: 1, enrolmentId, activityId: 'uno', exit: 'left' as const, receivedAt: now },
    ...{ enteredAt: new Date(`2026-11-20T${from}:00Z`), exitedAt: new Date(`2026-11-20T${to}:00Z`) },
  })
  await db().attendanceInterval.createMany({ data: [window('08:00', '08:15'), window('08:10', '08:25')] })
  const recordedAt = new Date('2026-11-20T08:25:00Z')
  const entry = { id: newId(), enrolmentId, activityId: 'uno', kind: 'declared_on_completion', minutes: 30 } as const
  await db().attendanceEntry.create({ data: { ...entry, recordedAt } })
}

function of({ place, edition }: Awaited<ReturnType<typeof blended>>) {
  return { ambitoSlug: place.ambitoSlug, editionId: edition.id }
}

/** A file in a folder of its own, for the programs of poppler. */
function onDisk(bytes: Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sguardi-register-')), 'registro.pdf')
  writeFileSync(file, bytes)
  return file
}

test('meetings, lessons and windows add up: overlaps count once, a meeting to come has no list', async () => {
  const world = await blended('REG1')
  const { register } = await buildRegister(world.place.office, of(world), now)
  const [anna, bruno] = register.people
  expect(anna).toMatchObject({ name: 'Abete Anna', plannedMinutes: 300, creditedMinutes: 145, percent: 48 })
  expect(anna?.rows.map(({ kind, minutes, seenMinutes }) => [kind, minutes, seenMinutes])).toEqual([
    ['meeting', 115, null],
    ['lesson', 30, 25],
  ])
  expect(bruno).toMatchObject({ creditedMinutes: 0, rows: [] })
  expect(register.meetings.map(({ state, people }) => [state, people.map(({ minutes }) => minutes)])).toEqual([
    ['confirmed', [115, 0]],
    ['planned', [null, null]],
  ])
})

test('another ambito’s office finds nothing, a contact of the comune is refused', async () => {
  const world = await blended('REG2')
  const other = await addAmbito('REG2B')
  await expect(buildRegister(other.office, of(world), now)).rejects.toMatchObject({ code: 'not_found' })
  await expect(buildRegister(other.office, { ...of(world), ambitoSlug: other.ambitoSlug }, now)).rejects.toMatchObject({
    code: 'not_found',
  })
  const contact = viewerWith([grantOf('contact', { organisationId: world.place.comune.id })])
  await expect(buildRegister(contact, of(world), now)).rejects.toMatchObject({ code: 'forbidden' })
})

test('the PDF is tagged PDF/A-3a with page numbers, and the fingerprint it prints is that of the data it carries', async () => {
  const world = await blended('REG3')
  const { fingerprint } = await buildRegister(world.place.office, of(world), now)
  const { bytes, name } = await exportRegister(world.place.office, of(world), 'pdf', now)
  expect(name).toBe('Registro Autunno 2026 2026-11-25.pdf')
  const file = onDisk(bytes)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  for (const said of ['Abete Anna', 'Sala consiliare', '14:05', '16:00', 'Samira Belhadi', 'Pagina 1 di', 'PROG-77'])
    expect(text).toContain(said)
  expect(text.match(new RegExp(fingerprint, 'g'))?.length).toBe(text.match(/Pagina \d+ di/g)?.length)
  const about = execFileSync('pdfinfo', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  expect(about).toMatch(/Tagged:\s+yes/)
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/pdfaid:part[^0-9]+3/)
  const saved = path.join(path.dirname(file), 'registro.json')
  execFileSync('pdfdetach', ['-save', '1', '-o', saved, file], { stdio: 'ignore' })
  const attached = readFileSync(saved, 'utf8')
  expect(sha256(attached)).toBe(fingerprint)
  expect(registerJson(Register.parse(JSON.parse(attached)))).toBe(attached)
})

test('the workbook has the figures of the page, as numbers, and no formula', async () => {
  const world = await blended('REG4')
  await db().meetingGuest.create({
    data: { ...{ id: newId(), meetingId: world.meetings[0], name: '=2+2' }, recordedAt: now, recordedById: newId() },
  })
  const { register, fingerprint } = await buildRegister(world.place.office, of(world), now)
  const { bytes } = await exportRegister(world.place.office, of(world), 'xlsx', now)
  const { sheets } = await readXlsx(bytes)
  const [summary, meetings, people, about] = sheets.map(({ rows }) => rows)
  expect(summary?.slice(1).map((row) => row.slice(4))).toEqual(
    register.people.map(({ plannedMinutes, creditedMinutes, percent }) => [plannedMinutes, creditedMinutes, percent]),
  )
  expect(meetings?.[1]?.slice(4, 10)).toEqual([120, 'Abete Anna', '14:05', '16:00', 115, 'codice mostrato in aula'])
  expect(people?.slice(1).map((row) => row[8])).toEqual([115, 30])
  expect(about?.flat()).toContain(fingerprint)
  expect(JSON.stringify(sheets)).not.toContain('"formula"')
  expect(meetings?.flat()).toContain('Presenti non iscritti: =2+2')
})
