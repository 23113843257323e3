import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addCompleted, addCourse } from '#app/certificates/world.fixtures.ts'
import { findAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { membershipOn } from '#app/organisation/membership-queries.server.ts'
import { movePerson } from '#app/organisation/move-person.server.ts'
import { renameAmbito } from '#app/organisation/reorganisation/rename-ambito.server.ts'
import { previewReorganisation, reorganise } from '#app/organisation/reorganisation/reorganise.server.ts'
import { AskedReorganisation } from '#app/organisation/reorganisation/schemas.ts'
import { closeOrganisation } from '#app/organisation/structure/close-organisation.server.ts'
import { leaveOrganisation } from '#app/organisation/structure/leave-organisation.server.ts'
import { renamePlace } from '#app/organisation/structure/rename-place.server.ts'
import { addAmbito, addPerson, auditedActions, dayOf } from '#app/organisation/territory.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { openOffice, peopleQuestion } from '#app/reporting/office-view.server.ts'
import { listPeople } from '#app/reporting/people-queries.server.ts'
import { fingerprint } from '#tests/setup/database-faults.ts'

type Place = Awaited<ReturnType<typeof addAmbito>> & { slug: string; clerk: string; second: string; done: string }

const now = new Date('2026-11-20T11:00:00Z')
const yesterday = '2026-11-19'
const from = '2026-11-20'
const day = dayOf(from)
let administrator: ReturnType<typeof viewerWith>
let course: Awaited<ReturnType<typeof addCourse>>
let places = 0
let [north, south]: [Place, Place] = [nowhere(), nowhere()]

function nowhere(): Place {
  const ids = { ambitoId: '', organisationId: '', registryId: '', socialId: '' }
  return { ...ids, slug: '', clerk: '', second: '', done: '' }
}

/** An ambito with a comune: one in its registry, one with a second counter, one who completed the course in October. */
async function addPlace(): Promise<Place> {
  places += 1
  const slug = `luogo${places}`
  const ids = await addAmbito(slug)
  const clerk = await addPerson([ids.registryId])
  const second = await addPerson([ids.registryId, ids.socialId])
  const comune = {
    id: ids.organisationId,
    name: `Comune ${slug}`,
    registry: ids.registryId,
    social_services: ids.socialId,
  }
  const place = { ...ids, comune }
  const { personId: done } = await addCompleted(course, place, {}, new Date('2026-10-05T10:00:00Z'))
  return { ...ids, slug, clerk, second, done }
}

beforeAll(async () => {
  course = await addCourse()
  administrator = viewerWith([grantOf('administrator')], await addPerson())
})

beforeEach(async () => {
  north = await addPlace()
  south = await addPlace()
})

/** Everything an office reads of a day: matrix and people, computed anew. */
async function reportsOf(asOf: string) {
  await db().coverageSnapshot.deleteMany()
  const read: unknown[] = []
  for (const { slug } of [north, south]) {
    const { view, place } = await openOffice(
      administrator,
      slug,
      new URLSearchParams({ asOf, course: course.courseId }),
      now,
    )
    if (!view) throw new Error('no course')
    const { matrix } = view.coverage
    const people = await listPeople({ ...peopleQuestion(view), until: now }, { number: 1, size: 100 })
    read.push({ place, matrix, people })
  }
  return JSON.stringify(read)
}

const common = () => ({ reorganisationId: newId(), from })
const asked = {
  transfer: () => ({ ...common(), kind: 'transfer', organisationId: north.organisationId, toAmbitoId: south.ambitoId }),
  merge_ambiti: () => ({ ...common(), kind: 'merge_ambiti', fromAmbitoId: north.ambitoId, toAmbitoId: south.ambitoId }),
  merge_organisations: () => ({
    ...common(),
    ...{
      kind: 'merge_organisations',
      fromOrganisationId: north.organisationId,
      toOrganisationId: south.organisationId,
    },
  }),
  split_organisation: () => ({
    ...common(),
    ...{ kind: 'split_organisation', fromOrganisationId: north.organisationId, departmentIds: [north.socialId] },
    ...{ organisationKind: 'special_company', name: 'Azienda Ponti' },
  }),
  split_ambito: () => ({
    ...common(),
    ...{ kind: 'split_ambito', fromAmbitoId: south.ambitoId, organisationIds: [north.organisationId] },
    ...{ name: 'Ambito Nuovo', code: `NUOVO${places}` },
  }),
} as const
type Kind = keyof typeof asked
const kinds: Kind[] = ['transfer', 'merge_ambiti', 'merge_organisations', 'split_organisation', 'split_ambito']

/** The organisation of the north is in the south as well, so that something can be split off there. */
async function prepare(kind: Kind): Promise<void> {
  if (kind !== 'split_ambito') return
  const { organisationId } = north
  await db().organisationAmbito.updateMany({ where: { organisationId }, data: { ambitoId: south.ambitoId } })
}

async function previewed(form: ReturnType<(typeof asked)[Kind]>, more: Record<string, unknown> = {}) {
  const question = AskedReorganisation.parse({ ...form, ...more })
  const preview = await previewReorganisation(administrator, question, now)
  if (!preview.ok) throw new Error(preview.reason)
  return { question, effect: preview.effect, confirmed: { ...question, fingerprint: preview.effect.fingerprint } }
}

describe.each(kinds)('%s', (kind) => {
  test('a preview writes nothing; yesterday reads the same afterwards, and today is another (P6)', async () => {
    await prepare(kind)
    const before = { reports: await reportsOf(yesterday), today: await reportsOf(from) }
    const rows = await fingerprint(['coverage_snapshot'])
    const { confirmed, effect } = await previewed(asked[kind]())
    expect(await fingerprint(['coverage_snapshot'])).toEqual(rows)
    expect(effect.detail.people).toBe(kind === 'split_organisation' ? 1 : 3)
    const outcome = await reorganise(administrator, confirmed, now)
    expect(outcome).toMatchObject({ ok: true })
    expect(await reportsOf(yesterday)).toBe(before.reports)
    expect(await reportsOf(from)).not.toBe(before.today)
    expect(await auditedActions(confirmed.reorganisationId)).toEqual(['organisation.reorganised'])
  })

  test('confirmed several times at once it is done once, and only by an administrator', async () => {
    await prepare(kind)
    const { confirmed, question } = await previewed(asked[kind]())
    for (const viewer of [viewerWith([]), viewerWith([grantOf('ambito_office', { ambitoId: north.ambitoId })])]) {
      await expect(previewReorganisation(viewer, question, now)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(reorganise(viewer, confirmed, now)).rejects.toMatchObject({ code: 'forbidden' })
    }
    const outcomes = await Promise.all([1, 2, 3].map(() => reorganise(administrator, confirmed, now)))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await db().reorganisation.count({ where: { id: confirmed.reorganisationId } })).toBe(1)
    expect(await auditedActions(confirmed.reorganisationId)).toEqual(['organisation.reorganised'])
    const mains = await db().membership.count({ where: { personId: north.second, isMain: true, endsOn: null } })
    expect(mains).toBe(1)
  })

  test('what changed since the preview is refused, and so is a day in the past', async () => {
    await prepare(kind)
    const { confirmed } = await previewed(asked[kind]())
    await addPerson([north.registryId, north.socialId])
    expect(await reorganise(administrator, confirmed, now)).toEqual({ ok: false, reason: 'changed_meanwhile' })
    const past = { ...confirmed, from: dayOf(yesterday) }
    expect(await previewReorganisation(administrator, past, now)).toEqual({ ok: false, reason: 'day_in_past' })
    expect(await db().reorganisation.count({ where: { id: confirmed.reorganisationId } })).toBe(0)
  })
})

describe('people', () => {
  test('of merged organisations work on in the department of the same kind; what began today passes as well', async () => {
    const both = await addPerson([south.registryId, north.registryId])
    const begun = await addPerson([])
    await movePerson(administrator, { personId: begun, toDepartmentId: north.socialId, from: day, jobTitle: 'x' }, now)
    const { confirmed } = await previewed(asked.merge_organisations())
    await reorganise(administrator, confirmed, now)
    const works = async (personId: string) => (await membershipOn(personId, day))?.department.id
    expect(await works(north.clerk)).toBe(south.registryId)
    expect(await works(begun)).toBe(south.socialId)
    expect(await membershipOn(begun, dayOf(yesterday))).toBeNull()
    expect(await membershipOn(north.clerk, dayOf(yesterday))).toMatchObject({ department: { id: north.registryId } })
    expect(await db().membership.count({ where: { personId: both, endsOn: null } })).toBe(1)
    expect(await db().organisation.findUnique({ where: { id: north.organisationId } })).toMatchObject({
      endsOn: dayOf(yesterday),
    })
  })

  test('somebody moved into what is merged at the same moment ends in one place', async () => {
    const { confirmed } = await previewed(asked.merge_organisations())
    const personId = await addPerson([south.registryId])
    const [merged, moved] = await Promise.all([
      reorganise(administrator, confirmed, now),
      movePerson(administrator, { personId, toDepartmentId: north.socialId, from: day, jobTitle: '' }, now),
    ])
    const closed = await db().department.findUnique({ where: { id: north.socialId } })
    const there = await db().membership.count({ where: { departmentId: north.socialId, endsOn: null } })
    // Either the move came first and the preview no longer holds, or the department was closed to it.
    expect(merged.ok).not.toBe(moved.ok)
    expect(there).toBe(merged.ok ? 0 : 2)
    expect(closed?.endsOn === null).toBe(!merged.ok)
  })

  test('roles stay for the past, and are carried on when asked', async () => {
    const officer = await addPerson([north.registryId])
    const grant = { personId: officer, role: 'ambito_office' as const, ambitoId: north.ambitoId }
    await db().roleGrant.create({ data: { id: newId(), ...grant, startsOn: dayOf('2026-01-01') } })
    const { confirmed, effect } = await previewed(asked.merge_ambiti(), { carryRoles: 'yes' })
    expect(effect.detail).toMatchObject({ roles: 1, carried: 1, fromCode: north.slug.toUpperCase() })
    await reorganise(administrator, confirmed, now)
    const grants = await db().roleGrant.findMany({ where: { personId: officer }, orderBy: { startsOn: 'asc' } })
    expect(grants.map(({ ambitoId }) => ambitoId)).toEqual([north.ambitoId, south.ambitoId])
    expect(grants.map(({ endsOn }) => endsOn)).toEqual([null, null])
  })
})

describe('refusals', () => {
  test.each([
    ['an ambito into itself', () => ({ ...asked.merge_ambiti(), toAmbitoId: north.ambitoId }), 'same_ambito'],
    [
      'an organisation into itself',
      () => ({ ...asked.merge_organisations(), toOrganisationId: north.organisationId }),
      'same_organisation',
    ],
    [
      'departments of another organisation',
      () => ({ ...asked.split_organisation(), departmentIds: [south.socialId] }),
      'not_of_the_organisation',
    ],
    [
      'all departments',
      () => ({ ...asked.split_organisation(), departmentIds: [north.socialId, north.registryId] }),
      'everything_passes',
    ],
    ['organisations of another ambito', asked.split_ambito, 'not_of_the_ambito'],
    [
      'all organisations',
      () => ({ ...asked.split_ambito(), organisationIds: [south.organisationId] }),
      'everything_passes',
    ],
  ])('%s', async (_what, form, reason) => {
    const outcome = await previewReorganisation(administrator, AskedReorganisation.parse(form()), now)
    expect(outcome).toEqual({ ok: false, reason })
  })

  test('a code of numbers that is, or was, another ambito’s', async () => {
    await prepare('split_ambito')
    const { code } = await db().ambito.findUniqueOrThrow({ where: { id: north.ambitoId } })
    const outcome = await previewReorganisation(
      administrator,
      AskedReorganisation.parse({ ...asked.split_ambito(), code }),
      now,
    )
    expect(outcome).toEqual({ ok: false, reason: 'code_taken' })
  })
})

test('a renaming changes no report of yesterday, and every one of today (P6)', async () => {
  const before = await reportsOf(yesterday)
  const { organisationId, registryId: departmentId } = north
  await renamePlace(administrator, { organisationId, departmentId: null, name: 'Borgonuovo' }, now)
  await renamePlace(administrator, { organisationId, departmentId: null, name: 'Borgonuovo Alto' }, now)
  await renamePlace(administrator, { organisationId, departmentId, name: 'Servizi demografici' }, now)
  expect(await reportsOf(yesterday)).toBe(before)
  expect(await reportsOf(from)).toContain('Borgonuovo Alto')
})

test('an organisation that closes changes no report of yesterday (P6)', async () => {
  const before = await reportsOf(yesterday)
  const { organisationId, clerk, second, done } = north
  const closing = { organisationId, from: day }
  expect(await closeOrganisation(administrator, closing, now)).toMatchObject({ reason: 'people_stay', people: 3 })
  for (const personId of [clerk, second, done]) {
    await leaveOrganisation(administrator, { personId, ...closing }, now)
  }
  expect(await closeOrganisation(administrator, closing, now)).toEqual({ ok: true })
  expect(await reportsOf(yesterday)).toBe(before)
})

describe('an ambito’s name', () => {
  const named = async (ambitoId: string, name: string) => renameAmbito(administrator, { ambitoId, name }, now)

  test('is another from today on, and the old one in every report of before (P6)', async () => {
    const before = await reportsOf(yesterday)
    expect(await named(north.ambitoId, 'Terre Basse')).toEqual({ ok: true })
    expect(await named(north.ambitoId, 'Terre Alte')).toEqual({ ok: true })
    expect(await reportsOf(yesterday)).toBe(before)
    expect(before).not.toContain('Terre Alte')
    expect(await reportsOf(from)).toContain('Terre Alte')
    expect(await auditedActions(north.ambitoId)).toEqual(['ambito.renamed', 'ambito.renamed'])
    expect(await findAmbitoForOffice(administrator, north.slug)).toMatchObject({ name: 'Terre Alte', slug: north.slug })
  })

  test('is an administrator’s to change, one that no other has, and stays with one that is over', async () => {
    const { ambitoId } = north
    for (const viewer of [viewerWith([]), viewerWith([grantOf('ambito_office', { ambitoId })])]) {
      await expect(renameAmbito(viewer, { ambitoId, name: 'Terre' }, now)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(named(newId(), 'Terre')).rejects.toMatchObject({ code: 'not_found' })
    const { name } = await db().ambito.findUniqueOrThrow({ where: { id: south.ambitoId } })
    expect(await named(ambitoId, name.toUpperCase())).toEqual({ ok: false, reason: 'name_taken' })
    expect(await named(south.ambitoId, name)).toEqual({ ok: false, reason: 'same_name' })
    const both = await Promise.all([named(ambitoId, 'Terre Unite'), named(south.ambitoId, 'Terre Unite')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await db().ambito.update({ where: { id: ambitoId }, data: { endsOn: dayOf(yesterday) } })
    expect(await named(ambitoId, 'Terre Andate')).toEqual({ ok: false, reason: 'ambito_over' })
    expect(await auditedActions(ambitoId)).toHaveLength(both[0].ok ? 1 : 0)
  })
})
