import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
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
import { getStampedRegister } from './get-stamped.server.ts'
import { makeStampedRegister } from './make-stamped.server.ts'
import { registerText } from './register-text.ts'
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

describe('the empty register to be stamped', () => {
  const before = new Date('2026-11-12T09:15:00Z')

  test('is made once before the first meeting, kept as made, and named with its hash in the final register', async () => {
    const world = await blended('REG5')
    const { office } = world.place
    const outcomes = await Promise.all([1, 2].map(() => makeStampedRegister(office, of(world), before)))
    const [first] = outcomes
    if (!first?.ok) throw new Error('refused')
    expect(outcomes).toEqual([first, first])
    const bytesOf = async () =>
      Buffer.from((await getStampedRegister(office, { ...of(world), stampedId: first.id }, now)).bytes)
    const bytes = await bytesOf()
    await db().person.updateMany({ where: { familyName: 'Abete' }, data: { familyName: 'Acero' } })
    const second = await makeStampedRegister(office, of(world), new Date('2026-11-13T09:00:00Z'))
    expect(second).toMatchObject({ ok: true })
    expect(second).not.toEqual(first)
    expect((await bytesOf()).equals(bytes)).toBe(true)
    const { register } = await buildRegister(office, of(world), now)
    expect(register.stamped[0]).toEqual({
      id: first.id,
      madeAt: before.toISOString(),
      people: 2,
      sha256: sha256(bytes),
    })
    expect(register.stamped).toHaveLength(2)
    const final = onDisk((await exportRegister(office, of(world), 'pdf', now)).bytes)
    const text = execFileSync('pdftotext', ['-raw', final, '-'], { encoding: 'utf8' })
    expect(text).toContain('preparato il 12 novembre 2026, ore 10:15, prima dell’avvio, con 2 iscritti')
    expect(text.replace(/\s/g, '')).toContain(sha256(bytes))
    await db().person.updateMany({ where: { familyName: 'Acero' }, data: { familyName: 'Abete' } })
  })

  test('has numbered pages, a sheet to sign for each meeting, people by surname, and no fiscal code', async () => {
    const world = await blended('REG6')
    const { office } = world.place
    await db().enrolment.update({ where: { id: world.bruno }, data: { state: 'withdrawn' } })
    const made = await makeStampedRegister(office, of(world), before)
    if (!made.ok) throw new Error(made.reason)
    const { bytes, name } = await getStampedRegister(office, { ...of(world), stampedId: made.id }, now)
    expect(name).toBe('Registro da vidimare Autunno 2026 2026-11-12.pdf')
    const file = onDisk(bytes)
    const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    expect(pages).toHaveLength(3)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Pagina ${index + 1} di 3`)
      expect(page).toMatch(/\(SHA-256\): [0-9a-f]{64}/)
      expect(page).toContain('12 novembre 2026, ore 10:15')
      expect(page).toContain('Abete Anna')
      expect(page).not.toContain('Betulla')
      expect(page).not.toMatch(/FNTGLI/)
    }
    expect(pages[0]).toContain('composto di 3 pagine')
    expect(pages[1]).toContain('Firma del docente: Samira Belhadi')
    const about = execFileSync('pdfinfo', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(about).toMatch(/Tagged:\s+yes/)
  })

  test('is refused once the first meeting has begun and without meetings; others find and make none', async () => {
    const world = await blended('REG7')
    const { office, comune } = world.place
    expect(await makeStampedRegister(office, of(world), first.startsAt)).toEqual({ ok: false, reason: 'stamped_late' })
    await db().meeting.update({ where: { id: world.meetings[0] }, data: { cancelledAt: before } })
    const made = await makeStampedRegister(office, of(world), first.startsAt)
    expect(made.ok).toBe(true)
    await db().meeting.update({ where: { id: world.meetings[1] }, data: { cancelledAt: before } })
    expect(await makeStampedRegister(office, of(world), before)).toEqual({ ok: false, reason: 'stamped_no_meetings' })
    const stampedId = made.ok ? made.id : ''
    const other = await addAmbito('REG7B')
    const elsewhere = { ...of(world), ambitoSlug: other.ambitoSlug }
    const gone = { code: 'not_found' }
    await expect(makeStampedRegister(other.office, elsewhere, before)).rejects.toMatchObject(gone)
    await expect(getStampedRegister(other.office, { ...elsewhere, stampedId }, now)).rejects.toMatchObject(gone)
    await expect(getStampedRegister(office, { ...of(world), stampedId: newId() }, now)).rejects.toMatchObject(gone)
    const contact = viewerWith([grantOf('contact', { organisationId: comune.id })])
    await expect(makeStampedRegister(contact, of(world), before)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('who took the edition again has a row for each time', async () => {
  const world = await blended('REG8')
  const anna = await db().enrolment.findUniqueOrThrow({ where: { id: world.anna } })
  await db().enrolment.create({ data: { ...anna, id: newId(), round: 2, renewsId: anna.id } })
  const { register } = await buildRegister(world.place.office, of(world), now)
  expect(register.people.map(({ name, round, creditedMinutes }) => [name, round, creditedMinutes])).toEqual([
    ['Abete Anna', 1, 145],
    ['Abete Anna', 2, 0],
    ['Betulla Bruno', 1, 0],
  ])
  const text = registerText('it')
  expect(register.people.map(text.personName)[1]).toBe('Abete Anna (rinnovo, volta n. 2)')
})
