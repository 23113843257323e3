import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { downloadedZip } from '#app/certificates/bulk/download.fixtures.ts'
import { makeBundleOf } from '#app/certificates/bulk/make-bundle.server.ts'
import { requestBundle } from '#app/certificates/bulk/request-bundle.server.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { readCsv, readZip } from '#app/certificates/read-zip.fixtures.ts'
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
import { remindAmbito } from '#app/learning/reminders/remind-people.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { workingDayFrom } from '#app/platform/working-days.ts'
import { refreshToday } from '#app/reporting/coverage-queries.server.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { downloadExport } from '#app/reporting/exports/download-export.server.ts'
import { makeExportOf } from '#app/reporting/exports/make-export.server.ts'
import { reportKinds } from '#app/reporting/exports/report-kinds.server.ts'
import { requestExport } from '#app/reporting/exports/request-export.server.ts'
import { bundleSelection, openOffice } from '#app/reporting/office-view.server.ts'
import { dashboardData, peopleData } from '#app/reporting/page-data.server.ts'
import { overdueData } from '#app/reporting/reports/get-overdue.server.ts'
import { reachData } from '#app/reporting/reports/get-reach.server.ts'
import { openReport } from '#app/reporting/reports/open-report.server.ts'

const now = new Date()
const today = civilDay(now)
const ago = (days: number) => new Date(today.getTime() - days * 86_400_000)
let place: Place
let other: Place
let second: Comune
let course: CourseFixture

/** Somebody who completed and has a certificate. */
async function addCertified(familyName: string, at: Comune, day: Date) {
  const personId = await addPerson({ familyName, departments: [at.registry] })
  const of = { place, departmentId: at.registry, organisationId: at.id }
  await issueCertificateOf(await complete({ course, personId, at: day, ...of }), day)
}

/**
 * Eleven people: nine of two comuni in every state, of whom three late with a duty, one of a cooperative and one of a comune
 * that has left; four certificates.
 */
beforeAll(async () => {
  ;[place, other] = [await addAmbito('FIGURE'), await addAmbito('FIGUREALT')]
  second = await addComune(place.ambitoId, 'Seconda')
  course = await addCourse()
  const at = { registry: [place.comune.registry], social: [place.comune.social_services], second: [second.registry] }
  const named = (familyName: string, departments: string[]) => addPerson({ familyName, departments })
  const cooperative = await addComune(place.ambitoId, 'Cooperativa', { kind: 'cooperative' })
  const gone = await addComune(place.ambitoId, 'Andata', { endsOn: ago(5) })
  for (const [name, where] of [
    ['Finita', place.comune],
    ['Compiuta', second],
    ['Cooperante', cooperative],
    ['Partita', gone],
  ] as const)
    await addCertified(name, where, ago(20))
  const late = [await named('Tardi', at.registry), await named('Tardiva', at.social), await named('Tardona', at.second)]
  await enrol({ course, personId: late[1] ?? '', startedAt: ago(30) })
  await enrol({ course, personId: await named('Iscritta', at.second) })
  await named('Nessuna', at.second)
  const elsewhere = { place: other, departmentId: other.comune.registry, organisationId: other.comune.id }
  await complete({ course, personId: await named('Altrove', at.second), at: ago(20), ...elsewhere })
  await named('Assente', [second.social_services])
  const ruleId = await addRule({ ambitoId: place.ambitoId, courseId: course.courseId, startsOn: ago(90) })
  const asked = { ruleId, courseId: course.courseId, cycle: 1, isAgain: false, assignedOn: ago(90), dueOn: ago(10) }
  await db().assignment.createMany({ data: late.map((personId) => ({ personId, ...asked })) })
  await refreshToday([place.ambitoId], now)
})

const query = () => new URLSearchParams({ course: course.courseId })
type Line = [name: string, state: string]
const sorted = (lines: Line[]) => lines.map((line) => line.join(': ')).toSorted()
const texts = {
  ...{ completed: 'Completato', under_way: 'In corso', enrolled: 'Da iniziare' },
  ...{ trained_elsewhere: 'Completato altrove', not_enrolled: 'Senza iscrizione' },
}

async function onScreen(viewer: Viewer, asked = query()) {
  const { view } = await openOffice(viewer, place.ambitoSlug, asked, now)
  if (!view) throw new Error('no course')
  const data = await peopleData(view, 'it')
  const lines = data.people.map(({ familyName, state }): Line => [familyName, texts[state]])
  return { view, data, lines: sorted(lines), card: dashboardData(view) }
}

/** Names and states of a file with headings, and the extract its last column names. */
function linesOf(rows: readonly (readonly unknown[])[]) {
  const [heading = [], ...people] = rows
  const at = heading.indexOf('Stato')
  const lines = people.map((row): Line => [String(row[0]), String(row[at])])
  return { lines: sorted(lines), extracts: [...new Set(people.map((row) => String(row.at(-1))))] }
}

async function asExport(viewer: Viewer, format: 'csv' | 'xlsx', of = query()) {
  const asked = { ambitoSlug: place.ambitoSlug, kind: 'people' as const, format, search: of.toString() }
  const outcome = await requestExport(viewer, asked, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  await makeExportOf(outcome.exportId)
  const file = await downloadExport(viewer, { ambitoSlug: place.ambitoSlug, exportId: outcome.exportId }, now)
  const pieces: Uint8Array[] = []
  for await (const piece of file.pieces) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  if (format === 'csv') return linesOf(parseCsv(bytes.toString('utf8').replace('\uFEFF', ''), { delimiter: ';' }))
  return linesOf((await readXlsx(bytes)).sheets[0]?.rows ?? [])
}

async function asCsv(viewer: Viewer, asked = query()) {
  const file = await exportPeople(viewer, place.ambitoSlug, asked, now)
  let text = ''
  for await (const piece of file?.pieces ?? []) text += piece
  return linesOf(parseCsv(text.replace('\uFEFF', ''), { delimiter: ';' }))
}

async function asZip(viewer: Viewer, view: Parameters<typeof bundleSelection>[0]) {
  const { ambitoSlug } = place
  const outcome = await requestBundle(viewer, { ambitoSlug, selection: bundleSelection(view) }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  await makeBundleOf(outcome.bundleId)
  const files = readZip(await downloadedZip(viewer, { ambitoSlug, bundleId: outcome.bundleId }, now))
  const certified = readCsv(files.get('manifest.csv')).map(([, , , familyName]) => familyName)
  const missing = readCsv(files.get('mancanti.csv')).map(([familyName]) => familyName)
  return { certified: certified.toSorted(), missing: missing.toSorted() }
}

/** The reminders of the first ambito on a morning of digests; gives the digest somebody got, if any. */
async function digestFor({ personId }: Viewer): Promise<string | undefined> {
  const { ambitoId } = place
  const morning = workingDayFrom(today)
  const schedule = { isOn: true, daysBefore: [14, 3], daysAfter: 7, digestWeekday: morning.getUTCDay() }
  const kept = { ...schedule, changedAt: ago(60) }
  await db().reminderSchedule.upsert({ where: { ambitoId }, create: { ambitoId, ...kept }, update: kept })
  await remindAmbito(ambitoId, morning, now)
  const where = { recipient: `${personId}@example.example`, subject: { contains: 'settimana' } }
  return (await db().mail.findFirst({ where, select: { text: true } }))?.text
}

const everybodyLate = ['Tardi', 'Tardiva', 'Tardona']
const expected = {
  administrator: { people: 11, completed: 4, ofComuni: ['Compiuta', 'Finita'], late: everybodyLate },
  office: { people: 11, completed: 4, ofComuni: ['Compiuta', 'Finita'], late: everybodyLate },
  'contact of a comune': { people: 6, completed: 1, ofComuni: ['Compiuta'], late: ['Tardona'] },
  'contact of a department': { people: 5, completed: 1, ofComuni: ['Compiuta'], late: ['Tardona'] },
}

describe.each(Object.entries(expected))('%s', (role, figures) => {
  let viewer: Viewer

  beforeAll(async () => {
    const made: Record<string, () => Promise<Viewer>> = {
      administrator: () => addViewer('administrator', {}),
      office: () => addViewer('ambito_office', { ambitoId: place.ambitoId }),
      'contact of a comune': () => addViewer('contact', { organisationId: second.id }),
      'contact of a department': () => addViewer('contact', { departmentId: second.registry }),
    }
    viewer = (await made[role]?.()) ?? viewer
  })

  test('list, map, CSV, Excel and ZIP name the same people in the same states, from one extract', async () => {
    const { view, data, lines, card } = await onScreen(viewer)
    expect({ people: lines.length, completed: data.byState.completed }).toMatchObject({
      ...{ people: figures.people, completed: figures.completed },
    })
    expect(card.totals).toMatchObject({ people: figures.people, completed: figures.completed })
    const all = [{ state: 'completed' as const, people: card.totals.completed }, ...card.states]
    expect(all.map(({ state, people }) => [texts[state], people])).toContainEqual(['Completato altrove', 1])
    expect(all.flatMap(({ state, people }) => Array<string>(people).fill(texts[state])).toSorted()).toEqual(
      lines.map((line) => line.split(': ')[1]).toSorted(),
    )
    const { snapshotId } = view.coverage
    for (const file of [await asCsv(viewer), await asExport(viewer, 'csv'), await asExport(viewer, 'xlsx')])
      expect(file).toEqual({ lines, extracts: [snapshotId] })
    const named = (state: string) =>
      lines.filter((line) => line.endsWith(`: ${state}`)).map((line) => line.split(':')[0])
    const { certified, missing } = await asZip(viewer, view)
    expect(certified).toEqual(named(texts.completed))
    expect(missing).toEqual(lines.map((line) => line.split(':')[0]).filter((name) => !certified.includes(name)))
  })

  test('the trained people of comuni are those their number opens, list and files alike', async () => {
    const reach = await reachData(await openReport(viewer, place.ambitoSlug, new URLSearchParams(), now))
    const { all, departments } = reach.courses.find(({ slug }) => slug === course.courseId) ?? {}
    expect([all?.completed, departments?.registry?.completed]).toEqual(Array(2).fill(figures.ofComuni.length))
    const asked = query()
    asked.set('state', 'completed')
    asked.set('organisationKind', 'comune')
    const { view, data, lines } = await onScreen(viewer, asked)
    expect(data).toMatchObject({ total: figures.ofComuni.length, filter: { organisationKind: 'comune' } })
    expect(lines).toEqual(figures.ofComuni.map((name) => `${name}: Completato`))
    const extracts = [view.coverage.snapshotId]
    for (const file of [await asCsv(viewer, asked), await asExport(viewer, 'csv', asked)])
      expect(file).toEqual({ lines, extracts })
    expect(await asExport(viewer, 'xlsx', asked)).toEqual({ lines, extracts })
    const told = await reportKinds.people(viewer, place.ambitoSlug, asked, now)
    expect(told?.about).toContain('Tipo di ente nell’ambito: Comune')
    expect((await asZip(viewer, view)).certified).toEqual(figures.ofComuni)
    asked.set('department', 'registry')
    expect((await onScreen(viewer, asked)).lines).toEqual(lines)
    asked.set('department', 'social_services')
    expect((await onScreen(viewer, asked)).lines).toEqual([])
  })

  test('who is late is named on the page, and as many as in the week’s mail', async () => {
    const report = await openReport(viewer, place.ambitoSlug, new URLSearchParams(), now)
    const { duties, list } = await overdueData(report)
    expect(list.map(({ familyName }) => familyName).toSorted()).toEqual(figures.late)
    expect(duties).toBe(figures.late.length)
    // Administrators have no weekly mail.
    if (role === 'administrator') return
    expect(await digestFor(viewer)).toContain(`  In ritardo: ${figures.late.length}\n`)
  })
})

test('an office of another ambito gets none of it', async () => {
  const stranger = await addViewer('ambito_office', { ambitoId: other.ambitoId })
  const refused = { code: 'not_found' }
  const { ambitoSlug } = place
  await expect(openOffice(stranger, ambitoSlug, query(), now)).rejects.toMatchObject(refused)
  await expect(exportPeople(stranger, ambitoSlug, query(), now)).rejects.toMatchObject(refused)
  await expect(openReport(stranger, ambitoSlug, new URLSearchParams(), now)).rejects.toMatchObject(refused)
  const asked = { ambitoSlug, kind: 'people' as const, format: 'csv' as const, search: query().toString() }
  await expect(requestExport(stranger, asked, now)).rejects.toMatchObject(refused)
  // The selection of somebody who may ask for it.
  const { view } = await onScreen(await addViewer('administrator', {}))
  await expect(requestBundle(stranger, { ambitoSlug, selection: bundleSelection(view) }, now)).rejects.toMatchObject(
    refused,
  )
  expect(await digestFor(await addViewer('ambito_office', { ambitoId: place.ambitoId }))).toBeDefined()
  expect(await digestFor(stranger)).toBeUndefined()
})
