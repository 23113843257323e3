import { beforeAll, describe, expect, test } from 'vitest'
import { enqueue, drainJobs } from '#app/platform/jobs.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { coverageChanged } from '#app/learning/jobs.server.ts'
import { refreshAmbiti } from '#app/organisation/jobs.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addCertificate, addCourse, addProgress, type TestCourse } from '#app/reporting/coverage.fixtures.ts'
import { getCoverage, refreshCoverage } from '#app/reporting/coverage-queries.server.ts'
import { coverageTotals } from '#app/reporting/coverage-view.ts'
import { coverageChangedWorker, refreshAmbitiWorker } from '#app/reporting/coverage-workers.server.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { bundleSelection, openOffice, peopleQuestion } from '#app/reporting/office-view.server.ts'
import { dashboardData, peopleData } from '#app/reporting/page-data.server.ts'
import { listPeople } from '#app/reporting/people-queries.server.ts'

const day = (text: string) => new Date(`${text}T00:00:00.000Z`)
const noon = (text: string) => new Date(`${text}T11:00:00.000Z`)
const now = noon('2026-11-20')

const ambiti = { north: newId(), south: newId() }
type Kind = 'registry' | 'nursery' | 'other'
const organisations = { alba: newId(), bosco: newId(), cascina: newId() }
const departments = {
  albaRegistry: newId(),
  albaNursery: newId(),
  albaOther: newId(),
  albaOtherToo: newId(),
  boscoRegistry: newId(),
  cascinaRegistry: newId(),
}
let course: TestCourse

async function addPerson(
  familyName: string,
  works: { departmentId: string; from: string; to?: string; isMain?: boolean }[],
) {
  const id = newId()
  await db().person.create({
    data: { id, givenName: 'Prova', familyName, fiscalCodeHash: id, fiscalCodeCipher: '-' },
  })
  await db().membership.createMany({
    data: works.map(({ departmentId, from, to, isMain = true }) => ({
      id: newId(),
      personId: id,
      departmentId,
      isMain,
      startsOn: day(from),
      endsOn: to ? day(to) : null,
    })),
  })
  return id
}

const people = { mover: '', several: '', late: '', south: '', other: '', otherToo: '' }

/**
 * North has Alba and Bosco, south has Cascina. Bosco passes to the south on 2026-07-01. The mover completed in Alba's
 * registry in March and works in its nursery since May, and in Bosco since September.
 */
beforeAll(async () => {
  for (const [slug, id] of Object.entries(ambiti)) {
    await db().ambito.create({ data: { id, slug, name: slug, code: slug.toUpperCase(), startsOn: day('2020-01-01') } })
  }
  const belongs = async (organisationId: string, ambitoId: string, startsOn: string, endsOn: string | null = null) =>
    db().organisationAmbito.create({
      data: { id: newId(), organisationId, ambitoId, startsOn: day(startsOn), endsOn: endsOn ? day(endsOn) : null },
    })
  for (const [slug, id] of Object.entries(organisations)) {
    await db().organisation.create({ data: { id, slug, name: slug, kind: 'comune' } })
  }
  await belongs(organisations.alba, ambiti.north, '2020-01-01')
  await belongs(organisations.bosco, ambiti.north, '2020-01-01', '2026-06-30')
  await belongs(organisations.bosco, ambiti.south, '2026-07-01')
  await belongs(organisations.cascina, ambiti.south, '2020-01-01')
  const rows: [string, string, Kind][] = [
    [departments.albaRegistry, organisations.alba, 'registry'],
    [departments.albaNursery, organisations.alba, 'nursery'],
    [departments.albaOther, organisations.alba, 'other'],
    [departments.albaOtherToo, organisations.alba, 'other'],
    [departments.boscoRegistry, organisations.bosco, 'registry'],
    [departments.cascinaRegistry, organisations.cascina, 'registry'],
  ]
  await db().department.createMany({
    data: rows.map(([id, organisationId, kind], index) => ({
      id,
      organisationId,
      kind,
      name: `${kind} ${index}`,
      startsOn: day('2020-01-01'),
    })),
  })

  course = await addCourse('storia')
  people.mover = await addPerson('Moventi', [
    { departmentId: departments.albaRegistry, from: '2020-01-01', to: '2026-04-30' },
    { departmentId: departments.albaNursery, from: '2026-05-01', to: '2026-08-31' },
    { departmentId: departments.boscoRegistry, from: '2026-09-01' },
  ])
  people.several = await addPerson('Parecchi', [
    { departmentId: departments.albaRegistry, from: '2020-01-01' },
    { departmentId: departments.albaNursery, from: '2020-01-01', isMain: false },
  ])
  people.late = await addPerson('Tardivi', [{ departmentId: departments.boscoRegistry, from: '2020-01-01' }])
  people.south = await addPerson('Meridiani', [{ departmentId: departments.cascinaRegistry, from: '2020-01-01' }])
  people.other = await addPerson('Unici', [{ departmentId: departments.albaOther, from: '2020-01-01' }])
  people.otherToo = await addPerson('Vicini', [{ departmentId: departments.albaOtherToo, from: '2020-01-01' }])
  const inAlba = { organisationId: organisations.alba, ambitoId: ambiti.north }
  const moved = { at: noon('2026-03-10'), departmentId: departments.albaRegistry, ...inAlba }
  await addProgress(course, people.mover, {
    enrolledAt: noon('2026-02-01'),
    startedAt: noon('2026-02-02'),
    completed: moved,
  })
  const both = { at: new Date('2026-05-31T22:30:00Z'), departmentId: departments.albaRegistry, ...inAlba }
  const id = await addProgress(course, people.several, {
    enrolledAt: noon('2026-02-01'),
    startedAt: noon('2026-02-02'),
    completed: both,
  })
  const enrolment = { id, personId: people.several, ambitoId: ambiti.north }
  const first = await addCertificate(course, enrolment, { sequence: 1, at: noon('2026-06-01') })
  const second = await addCertificate(course, enrolment, { sequence: 2, at: noon('2026-06-02'), revision: 2 })
  await db().certificateEvent.create({
    data: { id: newId(), certificateId: first.id, kind: 'replaced', at: noon('2026-06-02'), replacedById: second.id },
  })
  await addProgress(course, people.late, { enrolledAt: noon('2026-02-01'), startedAt: noon('2026-02-03'), minutes: 90 })
  await addProgress(course, people.other, { enrolledAt: noon('2026-02-01') })
})

const admin = viewerWith([grantOf('administrator')])

async function look(slug: 'north' | 'south', asOf: string, viewer = admin) {
  const { view } = await openOffice(viewer, slug, new URLSearchParams({ asOf }), now)
  if (!view) throw new Error('no course')
  const { matrix } = view.coverage
  const everyone = await listPeople(peopleQuestion(view), { number: 1, size: 100 })
  const listed = everyone.map(({ familyName, organisationName, state }) => `${familyName} ${organisationName} ${state}`)
  return {
    view,
    matrix,
    everyone,
    listed,
    row: (name: string) => matrix.rows.find((row) => row.organisationName === name),
  }
}

describe('the past gives the past’s numbers (P6)', () => {
  test('a completion stays where the person worked that day, before and after the move', async () => {
    for (const asOf of ['2026-04-30', '2026-05-15', '2026-11-20']) {
      const { row } = await look('north', asOf)
      expect(row('alba')?.cells.registry?.completed).toBe(asOf === '2026-04-30' || asOf === '2026-05-15' ? 1 : 2)
      expect(row('alba')?.total.completed).toBe(asOf < '2026-06-01' ? 1 : 2)
    }
    expect((await look('north', '2026-03-09')).row('alba')?.total.completed).toBe(0)
  })

  test('who completed elsewhere is not called missing where they work now', async () => {
    const may = await look('north', '2026-05-15')
    expect(may.row('alba')?.cells.nursery).toMatchObject({ people: 2, trained_elsewhere: 1, completed: 0 })
    const today = await look('south', '2026-11-20')
    expect(today.listed).toContain('Moventi bosco trained_elsewhere')
    expect(today.everyone.find(({ familyName }) => familyName === 'Moventi')).toMatchObject({
      completedOn: null,
      minutes: 0,
      certificateId: null,
    })
    const { view } = await openOffice(admin, 'south', new URLSearchParams({ state: 'missing' }), now)
    const missing = view ? await listPeople(peopleQuestion(view), { number: 1, size: 100 }) : []
    expect(missing.map(({ familyName }) => familyName).sort()).toEqual(['Meridiani', 'Tardivi'])
  })

  test('who has left is still listed where they completed, and marked', async () => {
    const { everyone } = await look('north', '2026-11-20')
    expect(everyone.find(({ familyName }) => familyName === 'Moventi')).toMatchObject({
      organisationName: 'alba',
      state: 'completed',
      atWork: false,
    })
  })

  test('an organisation that passes to another ambito takes its people along, not the past', async () => {
    const before = await look('north', '2026-06-30')
    expect(before.row('bosco')).toMatchObject({ belongs: true, total: { people: 1, under_way: 1, minutes: 90 } })
    expect((await look('south', '2026-06-30')).row('bosco')).toBeUndefined()
    expect((await look('north', '2026-07-01')).row('bosco')).toBeUndefined()
    expect((await look('south', '2026-07-01')).row('bosco')?.total).toMatchObject({ people: 1, under_way: 1 })
  })

  test('its own completions stay in the old one, out of the count of comuni', async () => {
    const enrolment = await db().enrolment.findFirstOrThrow({ where: { personId: people.late } })
    const place = {
      departmentId: departments.boscoRegistry,
      organisationId: organisations.bosco,
      ambitoId: ambiti.north,
    }
    const row = {
      enrolmentId: enrolment.id,
      personId: people.late,
      courseId: course.courseId,
      courseVersionId: course.versionId,
    }
    const done = { completedOn: day('2026-06-20'), completedAt: noon('2026-06-20') }
    await db().completion.create({ data: { ...row, ...place, ...done, creditedMinutes: 240, declaredMinutes: 240 } })
    await db().enrolment.update({
      where: { id: enrolment.id },
      data: { completedAt: done.completedAt, state: 'completed' },
    })
    try {
      const { view, row: rowOf } = await look('north', '2026-08-01')
      expect(rowOf('bosco')).toMatchObject({ belongs: false, total: { people: 1, completed: 1, minutes: 240 } })
      expect(dashboardData(view).comuni).toMatchObject({ all: 1, covered: 1, missing: 0 })
      expect((await look('south', '2026-08-01')).row('bosco')?.total).toMatchObject({
        completed: 0,
        trained_elsewhere: 1,
      })
    } finally {
      await db().completion.delete({ where: { enrolmentId: enrolment.id } })
      await db().enrolment.update({ where: { id: enrolment.id }, data: { completedAt: null, state: 'under_way' } })
      await db().coverageSnapshot.deleteMany()
    }
  })

  test('a day ends at midnight in Italy: half past midnight of the first of June is June', async () => {
    expect((await look('north', '2026-05-31')).row('alba')?.total.completed).toBe(1)
    expect((await look('north', '2026-06-01')).row('alba')?.total.completed).toBe(2)
  })

  test('a person with two counters is one in the total and one in each cell, with hours once', async () => {
    const { row, everyone } = await look('north', '2026-06-01')
    expect(row('alba')?.cells.registry?.completed).toBe(2)
    expect(row('alba')?.cells.nursery?.completed).toBe(1)
    expect(row('alba')?.total).toMatchObject({ completed: 2, minutes: 480 })
    const several = everyone.find(({ familyName }) => familyName === 'Parecchi')
    expect(several).toMatchObject({ departmentKinds: ['registry', 'nursery'], certificateNumber: 'PROVA-2026-0002' })
  })
})

describe('one scope (P7)', () => {
  const office = viewerWith([grantOf('ambito_office', { ambitoId: ambiti.south })])
  const contact = viewerWith([grantOf('contact', { organisationId: organisations.alba })])
  const head = viewerWith([grantOf('contact', { departmentId: departments.albaOther })])
  const twoHeads = viewerWith([
    grantOf('contact', { departmentId: departments.albaRegistry }),
    grantOf('contact', { departmentId: departments.albaNursery }),
  ])

  test('the office of an ambito sees all of it and nothing of another', async () => {
    const { matrix } = await look('south', '2026-11-20', office)
    expect(matrix.rows.map((row) => row.organisationName)).toEqual(['bosco', 'cascina'])
    await expect(openOffice(office, 'north', new URLSearchParams(), now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(openOffice(office, 'nowhere', new URLSearchParams(), now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(exportPeople(office, 'north', new URLSearchParams(), now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('trainers, evaluators and learners see no ambito', async () => {
    for (const grants of [[grantOf('trainer')], [grantOf('evaluator', { ambitoId: ambiti.south })], []]) {
      const opened = openOffice(viewerWith(grants), 'south', new URLSearchParams(), now)
      await expect(opened).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('a contact of a comune sees its row alone, on screen, in the list, in the file and in the ZIP', async () => {
    const { view, matrix, everyone } = await look('north', '2026-06-01', contact)
    expect(matrix.rows.map((row) => row.organisationName)).toEqual(['alba'])
    expect(new Set(everyone.map(({ organisationName }) => organisationName))).toEqual(new Set(['alba']))
    expect(bundleSelection(view).departmentIds).not.toContain(departments.boscoRegistry)
    const filtered = new URLSearchParams({ asOf: '2026-06-01', organisation: organisations.bosco })
    const file = await exportPeople(contact, 'north', filtered, now)
    let text = ''
    for await (const piece of file?.pieces ?? []) text += piece
    expect(text.trim().split('\r\n')).toHaveLength(1)
    await expect(openOffice(contact, 'south', new URLSearchParams(), now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a head of one department sees neither its neighbour of the same kind nor the rest of the comune', async () => {
    const { view, matrix, listed } = await look('north', '2026-11-20', head)
    expect(matrix.rows).toHaveLength(1)
    expect(matrix.rows[0]?.total.people).toBe(1)
    expect(Object.keys(matrix.rows[0]?.cells ?? {})).toEqual(['other'])
    expect(listed).toEqual(['Unici alba enrolled'])
    expect(bundleSelection(view).departmentIds).toEqual([departments.albaOther])
  })

  test('whoever heads two departments counts a person of both once', async () => {
    const { matrix, everyone } = await look('north', '2026-06-01', twoHeads)
    expect(matrix.rows[0]?.total.people).toBe(everyone.length)
    expect(everyone.filter(({ familyName }) => familyName === 'Parecchi')).toHaveLength(1)
  })
})

describe('snapshots', () => {
  const key = (asOf: Date) => ({ ambitoId: ambiti.north, courseId: course.courseId, asOf })

  test('a kept one is read again, a stale or unfinished one is made again', async () => {
    const asOf = day('2026-11-20')
    const first = await refreshCoverage(key(asOf), noon('2026-11-20'))
    const soon = await getCoverage(key(asOf), new Date(noon('2026-11-20').getTime() + 60_000))
    expect(soon.snapshotId).toBe(first.snapshotId)
    const later = await getCoverage(key(asOf), new Date(noon('2026-11-20').getTime() + 3_600_000))
    expect(later.snapshotId).not.toBe(first.snapshotId)
    // Made on its day, before it was over: not the last word on that day.
    const tomorrow = await getCoverage(key(asOf), noon('2026-11-21'))
    expect(tomorrow.snapshotId).not.toBe(later.snapshotId)
    expect((await getCoverage(key(asOf), noon('2026-12-24'))).snapshotId).toBe(tomorrow.snapshotId)
  })

  test('made twice at once, the one that looked later stays', async () => {
    const asOf = day('2026-11-19')
    await Promise.all([
      refreshCoverage(key(asOf), new Date('2026-11-20T11:00:00.002Z')),
      refreshCoverage(key(asOf), new Date('2026-11-20T11:00:00.001Z')),
      refreshCoverage(key(asOf), new Date('2026-11-20T11:00:00.003Z')),
    ])
    const kept = await db().coverageSnapshot.findMany({ where: { ...key(asOf) } })
    expect(kept.map(({ computedAt }) => computedAt.toISOString())).toEqual(['2026-11-20T11:00:00.003Z'])
  })

  test('one in a form of before is made again instead of failing', async () => {
    const asOf = day('2026-11-18')
    const { snapshotId } = await refreshCoverage(key(asOf), now)
    await db().coverageSnapshot.update({
      where: { id: snapshotId },
      data: { id: newId(), matrix: { rows: [{ old: 1 }] } },
    })
    expect((await getCoverage(key(asOf), now)).matrix.rows.length).toBeGreaterThan(0)
  })

  test('lists and files say what the snapshot says, although more has happened since', async () => {
    await db().coverageSnapshot.deleteMany()
    const { view } = await openOffice(admin, 'north', new URLSearchParams(), now)
    if (!view) throw new Error('no course')
    const before = await peopleData(view, 'it')
    const newcomer = await addProgress(course, people.otherToo, { enrolledAt: new Date(now.getTime() + 1000) })
    try {
      const after = await peopleData(view, 'it')
      expect(after.people).toEqual(before.people)
      const fresh = await openOffice(admin, 'north', new URLSearchParams(), new Date(now.getTime() + 3_600_000))
      expect(coverageTotals(fresh.view?.coverage.matrix ?? { rows: [] }).enrolled).toBe(before.byState.enrolled + 1)
    } finally {
      await db().enrolment.delete({ where: { id: newcomer } })
    }
  })

  test('the job of a change makes today’s again where the person works, twice as well as once', async () => {
    const today = civilDay(new Date())
    await transaction(async (tx) => {
      await enqueue(tx, coverageChanged, { personId: people.several, ambitoId: ambiti.south })
      await enqueue(tx, coverageChanged, { personId: people.several, ambitoId: null })
    })
    expect(await drainJobs([coverageChangedWorker])).toBe(2)
    const kept = await db().coverageSnapshot.findMany({ where: { asOf: today, courseId: course.courseId } })
    expect(kept.map(({ ambitoId }) => ambitoId).sort()).toEqual([ambiti.north, ambiti.south].sort())
  })

  test('a change of staff lets go of the days before, so that pages and lists stay alike', async () => {
    await refreshCoverage(key(day('2026-02-01')), now)
    await transaction((tx) => enqueue(tx, refreshAmbiti, { ambitoIds: [ambiti.north] }))
    await drainJobs([refreshAmbitiWorker])
    const today = civilDay(new Date())
    const kept = await db().coverageSnapshot.findMany({ where: { ambitoId: ambiti.north, asOf: { lt: today } } })
    expect(kept).toEqual([])
  })
})

test('each download of people is in the audit, with who, what and how many', async () => {
  const viewer = viewerWith([grantOf('ambito_office', { ambitoId: ambiti.south })])
  await exportPeople(viewer, 'south', new URLSearchParams({ state: 'not_enrolled' }), now)
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { action: 'people.downloaded' },
    orderBy: { id: 'desc' },
  })
  expect(entry).toMatchObject({
    actorId: viewer.personId,
    subjectId: ambiti.south,
    detail: { course: 'storia', asOf: '2026-11-20', state: 'not_enrolled', people: 1 },
  })
})

test('a day that cannot be gives no file and no audit entry', async () => {
  const before = await db().auditEntry.count()
  for (const asOf of ['2026-11-21', 'domani', '1066-10-14']) {
    expect(await exportPeople(admin, 'south', new URLSearchParams({ asOf }), now)).toBeNull()
  }
  expect(await db().auditEntry.count()).toBe(before)
})

test('nothing the pages are given comes from answers (P9)', async () => {
  const { view } = await look('north', '2026-11-20')
  const keys = new Set((await peopleData(view, 'it')).people.flatMap((person) => Object.keys(person)))
  expect([...keys].sort()).toEqual(
    [
      'atWork',
      'certificateId',
      'certificateNumber',
      'completedOn',
      'departmentKinds',
      'enrolledAt',
      'familyName',
      'givenName',
      'minutes',
      'organisationId',
      'organisationName',
      'personId',
      'state',
      'why',
    ].sort(),
  )
})
