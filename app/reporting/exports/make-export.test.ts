import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { parseCsv } from 'hucre/csv'
import {
  addAmbito,
  addComune,
  addCourse,
  addPerson,
  addViewer,
  complete,
  enrol,
  type Comune,
  type CourseFixture,
  type Place,
} from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { addRule } from '#app/learning/assignments/rule.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { refreshToday } from '../coverage-queries.server.ts'
import { openOffice } from '../office-view.server.ts'
import { downloadExport } from './download-export.server.ts'
import { getExport, listExports } from './export-queries.server.ts'
import { forgetOldExports } from './forget-exports.server.ts'
import { reportKindNames, type ReportKind } from './kinds.ts'
import { makeExportOf, makeExportWorker, resumeExports } from './make-export.server.ts'
import { requestExport } from './request-export.server.ts'
import type { RequestExport } from './schemas.ts'

const now = new Date()
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' }).format(now)
let place: Place
let second: Comune
let other: Place
let course: CourseFixture
let contact: Viewer

beforeAll(async () => {
  place = await addAmbito('ESP', '=Comune di Qua')
  place.office = await addViewer('ambito_office', { ambitoId: place.ambitoId })
  second = await addComune(place.ambitoId, 'Comune di Là')
  other = await addAmbito('ESPALT')
  contact = await addViewer('contact', { organisationId: second.id })
  course = await addCourse()
  const started = { course, startedAt: new Date('2026-10-01T08:00:00Z') }
  const anna = await addPerson({ familyName: '@Acquachiara', departments: [place.comune.registry] })
  const at = new Date('2026-11-02T10:00:00Z')
  const where = { place, departmentId: place.comune.registry, organisationId: place.comune.id }
  await complete({ course, personId: anna, at, ...where })
  const bruno = await addPerson({ familyName: '-Bellariva', departments: [second.registry] })
  await enrol({ ...started, personId: bruno })
  const carla = await addPerson({ familyName: 'Cortelunga', departments: [second.social_services] })
  const asked = { courseId: course.courseId, assignedOn: new Date('2026-05-01'), dueOn: new Date('2026-10-01') }
  const ruleId = await addRule({ ambitoId: place.ambitoId, courseId: course.courseId })
  const late = [bruno, carla].map((personId) => ({ ruleId, personId, cycle: 1, isAgain: false, ...asked }))
  await db().assignment.createMany({ data: late })
  await refreshToday([place.ambitoId], now)
})

const query = () => new URLSearchParams({ course: course.courseId }).toString()

async function ask(viewer: Viewer, asked: Partial<RequestExport> = {}, ambitoSlug = place.ambitoSlug, at = now) {
  const whole = { ambitoSlug, kind: 'people' as const, format: 'csv' as const, search: query(), ...asked }
  const outcome = await requestExport(viewer, whole, at)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ambitoSlug, exportId: outcome.exportId }
}

async function bytesOf(viewer: Viewer, made: { ambitoSlug: string; exportId: string }): Promise<Buffer> {
  const { pieces, headers } = await downloadExport(viewer, made, now)
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  const bytes = Buffer.concat(all)
  expect(headers['Content-Length']).toBe(String(bytes.length))
  return bytes
}

async function made(viewer: Viewer, asked: Partial<RequestExport> = {}) {
  const file = await ask(viewer, asked)
  await makeExportOf(file.exportId)
  return file
}

const rowsOf = (bytes: Buffer) => parseCsv(bytes.toString('utf8'), { delimiter: ';' }).slice(1)
const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof AppError ? error.code : error
}

describe('a file of a report', () => {
  test('is made by the job, with the snapshot of the page, and audited when asked for, made and downloaded', async () => {
    const file = await ask(place.office)
    expect((await getExport(place.office, file)).state).toBe('queued')
    expect(await codeOf(downloadExport(place.office, file, now))).toBe('not_found')
    await drainJobs([makeExportWorker])
    const { view } = await openOffice(place.office, place.ambitoSlug, new URLSearchParams(query()), now)
    const ready = await getExport(place.office, file)
    expect(ready).toMatchObject({
      ...{ state: 'ready', rows: 3, expected: 3, snapshotId: view?.coverage.snapshotId },
      ...{ fileName: `persone_esp_${course.courseId}_${today}.csv`, isOwn: true },
      about: [`Corso: ${course.title}`, 'Ambito ESP'],
    })
    const rows = rowsOf(await bytesOf(place.office, file))
    expect(rows.map(([familyName, , , organisation]) => [familyName, organisation])).toEqual([
      ["'@Acquachiara", "'=Comune di Qua"],
      ["'-Bellariva", 'Comune di Là'],
      ['Cortelunga', 'Comune di Là'],
    ])
    expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set([view?.coverage.snapshotId]))
    const entries = await db().auditEntry.findMany({ where: { subjectId: file.exportId }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['export.requested', place.office.personId],
      ['export.made', null],
      ['export.downloaded', place.office.personId],
    ])
  })

  test('is sealed where it is stored: no fiscal code, no name in clear', async () => {
    const { exportId } = await made(place.office)
    const chunks = await db().reportExportChunk.findMany({ where: { exportId } })
    expect(chunks).toHaveLength(1)
    const stored = Buffer.from(chunks[0]?.bytes ?? [])
    expect(stored.includes('Acquachiara')).toBe(false)
    expect(stored.includes('Z999')).toBe(false)
    expect((await db().reportExport.findUniqueOrThrow({ where: { id: exportId } })).search).toBe('')
  })

  test.each(reportKindNames)('of %s has the same cells in all formats', async (kind: ReportKind) => {
    const bytes = async (format: RequestExport['format']) =>
      bytesOf(place.office, await made(place.office, { kind, format }))
    const csv = rowsOf(await bytes('csv'))
    const xlsx = (await readXlsx(await bytes('xlsx'))).sheets[0]?.rows.slice(1) ?? []
    const ods = (await readOds(await bytes('ods'))).sheets[0]?.rows.slice(1) ?? []
    const plain = (cell: unknown, at: number, row: readonly unknown[]) => {
      // When it was computed is shown as clocks in Italy, and hours have no snapshot: each file is its own.
      if (at >= row.length - 2) return ''
      if (cell instanceof Date) return cell.toISOString().slice(0, 10)
      return typeof cell === 'number' ? String(cell).replace('.', ',') : (cell ?? '')
    }
    const cells = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(plain))
    expect(cells(xlsx)).toEqual(cells(csv))
    expect(cells(ods)).toEqual(cells(csv))
    // One course alone has outcomes.
    expect(csv.length).toBeGreaterThan(kind === 'outcomes' ? 0 : 1)
    expect((await bytes('pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('asked for twice while it is made is one; a sixth waits', async () => {
    const slow = await addViewer('ambito_office', { ambitoId: place.ambitoId })
    const twice = await Promise.all([ask(slow), ask(slow)])
    expect(new Set(twice.map(({ exportId }) => exportId)).size).toBe(1)
    for (const format of ['xlsx', 'ods', 'pdf'] as const) await ask(slow, { format })
    await ask(slow, { kind: 'hours' })
    await expect(ask(slow, { kind: 'coverage' })).rejects.toThrow('too_many_waiting')
  })

  test('of a day that cannot be is refused', async () => {
    await expect(ask(place.office, { search: 'asOf=2999-01-01' })).rejects.toThrow('nothing_to_export')
  })

  test('does not tell in its history whom one searched for', async () => {
    const file = await made(place.office, { search: `${query()}&search=cortelunga` })
    const { about, rows } = await getExport(place.office, file)
    expect(rows).toBe(1)
    expect(about).toContain('solo le persone trovate con una ricerca')
    expect(JSON.stringify(await listExports(place.office, place.ambitoSlug))).not.toContain('cortelunga')
  })
})

describe('who sees it (P7)', () => {
  test('a contact’s has their people alone; the office sees it, another contact and another ambito do not', async () => {
    const file = await made(contact)
    const names = rowsOf(await bytesOf(contact, file)).map(([familyName]) => familyName)
    expect(names).toEqual(["'-Bellariva", 'Cortelunga'])
    expect((await listExports(place.office, place.ambitoSlug)).map(({ exportId }) => exportId)).toContain(file.exportId)
    const colleague = await addViewer('contact', { organisationId: second.id })
    for (const [viewer, ambitoSlug] of [
      [colleague, place.ambitoSlug],
      [other.office, other.ambitoSlug],
      [other.office, place.ambitoSlug],
      [viewerWith([grantOf('trainer')], await addPerson()), place.ambitoSlug],
    ] as const) {
      const here = { ambitoSlug, exportId: file.exportId }
      expect(await codeOf(getExport(viewer, here))).toBe('not_found')
      expect(await codeOf(downloadExport(viewer, here, now))).toBe('not_found')
    }
    expect(await codeOf(ask(other.office))).toBe('not_found')
    const admin = await addViewer('administrator', {})
    expect(rowsOf(await bytesOf(admin, file))).toHaveLength(2)
  })

  test('a contact who has lost the place has no more of its files, and gets none that were asked for', async () => {
    const file = await made(contact)
    const elsewhere = viewerWith([grantOf('contact', { organisationId: place.comune.id })], contact.personId)
    expect(await codeOf(downloadExport(elsewhere, file, now))).toBe('not_found')
    expect(await listExports(elsewhere, place.ambitoSlug)).toEqual([])

    const leaver = await addViewer('contact', { organisationId: second.id })
    const late = await ask(leaver)
    await db().roleGrant.deleteMany({ where: { personId: leaver.personId } })
    await makeExportOf(late.exportId)
    expect(await getExport(place.office, late)).toMatchObject({ state: 'failed', failure: 'no_access' })
  })
})

describe('work that is broken off', () => {
  test('begins anew with nothing of the first writing, and two at once make one', async () => {
    const file = await ask(place.office)
    // A process died here: begun, some of it stored, nobody holds it.
    await db().reportExport.update({ where: { id: file.exportId }, data: { state: 'running', generation: 1 } })
    await sql()`INSERT INTO report_export_chunk VALUES (${file.exportId}, 1, 0, ${Buffer.from('rest')})`
    await Promise.all([resumeExports(), resumeExports()])
    await vi.waitFor(async () => expect((await getExport(place.office, file)).state).toBe('ready'))
    expect(rowsOf(await bytesOf(place.office, file))).toHaveLength(3)
    const chunks = await db().reportExportChunk.findMany({ where: { exportId: file.exportId } })
    expect(chunks.map(({ generation }) => generation)).toEqual([2])
    await makeExportOf(file.exportId)
    const entries = { subjectId: file.exportId, action: 'export.made' }
    expect(await db().auditEntry.count({ where: entries })).toBe(1)
  })
})

describe('the mail that a file is ready', () => {
  const longAgo = () => new Date(Date.now() - 61_000)
  const mailsTo = async ({ personId }: Viewer) => {
    const { email } = await db().account.findUniqueOrThrow({ where: { personId } })
    return db().mail.findMany({ where: { recipient: email } })
  }

  test('goes out once for a file that took more than a minute, with the page of files and nothing of the contents', async () => {
    const viewer = await addViewer('ambito_office', { ambitoId: place.ambitoId })
    const { exportId } = await ask(viewer, {}, place.ambitoSlug, longAgo())
    await Promise.all([makeExportOf(exportId), makeExportOf(exportId)])
    await makeExportOf(exportId)
    const [mail, ...more] = await mailsTo(viewer)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Il file che hai chiesto è pronto')
    expect(mail?.text).toContain(`/office/${place.ambitoSlug}/exports\n`)
    for (const kept of [exportId, 'Acquachiara', 'Cortelunga', course.title, 'Comune'])
      expect(`${mail?.subject} ${mail?.text}`).not.toContain(kept)
  })

  test('does not go out for a quick one, nor for one that failed', async () => {
    const viewer = await addViewer('ambito_office', { ambitoId: place.ambitoId })
    await made(viewer)
    const failed = await ask(viewer, { format: 'xlsx' }, place.ambitoSlug, longAgo())
    await db().roleGrant.updateMany({ where: { personId: viewer.personId }, data: { endsOn: new Date('2020-02-01') } })
    await makeExportOf(failed.exportId)
    expect((await getExport(place.office, failed)).state).toBe('failed')
    expect(await mailsTo(viewer)).toEqual([])
  })
})

test('after 30 days the bytes are gone and the line stays', async () => {
  const file = await made(place.office)
  const { keptUntil } = await getExport(place.office, file)
  await forgetOldExports(new Date((keptUntil?.getTime() ?? 0) - 60_000))
  expect((await getExport(place.office, file)).state).toBe('ready')
  const late = new Date((keptUntil?.getTime() ?? 0) + 60_000)
  await Promise.all([forgetOldExports(late), forgetOldExports(late)])
  expect(await getExport(place.office, file)).toMatchObject({ state: 'forgotten', rows: 3 })
  expect(await db().reportExportChunk.count({ where: { exportId: file.exportId } })).toBe(0)
  expect(await codeOf(downloadExport(place.office, file, now))).toBe('not_found')
  const entries = { subjectId: file.exportId, action: 'export.forgotten' }
  expect(await db().auditEntry.count({ where: entries })).toBe(1)
})
