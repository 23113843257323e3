import { beforeAll, describe, expect, test } from 'vitest'
import { decideExternal } from '#app/certificates/hours/decide-external.server.ts'
import { enter } from '#app/certificates/hours/external.fixtures.ts'
import {
  addAmbito,
  addComune,
  addCourse,
  addPerson,
  complete,
  enrol,
  type Comune,
  type CourseFixture,
  type Place,
} from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { addRule } from '#app/learning/assignments/rule.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { addCertificate, addProgress } from '../coverage.fixtures.ts'
import { refreshCoverage } from '../coverage-queries.server.ts'
import { openOffice } from '../office-view.server.ts'
import { dashboardData } from '../page-data.server.ts'
import type { ReportTable } from '../report-table.ts'
import { computeBands } from './band-queries.server.ts'
import { bandsTable } from './bands-table.server.ts'
import { bandsData, getBands } from './get-bands.server.ts'
import { getOutcomes, outcomesData } from './get-outcomes.server.ts'
import { overdueData } from './get-overdue.server.ts'
import { reachData } from './get-reach.server.ts'
import { trendData } from './get-trend.server.ts'
import { reportPeopleData } from './list-report-people.server.ts'
import { openReport } from './open-report.server.ts'
import { computeOutcomes } from './outcome-queries.server.ts'
import { outcomesTable } from './outcomes-table.server.ts'
import { overdueTable } from './overdue-table.server.ts'
import { overviewData } from './overview-data.server.ts'
import { reachTable } from './reach-table.server.ts'
import { dropReportSnapshots } from './report-snapshot.server.ts'
import { computeTrend } from './trend-queries.server.ts'
import { trendTable } from './trend-table.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const at = (text: string) => new Date(`${text}T10:00:00Z`)

let place: Place
let second: Comune
let other: Place
let course: CourseFixture
let viewers: Record<'administrator' | 'office' | 'comune' | 'department', Viewer>

type Told = { familyName: string; comune: Comune; departments?: string[]; completed?: string; external?: number }

/** So many minutes from elsewhere, entered and approved at an instant. */
async function approve(personId: string, minutes: number, instant: Date): Promise<void> {
  const externalId = await enter(viewerWith([], personId), { minutes }, instant)
  const decision = { verdict: 'approved' as const, hours: minutes, after: 0, reason: '' }
  await decideExternal(place.office, { ambitoSlug: place.ambitoSlug, externalId, decision }, instant)
}

/** Somebody of a comune, who completed on a day and had so many minutes from elsewhere approved. */
async function tell({ familyName, comune, departments = [comune.registry], completed, external }: Told) {
  const personId = await addPerson({ familyName, departments })
  if (completed) {
    const where = { place, departmentId: departments[0] ?? null, organisationId: comune.id }
    const id = await complete({ course, personId, at: at(completed), ...where })
    if (familyName === 'Acquachiara') {
      const of = { ...course, slug: course.courseId, versionId: course.courseVersionId, minutes: 60 }
      await addCertificate(of, { id, personId, ambitoId: place.ambitoId }, { sequence: 1, at: at(completed) })
    }
  }
  if (external) await approve(personId, external, now)
  return personId
}

/** Two comuni; seven people, of whom one works in both and one at two counters. */
beforeAll(async () => {
  place = await addAmbito('RAP', 'Comune di Qua')
  second = await addComune(place.ambitoId, 'Comune di Là')
  other = await addAmbito('RAPALTRO')
  course = await addCourse('Ascoltare')
  const { comune } = place
  await tell({ familyName: 'Acquachiara', comune, completed: '2026-09-10', external: 2400 })
  await tell({
    familyName: 'Bellariva',
    comune,
    departments: [comune.registry, comune.social_services],
    external: 1200,
  })
  await tell({
    familyName: 'Cortelunga',
    comune,
    departments: [comune.social_services, second.registry],
    external: 700,
  })
  await tell({ familyName: 'Dallaquercia', comune: second, completed: '2026-11-03' })
  await tell({
    familyName: 'Erbafresca',
    comune: second,
    departments: [second.social_services],
    completed: '2025-10-20',
  })
  const late = await tell({ familyName: 'Fontebuona', comune: second })
  await enrol({ course, personId: late, enrolledAt: at('2026-10-01') })
  await tell({ familyName: 'Grottascura', comune, departments: [comune.social_services] })
  const rule = await addRule({ ambitoId: place.ambitoId, courseId: course.courseId })
  const people = await db().membership.findMany({
    where: { department: { organisation: { ambiti: { some: { ambitoId: place.ambitoId } } } } },
    distinct: ['personId'],
    select: { personId: true, person: { select: { familyName: true } } },
  })
  await db().assignment.createMany({
    data: people.map(({ personId, person }) => ({
      ...{ ruleId: rule, personId, cycle: 1, courseId: course.courseId },
      assignedOn: new Date('2026-05-01T00:00:00Z'),
      dueOn: new Date(person.familyName === 'Grottascura' ? '2026-06-30T00:00:00Z' : '2026-11-10T00:00:00Z'),
    })),
  })
  viewers = {
    administrator: viewerWith([grantOf('administrator')], await addPerson()),
    office: place.office,
    comune: viewerWith([grantOf('contact', { organisationId: second.id })], await addPerson()),
    department: viewerWith([grantOf('contact', { departmentId: place.comune.social_services })], await addPerson()),
  }
})

const open = (viewer: Viewer, query: Record<string, string> = {}, instant = now, slug = place.ambitoSlug) =>
  openReport(viewer, slug, new URLSearchParams(query), instant)

async function rowsOf<Row>(table: ReportTable<Row>): Promise<(string | number | Date | null)[][]> {
  const lines: (string | number | Date | null)[][] = []
  for await (const rows of table.rows()) lines.push(...rows.map((row) => table.columns.map(({ value }) => value(row))))
  return lines
}

describe('the yearly hours in bands', () => {
  const shortRows = async (viewer: Viewer) => {
    const { total, rows } = await bandsData(await open(viewer, { table: 'departments' }))
    return [total, ...rows].map((row) => [
      row?.organisationName.replace('Comune di ', ''),
      row?.departmentKind ?? '',
      row?.bands.join(' '),
      row?.people,
    ])
  }

  test('count everybody once in each sum', async () => {
    expect(await shortRows(viewers.office)).toEqual([
      ['', '', '4 1 1 0 1', 7],
      ['Là', '', '3 1 0 0 0', 4],
      ['Là', 'social_services', '1 0 0 0 0', 1],
      ['Là', 'registry', '2 1 0 0 0', 3],
      ['Qua', '', '1 1 1 0 1', 4],
      ['Qua', 'social_services', '1 1 1 0 0', 3],
      ['Qua', 'registry', '0 0 1 0 1', 2],
    ])
  })

  test('are cut to the scope (P7)', async () => {
    expect(await shortRows(viewers.comune)).toEqual([
      ['', '', '3 1 0 0 0', 4],
      ['Là', '', '3 1 0 0 0', 4],
      ['Là', 'social_services', '1 0 0 0 0', 1],
      ['Là', 'registry', '2 1 0 0 0', 3],
    ])
    expect(await shortRows(viewers.department)).toEqual([
      ['', '', '1 1 1 0 0', 3],
      ['Qua', '', '1 1 1 0 0', 3],
      ['Qua', 'social_services', '1 1 1 0 0', 3],
    ])
  })

  test.each([
    [{ band: '40' }, ['Acquachiara']],
    [{ organisation: 'second', band: '10' }, ['Cortelunga']],
    [{ organisation: 'first', department: 'social_services' }, ['Grottascura', 'Cortelunga', 'Bellariva']],
    [{ department: 'registry', band: '0' }, ['Fontebuona', 'Dallaquercia']],
    [{ band: '30' }, []],
  ])('open the people of %o, who are as many as the figure', async (query: Record<string, string>, names) => {
    const organisation = { first: place.comune.id, second: second.id }[query.organisation ?? '']
    const asked = { ...query, ...(organisation ? { organisation } : {}), of: 'hours' }
    const { people, total } = await reportPeopleData(await open(viewers.office, asked))
    expect(people.map(({ familyName }) => familyName)).toEqual(names)
    expect(total).toBe(names.length)
  })

  test('of a day say what had been approved by then, also when asked later', async () => {
    const before = async (instant: Date) => {
      const { total } = await bandsData(await open(viewers.office, { asOf: '2026-11-23' }, instant))
      return total?.bands
    }
    expect(await before(now)).toEqual([7, 0, 0, 0, 0])
    await dropReportSnapshots([place.ambitoId])
    expect(await before(new Date('2027-03-01T09:00:00Z'))).toEqual([7, 0, 0, 0, 0])
    const ofLastYear = await bandsData(await open(viewers.office, { year: '2026' }, new Date('2027-03-01T09:00:00Z')))
    expect(ofLastYear).toMatchObject({ year: 2026, staffOn: '2026-12-31', total: { bands: [4, 1, 1, 0, 1] } })
  })
})

describe('the other reports', () => {
  test('the trend has completions of each month and who was trained at its end, as the coverage of that day', async () => {
    const trend = await trendData(await open(viewers.office, { course: course.courseId }))
    const { months } = trend
    expect(months).toHaveLength(24)
    const told = months.map(({ month, completions, completed }) => `${month} ${completions} ${completed}`)
    expect(told.filter((text) => !text.includes(' 0 '))).toEqual(['2025-10 1 1', '2026-09 1 2', '2026-11 1 3'])
    expect(told.at(-2)).toBe('2026-10 0 2')
    for (const { lastDay, completed, people } of months.slice(-4)) {
      const search = new URLSearchParams({ course: course.courseId, asOf: lastDay })
      const { view } = await openOffice(viewers.office, place.ambitoSlug, search, now)
      expect(view && dashboardData(view).totals).toMatchObject({ completed, people })
    }
    const list = await reportPeopleData(
      await open(viewers.office, { of: 'month', month: '2026-09', course: course.courseId }),
    )
    expect(list.people.map(({ familyName }) => familyName)).toEqual(['Acquachiara'])
  })

  test('outcomes are enrolled, completed, certified and the median of days', async () => {
    const of = async (viewer: Viewer) => (await outcomesData(await open(viewer))).courses[0]
    expect(await of(viewers.office)).toMatchObject({ enrolled: 4, completed: 3, certified: 1, medianDays: 9 })
    expect(await of(viewers.comune)).toMatchObject({ enrolled: 3, completed: 2, certified: 0 })
    expect(await of(viewers.department)).toBeUndefined()
    const enrolled = await reportPeopleData(await open(viewers.office, { of: 'enrolled', course: course.courseId }))
    expect(enrolled.people.map(({ familyName }) => familyName)).toEqual([
      'Dallaquercia',
      'Erbafresca',
      'Fontebuona',
      'Acquachiara',
    ])
    const certified = await reportPeopleData(await open(viewers.office, { of: 'certified', course: course.courseId }))
    expect(certified.people.map(({ familyName }) => familyName)).toEqual(['Acquachiara'])
  })

  test('comuni reached are those with somebody trained', async () => {
    const of = async (viewer: Viewer, asOf = '2026-11-24') => (await reachData(await open(viewer, { asOf }))).courses[0]
    expect(await of(viewers.office)).toMatchObject({
      all: { comuni: 2, covered: 2 },
      departments: { registry: { comuni: 2, covered: 2 }, social_services: { comuni: 2, covered: 1 } },
    })
    expect(await of(viewers.office, '2026-09-01')).toMatchObject({ all: { comuni: 2, covered: 1 } })
    expect(await of(viewers.department)).toMatchObject({ all: { comuni: 1, covered: 0 } })
  })

  test('whoever is overdue is listed with the days, within the scope and the filters', async () => {
    const listOf = async (viewer: Viewer, query: Record<string, string> = {}) => {
      const { list, total } = await overdueData(await open(viewer, query))
      expect(total).toBe(list.length)
      return list.map(({ familyName, days }) => `${familyName} ${days}`)
    }
    expect(await listOf(viewers.office)).toEqual(['Grottascura 147', 'Fontebuona 14', 'Bellariva 14', 'Cortelunga 14'])
    expect(await listOf(viewers.office, { late: '91' })).toEqual(['Grottascura 147'])
    expect(await listOf(viewers.office, { organisation: place.comune.id, late: '1' })).toEqual([
      'Bellariva 14',
      'Cortelunga 14',
    ])
    expect(await listOf(viewers.department)).toEqual(['Grottascura 147', 'Bellariva 14', 'Cortelunga 14'])
    expect((await overdueData(await open(viewers.office))).everybody).toBe(4)
  })
})

describe('page and file', () => {
  test.each(['administrator', 'office', 'comune', 'department'] as const)('say the same to %s', async (who) => {
    const viewer = viewers[who]
    const search = new URLSearchParams({ course: course.courseId })
    const ask = [viewer, place.ambitoSlug, search, now] as const
    const report = await open(viewer, { course: course.courseId })
    const bands = await bandsData(await open(viewer, { table: 'departments' }))
    const file = await bandsTable(...ask)
    expect(file.snapshotId).toBe(bands.snapshotId)
    expect((await rowsOf(file)).map((line) => line.slice(3, 9))).toEqual(
      [bands.total, ...bands.kinds, ...bands.rows].map((row) => [row?.people, ...(row?.bands ?? [])]),
    )
    const trend = await trendData(report)
    const trendFile = await trendTable(...ask)
    if (!trendFile) throw new Error('no course')
    expect(trendFile.snapshotId).toBe(trend.snapshotId)
    expect((await rowsOf(trendFile)).map((line) => line.slice(2, 5))).toEqual(
      trend.months.map(({ completions, completed, people }) => [completions, completed, people]),
    )
    const outcomes = await outcomesData(report)
    const outcomesFile = await outcomesTable(...ask)
    expect(outcomesFile.snapshotId).toBe(outcomes.snapshotId)
    expect((await rowsOf(outcomesFile)).map((line) => line.slice(1, 3))).toEqual(
      outcomes.courses.map(({ enrolled, completed }) => [enrolled, completed]),
    )
    const reach = await reachData(report)
    const reachFile = await reachTable(...ask)
    expect(reachFile.snapshotId).toBe(reach.snapshotId)
    expect(
      (await rowsOf(reachFile)).filter(([title, kind]) => title === 'Ascoltare' && kind === 'Tutti i settori'),
    ).toEqual(reach.courses.map(({ all }) => ['Ascoltare', 'Tutti i settori', all.comuni, all.covered, all.completed]))
    const overdue = await overdueData(report)
    const overdueFile = await overdueTable(...ask)
    expect(overdueFile.snapshotId).toBe(overdue.snapshotId)
    expect((await rowsOf(overdueFile)).map((line) => line[0])).toEqual(overdue.list.map(({ familyName }) => familyName))
  })

  test('keep their figures under one id for a quarter of an hour, each scope its own', async () => {
    const idAt = async (viewer: Viewer, minutes: number) => {
      const report = await open(viewer, {}, new Date(now.getTime() + minutes * 60_000))
      return (await overviewData(report)).bands.snapshotId
    }
    const first = await idAt(viewers.office, 0)
    expect(await idAt(viewers.office, 14)).toBe(first)
    expect(await idAt(viewers.administrator, 14)).toBe(first)
    expect(await idAt(viewers.comune, 14)).not.toBe(first)
    const later = await idAt(viewers.office, 16)
    expect(later).not.toBe(first)
    const kept = await db().reportSnapshot.findMany({
      where: { id: { in: [first, later] } },
      select: { figures: true },
    })
    expect(kept).toHaveLength(2)
    expect(kept[0]?.figures).toEqual(kept[1]?.figures)
  })

  test('are not for another ambito nor for who has no office', async () => {
    await expect(open(other.office)).rejects.toMatchObject({ code: 'not_found' })
    await expect(open(viewerWith([]))).rejects.toMatchObject({ code: 'not_found' })
    await expect(open(viewers.comune, {}, now, other.ambitoSlug)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('what is written afterwards is not in figures counted again by the same instant', async () => {
  const [first, later] = [new Date('2026-11-24T15:00:00Z'), new Date('2026-11-24T15:05:00Z')]
  const report = await open(viewers.office, {}, first)
  const [bands, outcomes, trend] = [await getBands(report), await getOutcomes(report), await trendData(report)]
  const { id: personId } = await db().person.findFirstOrThrow({ where: { familyName: 'Grottascura' } })
  const where = {
    departmentId: place.comune.social_services,
    organisationId: place.comune.id,
    ambitoId: place.ambitoId,
  }
  const of = { ...course, slug: course.courseId, versionId: course.courseVersionId, minutes: 60 }
  await addProgress(of, personId, { enrolledAt: later, startedAt: later, completed: { at: later, ...where } })
  await approve(personId, 3000, later)

  const { ambito, day, courses } = report
  const question = { ambitoId: ambito.id, year: 2026, asOf: day.asOf, departmentIds: undefined }
  expect(await computeBands({ ...question, until: first })).toEqual(bands.figures)
  expect(await computeOutcomes(report, courses, first)).toEqual(outcomes.figures)
  expect((await computeTrend(report, courses[0]?.id ?? '', first)).months).toEqual(trend.months)

  const afterwards = await open(viewers.office, {}, new Date('2026-11-24T15:20:00Z'))
  expect((await outcomesData(afterwards)).courses[0]).toMatchObject({ enrolled: 5, completed: 4 })
  expect((await bandsData(afterwards)).total?.bands).toEqual([3, 1, 1, 0, 2])
})

test('a day that a rule moves is in the figures of who is overdue at once, as in the list', async () => {
  const instant = new Date('2026-11-24T16:00:00Z')
  const before = await overdueData(await open(viewers.office, {}, instant))
  const { id: personId } = await db().person.findFirstOrThrow({ where: { familyName: 'Bellariva' } })
  await db().assignment.updateMany({ where: { personId }, data: { dueOn: new Date('2026-12-31T00:00:00Z') } })
  const after = await overdueData(await open(viewers.office, {}, instant))
  expect(before.list.map(({ familyName }) => familyName)).toContain('Bellariva')
  expect(after.total).toBe(before.total - 1)
  expect(after.list).toHaveLength(after.total)
})

test('figures of today are made again once a snapshot of the coverage is newer, by one count for all who ask', async () => {
  const today = new Date('2026-11-24T00:00:00Z')
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 17, minute))
  const key = { ambitoId: place.ambitoId, courseId: course.courseId }
  const outcomesAt = async (minute: number, query = {}) => outcomesData(await open(viewers.office, query, at(minute)))
  const renewed = async (asOf: Date, minute: number) => (await refreshCoverage({ ...key, asOf }, at(minute))).snapshotId
  await renewed(today, 0)
  const first = await outcomesAt(1)
  expect((await outcomesAt(2)).snapshotId).toBe(first.snapshotId)
  const news = await renewed(today, 3)
  expect(first.since).not.toBe(news)
  const asked = await Promise.all([outcomesAt(4), outcomesAt(4), outcomesAt(4)])
  const [again] = asked
  expect(again).toMatchObject({ since: news, courses: first.courses })
  expect(again.snapshotId).not.toBe(first.snapshotId)
  expect(new Set(asked.map(({ snapshotId }) => snapshotId)).size).toBe(1)
  expect((await outcomesAt(5)).snapshotId).toBe(again.snapshotId)
  // What is counted by an instant before the news does not have them in it.
  expect((await reachData(await open(viewers.comune, {}, at(2)))).since).not.toBe(news)
  expect((await overviewData(await open(viewers.office, {}, at(5)))).since).toBe(news)
  const past = { asOf: '2026-10-31' }
  const kept = await outcomesAt(6, past)
  await renewed(new Date('2026-10-31T00:00:00Z'), 7)
  expect((await outcomesAt(8, past)).snapshotId).toBe(kept.snapshotId)
})

test('while no course is published every report says so instead of failing', async () => {
  await db().course.updateMany({ data: { currentVersionId: null } })
  await dropReportSnapshots([place.ambitoId])
  const report = await open(place.office)
  expect(report.courses).toEqual([])
  expect(await trendData(report)).toMatchObject({ course: null, courses: [], months: [], ambitoSlug: place.ambitoSlug })
  expect((await reachData(report)).courses).toEqual([])
  expect((await outcomesData(report)).courses).toEqual([])
  expect((await overviewData(report)).course).toBeNull()
  expect(await trendTable(place.office, place.ambitoSlug, new URLSearchParams(), now)).toBeNull()
  for (const of of ['month', 'enrolled', 'certified'])
    expect(await reportPeopleData(await open(place.office, { of }))).toMatchObject({ total: 0, people: [] })
})
