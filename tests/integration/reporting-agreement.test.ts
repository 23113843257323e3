import { beforeAll, describe, expect, test } from 'vitest'
import { seed } from '#app/cli/seed.ts'
import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { foldName } from '#app/identity/person-search.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { addCertificate, addCourse, addProgress, type TestCourse } from '#app/reporting/coverage.fixtures.ts'
import { coverageTotals, countOf } from '#app/reporting/coverage-view.ts'
import { exportCoverage } from '#app/reporting/export-coverage.server.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { countPeople, openOffice, peopleQuestion } from '#app/reporting/office-view.server.ts'
import { peopleData } from '#app/reporting/page-data.server.ts'
import { renewCoverage } from '#app/reporting/coverage-queries.server.ts'
import { forgetOldLists } from '#app/reporting/list-entries.server.ts'
import { countFound, listPeople } from '#app/reporting/people-queries.server.ts'
import { peopleSorts, stateFilters } from '#app/reporting/schemas.ts'

const now = new Date('2026-11-20T09:00:00Z')
const at = (text: string) => new Date(`${text}T10:00:00Z`)
// Small comuni, where one person covers several counters.
const slug = 'lecco'

let course: TestCourse
let ambitoId: string
let personIdOfCertificate: string
const admin = viewerWith([grantOf('administrator')])

type Place = {
  person_id: string
  department_id: string
  organisation_id: string
  kind: DepartmentKind
  is_main: boolean
}
let places: Place[]

/** Every third person has completed, every third is on the way, some only enrolled. */
beforeAll(async () => {
  await seed({ people: true })
  course = await addCourse('transculturale')
  ambitoId = (await db().ambito.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
  places = await sql()<Place[]>`
    SELECT m.person_id, m.department_id, d.organisation_id, d.kind, m.is_main
    FROM membership m JOIN department d ON d.id = m.department_id
    JOIN organisation_ambito oa ON oa.organisation_id = d.organisation_id
    WHERE oa.ambito_id = ${ambitoId} ORDER BY m.person_id`
  let sequence = 0
  for (const { person_id: personId, department_id: departmentId, organisation_id: organisationId } of places.filter(
    ({ is_main }) => is_main,
  )) {
    sequence += 1
    const kind = sequence % 6
    if (kind === 0) continue
    const enrolledAt = at('2026-02-10')
    if (kind === 1) await addProgress(course, personId, { enrolledAt })
    else if (kind < 4) await addProgress(course, personId, { enrolledAt, startedAt: at('2026-03-10'), minutes: 45 })
    else {
      const completed = { at: at(kind === 4 ? '2026-05-05' : '2026-09-09'), departmentId, organisationId, ambitoId }
      const id = await addProgress(course, personId, { enrolledAt, startedAt: at('2026-03-10'), completed })
      if (kind === 4) await addCertificate(course, { id, personId, ambitoId }, { sequence, at: at('2026-05-05') })
      personIdOfCertificate = personId
    }
  }
}, 120_000)

async function csvLines(query: URLSearchParams) {
  const file = await exportPeople(admin, slug, query, now)
  let text = ''
  for await (const piece of file?.pieces ?? []) text += piece
  return text.trim().split('\r\n').slice(1)
}

const namesIn = (lines: string[]) => lines.map((line) => line.split(';').slice(0, 2).join(' '))

async function nameOfSomebody() {
  const [person] = await sql()<{ id: string; family_name: string; fiscal_code_cipher: string }[]>`
    SELECT id, family_name, fiscal_code_cipher FROM person WHERE id = ${places[0]?.person_id ?? ''}`
  if (!person) throw new Error('nobody')
  return person
}

test('the fixture is worth the name', () => {
  expect(places.length).toBeGreaterThan(100)
  expect(personIdOfCertificate).toBeDefined()
})

describe('screen, list and file agree', () => {
  test.each(['2026-11-20', '2026-06-01', '2026-03-01', '2025-12-31'])('as of %s, under every filter', async (asOf) => {
    const search = new URLSearchParams({ asOf })
    const { view } = await openOffice(admin, slug, search, now)
    if (!view) throw new Error('no course')
    const { matrix } = view.coverage
    const organisations = [undefined, ...matrix.rows.map((row) => row.organisationId)]
    let compared = 0
    for (const organisation of organisations) {
      for (const department of [undefined, ...Object.values(DepartmentKind)]) {
        const screen = coverageTotals(matrix, { organisation, department })
        const everyone = await listPeople(
          peopleQuestion({ ...view, filter: { ...view.filter, organisation, department } }),
          { number: 1, size: 5000 },
        )
        expect(everyone).toHaveLength(screen.people)
        for (const state of stateFilters) {
          const listed = everyone.filter((person) =>
            state === 'missing'
              ? ['under_way', 'enrolled', 'not_enrolled'].includes(person.state)
              : person.state === state,
          )
          expect(listed).toHaveLength(countOf(screen, state))
        }
        expect(everyone.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(screen.minutes)
        compared += screen.people
      }
    }
    expect(compared).toBeGreaterThan(400)
  })

  test.each(stateFilters)('the file of people has the lines of the list: %s', async (state) => {
    const search = new URLSearchParams({ state })
    const { view } = await openOffice(admin, slug, search, now)
    if (!view) throw new Error('no course')
    const total = countOf(coverageTotals(view.coverage.matrix), state)
    const lines = await csvLines(search)
    expect(lines).toHaveLength(total)
    const paged = []
    for (let number = 1; (number - 1) * 50 < total; number += 1) {
      paged.push(...(await listPeople(peopleQuestion(view), { number, size: 50 })))
    }
    expect(new Set(paged.map(({ personId }) => personId)).size).toBe(total)
    expect(namesIn(lines)).toEqual(paged.map(({ familyName, givenName }) => `${familyName} ${givenName}`))
    expect(lines.every((line) => line.endsWith(view.coverage.snapshotId))).toBe(true)
  })

  test.each(peopleSorts)('searched for and ordered by %s: counts, list and file', async (sort) => {
    const { family_name: familyName } = await nameOfSomebody()
    for (const state of [undefined, 'missing', 'completed'] as const) {
      const search = new URLSearchParams({ search: ` ${familyName.toUpperCase()}`, sort, ...(state ? { state } : {}) })
      const { view } = await openOffice(admin, slug, search, now)
      if (!view) throw new Error('no course')
      const total = countOf(await countPeople(view), state)
      const people = await listPeople(peopleQuestion(view), { number: 1, size: 500 })
      expect(people).toHaveLength(total)
      expect(people.every((person) => foldName(person.familyName).includes(foldName(familyName)))).toBe(true)
      expect(namesIn(await csvLines(search))).toEqual(people.map((one) => `${one.familyName} ${one.givenName}`))
    }
  })

  test('ordered as asked, whoever has no value last', async () => {
    const list = async (sort: string) => {
      const { view } = await openOffice(admin, slug, new URLSearchParams({ sort }), now)
      if (!view) throw new Error('no course')
      return listPeople(peopleQuestion(view), { number: 1, size: 500 })
    }
    const minutes = (await list('-hours')).map((person) => person.minutes)
    expect(minutes).toEqual(minutes.toSorted((a, b) => b - a))
    for (const [sort, sign] of [
      ['completed', 1],
      ['-completed', -1],
    ] as const) {
      const days = (await list(sort)).map(({ completedOn }) => completedOn?.getTime() ?? null)
      const known = days.filter((day) => day !== null)
      expect(known.length).toBeGreaterThan(10)
      expect(days.slice(0, known.length)).toEqual(known.toSorted((a, b) => sign * (a - b)))
    }
  })

  test('the file has the fiscal code of each, the page does not', async () => {
    const { id, family_name: familyName, fiscal_code_cipher: sealed } = await nameOfSomebody()
    const code = decryptFiscalCode(sealed)
    const search = new URLSearchParams({ search: code })
    const lines = await csvLines(search)
    expect(lines[0]?.split(';')).toEqual(expect.arrayContaining([familyName, code]))
    const { view } = await openOffice(admin, slug, new URLSearchParams({ search: familyName }), now)
    if (!view) throw new Error('no course')
    const page = await peopleData(view, 'it')
    expect(page.people.map((person) => person.personId)).toContain(id)
    expect(JSON.stringify(page)).not.toMatch(/fiscal|[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]/)
    const { detail } = await db().auditEntry.findFirstOrThrow({
      where: { action: 'people.downloaded' },
      orderBy: { id: 'desc' },
      select: { detail: true },
    })
    expect(detail).toMatchObject({ fiscalCodes: true, isSearch: true, people: lines.length })
    expect(JSON.stringify(detail)).not.toContain(code)
  })

  test('a fiscal code finds one person, in the own part only', async () => {
    const { id, fiscal_code_cipher: sealed } = await nameOfSomebody()
    const search = new URLSearchParams({ search: decryptFiscalCode(sealed).toLowerCase() })
    const found = async (viewer: Viewer) => {
      const { view } = await openOffice(viewer, slug, search, now)
      return view ? (await listPeople(peopleQuestion(view), { number: 1, size: 50 })).map((one) => one.personId) : []
    }
    expect(new Set(await found(admin))).toEqual(new Set([id]))
    const own = places.find((place) => place.person_id === id)?.department_id ?? ''
    const other = places.find(
      (place) => !places.some((one) => one.person_id === id && one.organisation_id === place.organisation_id),
    )
    expect(await found(viewerWith([grantOf('contact', { departmentId: own })]))).toEqual([id])
    expect(await found(viewerWith([grantOf('contact', { departmentId: other?.department_id ?? '' })]))).toEqual([])
  })

  test('the file of the matrix says what the matrix says', async () => {
    const { view } = await openOffice(admin, slug, new URLSearchParams(), now)
    const file = await exportCoverage(admin, slug, new URLSearchParams(), now)
    const lines = (file?.text ?? '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';'))
    const totals = lines.filter((cells) => cells[2] === 'ente')
    expect(totals).toHaveLength(view?.coverage.matrix.rows.length ?? 0)
    const sum = (column: number) => totals.reduce((all, cells) => all + Number(cells[column]), 0)
    const screen = coverageTotals(view?.coverage.matrix ?? { rows: [] })
    expect([sum(4), sum(5), sum(6), sum(7), sum(9)]).toEqual([
      screen.people,
      screen.completed,
      screen.under_way,
      screen.enrolled,
      screen.not_enrolled,
    ])
    expect(lines.every((cells) => cells.at(-1) === view?.coverage.snapshotId)).toBe(true)
  })
})

describe('the list kept with a snapshot', () => {
  async function openView(query: Record<string, string>) {
    const { view } = await openOffice(admin, slug, new URLSearchParams(query), now)
    if (!view) throw new Error('no course')
    return view
  }

  test.each([undefined, ...peopleSorts])('says what is reckoned from the facts, ordered by %s', async (sort) => {
    const { family_name: familyName } = await nameOfSomebody()
    const place = { organisation: places[0]?.organisation_id ?? '' }
    const queries: Record<string, string>[] = [{}, { state: 'missing' }, { asOf: '2026-06-01' }, { search: familyName }]
    for (const query of [...queries, place]) {
      const view = await openView({ ...query, ...(sort ? { sort } : {}) })
      const question = peopleQuestion(view)
      expect(question.snapshotId).toBe(view.coverage.snapshotId)
      const reckoned = { ...question, snapshotId: null }
      const page = { number: 1, size: 1000 }
      expect(await listPeople(question, page)).toEqual(await listPeople(reckoned, page))
      expect(await countFound(question)).toEqual(await countFound(reckoned))
    }
  })

  test('is not asked where single departments are meant', async () => {
    expect(peopleQuestion(await openView({ department: 'registry' })).snapshotId).toBeNull()
    const contact = viewerWith([grantOf('contact', { departmentId: places[0]?.department_id ?? '' })])
    const { view } = await openOffice(contact, slug, new URLSearchParams(), now)
    expect(view && peopleQuestion(view).snapshotId).toBeNull()
  })

  test('is made once at the first look, again with new figures, and goes a while after the old ones', async () => {
    const asOf = new Date('2026-11-19T00:00:00Z')
    const question = peopleQuestion(await openView({ asOf: '2026-11-19' }))
    const kept = () => sql()<{ id: string }[]>`SELECT snapshot_id AS id FROM coverage_list ORDER BY computed_at`
    const before = await kept()
    await Promise.all([1, 2].map((number) => listPeople(question, { number, size: 50 })))
    expect(await kept()).toHaveLength(before.length + 1)
    const later = new Date(now.getTime() + 60_000)
    await renewCoverage({ ambitoId, courseId: course.courseId, asOf }, later)
    const renewed = peopleQuestion(await openView({ asOf: '2026-11-19' })).snapshotId
    expect(renewed).not.toBe(question.snapshotId)
    const ids = async () => (await kept()).map(({ id }) => id)
    expect(await ids()).toEqual(expect.arrayContaining([renewed, question.snapshotId]))
    await forgetOldLists(later)
    expect(await ids()).toContain(question.snapshotId)
    await forgetOldLists(new Date(later.getTime() + 11 * 60_000))
    expect(await ids()).toHaveLength(before.length + 1)
    expect(await ids()).not.toContain(question.snapshotId)
  })

  test('is not made again for figures whose list nobody opened', async () => {
    const key = { ambitoId, courseId: course.courseId, asOf: new Date('2026-11-18T00:00:00Z') }
    await renewCoverage(key, now)
    await renewCoverage(key, new Date(now.getTime() + 60_000))
    const { snapshotId } = (await openView({ asOf: '2026-11-18' })).coverage
    expect(await sql()`SELECT 1 FROM coverage_list WHERE snapshot_id = ${snapshotId}`).toHaveLength(0)
  })
})

test('counted by hand from the rows, the figures are the same', async () => {
  const { view } = await openOffice(admin, slug, new URLSearchParams({ asOf: '2026-06-01' }), now)
  const enrolments = await db().enrolment.findMany({ select: { personId: true, startedAt: true, completedAt: true } })
  const stateOf = (personId: string) => {
    const enrolment = enrolments.find((row) => row.personId === personId)
    if (!enrolment) return 'not_enrolled'
    if (enrolment.completedAt && enrolment.completedAt < at('2026-06-01')) return 'completed'
    return enrolment.startedAt ? 'under_way' : 'enrolled'
  }
  for (const row of view?.coverage.matrix.rows ?? []) {
    const here = places.filter((place) => place.organisation_id === row.organisationId)
    for (const kind of Object.values(DepartmentKind)) {
      const people = [...new Set(here.filter((place) => place.kind === kind).map((place) => place.person_id))]
      const cell = row.cells[kind]
      expect(cell?.people ?? 0).toBe(people.length)
      for (const state of ['completed', 'under_way', 'enrolled', 'not_enrolled'] as const) {
        expect(cell?.[state] ?? 0).toBe(people.filter((id) => stateOf(id) === state).length)
      }
    }
    expect(row.total.people).toBe(new Set(here.map((place) => place.person_id)).size)
  }
})
