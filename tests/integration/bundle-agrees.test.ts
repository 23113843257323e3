import { beforeAll, describe, expect, test } from 'vitest'
import { downloadedZip } from '#app/certificates/bulk/download.fixtures.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { makeBundleOf } from '#app/certificates/bulk/make-bundle.server.ts'
import { readCsv, readZip } from '#app/certificates/read-zip.fixtures.ts'
import { requestBundle } from '#app/certificates/bulk/request-bundle.server.ts'
import { revokeCertificate } from '#app/certificates/revoke-certificate.server.ts'
import { addCourse, complete, enrol, type CourseFixture } from '#app/certificates/world.fixtures.ts'
import { seed } from '#app/cli/seed.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { bundleSelection, openOffice, peopleQuestion } from '#app/reporting/office-view.server.ts'
import { streamPeople, type PersonRow } from '#app/reporting/people-queries.server.ts'

/** Small comuni, where one person covers several counters. */
const slug = 'lecco'
const now = new Date('2026-11-20T09:00:00Z')
const enrolledAt = new Date('2026-02-10T09:00:00Z')
const startedAt = new Date('2026-03-10T09:00:00Z')
const admin = viewerWith([grantOf('administrator')], newId())

type Place = { person_id: string; department_id: string; organisation_id: string; ambito_id: string }
let course: CourseFixture
let places: Place[]

/** Six kinds of people: nothing, enrolled, under way, completed in May, completed in September, completed and revoked. */
async function give(place: Place, kind: number) {
  const {
    person_id: personId,
    department_id: departmentId,
    organisation_id: organisationId,
    ambito_id: ambitoId,
  } = place
  if (kind === 0) return
  if (kind < 3) {
    await enrol({ course, personId, enrolledAt, startedAt: kind === 2 ? startedAt : null })
    return
  }
  const at = new Date(kind === 3 ? '2026-05-05T10:00:00Z' : '2026-09-09T10:00:00Z')
  const of = { place: { ambitoId }, departmentId, organisationId }
  const enrolmentId = await complete({ course, personId, at, ...of })
  if (kind === 4) return
  const issued = await issueCertificateOf(enrolmentId, at)
  if (kind === 5 && issued)
    await revokeCertificate(admin, { certificateId: issued.certificateId, reason: 'Prova' }, now)
}

/** A third of the people has moved to another comune of the ambito in June. */
async function move(personId: string, departmentId: string) {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  await db().membership.updateMany({ where: { personId, endsOn: null }, data: { endsOn: day('2026-06-14') } })
  const data = { id: newId(), personId, departmentId, isMain: true, startsOn: day('2026-06-15') }
  await db().membership.create({ data })
}

beforeAll(async () => {
  await seed({ people: true })
  course = await addCourse('Ascoltare allo sportello')
  places = await sql()<Place[]>`
    SELECT DISTINCT ON (m.person_id) m.person_id, m.department_id, d.organisation_id, oa.ambito_id
    FROM membership m JOIN department d ON d.id = m.department_id
    JOIN organisation_ambito oa ON oa.organisation_id = d.organisation_id
    JOIN ambito a ON a.id = oa.ambito_id
    WHERE a.slug = ${slug} AND m.is_main ORDER BY m.person_id`
  for (const [index, place] of places.entries()) await give(place, index % 6)
  for (const [index, { person_id: personId }] of places.entries()) {
    if (index % 3 === 0) await move(personId, places[(index + 7) % places.length]?.department_id ?? '')
  }
}, 120_000)

const openView = async (viewer: Viewer, query: Record<string, string>) => {
  const { view } = await openOffice(viewer, slug, new URLSearchParams(query), now)
  if (!view) throw new Error('no course')
  return view
}

async function bundleOf(viewer: Viewer, query: Record<string, string>) {
  const outcome = await requestBundle(
    viewer,
    { ambitoSlug: slug, selection: bundleSelection(await openView(viewer, query)) },
    now,
  )
  if (!outcome.ok) throw new Error(outcome.reason)
  await makeBundleOf(outcome.bundleId)
  const bytes = await downloadedZip(viewer, { ambitoSlug: slug, bundleId: outcome.bundleId }, now)
  return readZip(bytes)
}

const reasons = {
  not_enrolled: 'Non iscritto al corso',
  trained_elsewhere: 'Ha completato il corso quando lavorava in un altro ente',
  enrolled: 'Iscritto, non ha ancora iniziato',
  under_way: 'Ha iniziato, non ha ancora completato',
} as const

/** What the ZIP should say of a line of the screen. */
function expectedLine(person: PersonRow): string {
  const name = `${person.familyName} ${person.givenName}, ${person.organisationName}`
  if (person.certificateNumber) return `${name}: ${person.certificateNumber}`
  return `${name}: ${person.state === 'completed' ? 'Ha completato' : reasons[person.state]}`
}

async function screen(viewer: Viewer, query: Record<string, string>): Promise<string[]> {
  const lines: string[] = []
  for await (const batch of streamPeople(peopleQuestion(await openView(viewer, query))))
    lines.push(...batch.map(expectedLine))
  return lines.sort()
}

function zipLines(files: Map<string, Buffer>): string[] {
  const present = readCsv(files.get('manifest.csv')).map(
    ([, , number, familyName, givenName, organisation]) => `${familyName} ${givenName}, ${organisation}: ${number}`,
  )
  const missing = readCsv(files.get('mancanti.csv')).map(
    ([familyName, givenName, organisation, , reason]) =>
      `${familyName} ${givenName}, ${organisation}: ${reason?.replace(/^(Ha completato),.*/, '$1')}`,
  )
  return [...present, ...missing].sort()
}

function expectWhole(files: Map<string, Buffer>) {
  const manifest = readCsv(files.get('manifest.csv'))
  expect(manifest.map(([path]) => path).sort()).toEqual(
    [...files.keys()].filter((path) => path.endsWith('.pdf')).sort(),
  )
  for (const [path = '', hash] of manifest) expect(sha256(files.get(path) ?? '')).toBe(hash)
}

test('the fixture has people in every state, and some who moved', async () => {
  const kinds = new Set((await screen(admin, {})).map((line) => line.replace(/^.*: (?:LECCO-.*)?/, '')))
  expect(kinds).toEqual(new Set(['', 'Ha completato', ...Object.values(reasons)]))
})

describe('the ZIP says of everybody what the screen says', () => {
  test.each(['2026-11-20', '2026-08-01', '2026-06-01', '2026-03-01', '2026-01-01'])('as of %s', async (asOf) => {
    const files = await bundleOf(admin, { asOf })
    const lines = await screen(admin, { asOf })
    expect(lines.length).toBeGreaterThan(100)
    expect(zipLines(files)).toEqual(lines)
    expectWhole(files)
  })

  test('for a comune, a department, both', async () => {
    const organisation = places[5]?.organisation_id ?? ''
    const filters: Record<string, string>[] = [
      { organisation },
      { department: 'registry' },
      { organisation, department: 'registry' },
    ]
    for (const filter of filters) expect(zipLines(await bundleOf(admin, filter))).toEqual(await screen(admin, filter))
  })

  test('for the people searched for', async () => {
    const people: string[] = await screen(admin, {})
    const familyName = people[0]?.split(' ')[0]?.toLowerCase() ?? ''
    const lines = await screen(admin, { search: familyName, sort: '-name' })
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThan(people.length)
    expect(zipLines(await bundleOf(admin, { search: familyName, sort: '-name' }))).toEqual(lines)
  })

  test('for the contact of a comune, and of one department', async () => {
    const [place] = places
    if (!place) throw new Error('no place')
    const grants = [
      grantOf('contact', { organisationId: place.organisation_id }),
      grantOf('contact', { departmentId: place.department_id }),
    ]
    for (const grant of grants) {
      const contact = viewerWith([grant], newId())
      const lines = await screen(contact, {})
      expect(lines.length).toBeGreaterThan(0)
      expect(zipLines(await bundleOf(contact, {}))).toEqual(lines)
    }
  })
})

test('the CSV of the screen names the same certificates', async () => {
  const file = await exportPeople(admin, slug, new URLSearchParams(), now)
  let text = ''
  for await (const piece of file?.pieces ?? []) text += piece
  const numbers = readCsv((await bundleOf(admin, {})).get('manifest.csv')).map(([, , number]) => number)
  expect([...(text.match(/LECCO-2026-\d{6}/g) ?? [])].sort()).toEqual(numbers.toSorted())
  expect(numbers.length).toBeGreaterThan(10)
})
