import { beforeAll, expect, test } from 'vitest'
import type { Scope } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getAmbitoForOffice, listAmbitiForViewer } from './ambito-queries.server.ts'
import { peopleWhere, placeWhere } from './scope-where.server.ts'
import { addAmbito, addPerson, dayOf } from './territory.fixtures.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let north: Ambito
let south: Ambito
let clerk: string
let socialWorker: string
let southerner: string
let moved: string
const today = dayOf('2026-06-01')
const some = (part: Partial<Extract<Scope, { kind: 'some' }>>): Scope => ({
  kind: 'some',
  ambitoIds: [],
  organisationIds: [],
  departmentIds: [],
  ...part,
})

beforeAll(async () => {
  north = await addAmbito('north')
  south = await addAmbito('south')
  clerk = await addPerson([north.registryId])
  socialWorker = await addPerson([north.socialId, north.registryId])
  southerner = await addPerson([south.registryId])
  moved = await addPerson([north.registryId])
  await db().membership.updateMany({ where: { personId: moved }, data: { endsOn: dayOf('2026-03-31') } })
  const membership = { id: newId(), personId: moved, departmentId: south.socialId, startsOn: dayOf('2026-04-01') }
  await db().membership.create({ data: membership })
})

const seen = async (scope: Scope, day: Date) => {
  const people = await db().person.findMany({ where: peopleWhere(scope, day), select: { id: true } })
  return people.map(({ id }) => id).sort()
}

test('peopleWhere follows where people work on the day', async () => {
  const before = dayOf('2026-03-31')
  expect(await seen({ kind: 'everything' }, today)).toEqual([clerk, socialWorker, southerner, moved].sort())
  expect(await seen(some({ ambitoIds: [north.ambitoId] }), today)).toEqual([clerk, socialWorker].sort())
  expect(await seen(some({ ambitoIds: [north.ambitoId] }), before)).toEqual([clerk, socialWorker, moved].sort())
  expect(await seen(some({ organisationIds: [south.organisationId] }), today)).toEqual([southerner, moved].sort())
  expect(await seen(some({ departmentIds: [north.socialId] }), today)).toEqual([socialWorker])
  expect(await seen(some({}), today)).toEqual([])
})

test('placeWhere matches the place a completion was kept with', async () => {
  const rows = [
    { name: 'north', ambitoId: north.ambitoId, organisationId: north.organisationId, departmentId: north.registryId },
    { name: 'south', ambitoId: south.ambitoId, organisationId: south.organisationId, departmentId: south.socialId },
    { name: 'nowhere', ambitoId: null, organisationId: null, departmentId: null },
  ]
  const course = await db().course.create({ data: { id: newId(), slug: 'prova' } })
  const version = {
    ...{ id: newId(), courseId: course.id, hash: 'h', number: 1, title: 't', summary: '', language: 'it' },
    ...{ minutes: 60, thresholdPercent: 80, outline: {} },
  }
  await db().courseVersion.create({ data: version })
  const edition = { id: newId(), courseId: course.id, name: 'e', startsOn: today }
  await db().edition.create({ data: edition })
  const names = new Map<string, string>()
  for (const { name, ...place } of rows) {
    const personId = await addPerson()
    const enrolment = { id: newId(), personId, editionId: edition.id, courseVersionId: version.id, enrolledAt: today }
    await db().enrolment.create({ data: enrolment })
    names.set(enrolment.id, name)
    const completion = { enrolmentId: enrolment.id, personId, courseId: course.id, courseVersionId: version.id }
    const when = { completedOn: today, completedAt: today, creditedMinutes: 60, declaredMinutes: 60 }
    await db().completion.create({ data: { ...completion, ...when, ...place } })
  }
  const found = async (scope: Scope) => {
    const completions = await db().completion.findMany({ where: placeWhere(scope), select: { enrolmentId: true } })
    return completions.map(({ enrolmentId }) => names.get(enrolmentId)).sort()
  }
  expect(await found({ kind: 'everything' })).toEqual(['north', 'nowhere', 'south'])
  expect(await found(some({ ambitoIds: [north.ambitoId] }))).toEqual(['north'])
  expect(await found(some({ organisationIds: [south.organisationId] }))).toEqual(['south'])
  expect(await found(some({ departmentIds: [south.socialId, north.registryId] }))).toEqual(['north', 'south'])
  expect(await found(some({ departmentIds: [south.registryId] }))).toEqual([])
  expect(await found(some({}))).toEqual([])
})

test('an office opens its own ambito; another, or none, is not there', async () => {
  const office = viewerWith([grantOf('ambito_office', { ambitoId: north.ambitoId })])
  const contact = viewerWith([grantOf('contact', { organisationId: south.organisationId })])
  const departmentContact = viewerWith([grantOf('contact', { departmentId: south.registryId })])
  const administrator = viewerWith([grantOf('administrator')])
  const slugs = async (viewer: typeof office) => (await listAmbitiForViewer(viewer)).map(({ slug }) => slug)
  expect(await slugs(office)).toEqual(['north'])
  expect(await slugs(contact)).toEqual(['south'])
  expect(await slugs(departmentContact)).toEqual(['south'])
  expect(await slugs(administrator)).toEqual(['north', 'south'])
  expect(await slugs(viewerWith([]))).toEqual([])
  expect(await slugs(viewerWith([grantOf('trainer'), grantOf('evaluator')]))).toEqual([])

  expect(await getAmbitoForOffice(office, 'north')).toMatchObject({ id: north.ambitoId, code: 'NORTH' })
  await expect(getAmbitoForOffice(office, 'south')).rejects.toMatchObject({ code: 'not_found' })
  await expect(getAmbitoForOffice(office, 'nowhere')).rejects.toMatchObject({ code: 'not_found' })
  await expect(getAmbitoForOffice(contact, 'north')).rejects.toMatchObject({ code: 'not_found' })
  await expect(getAmbitoForOffice(viewerWith([grantOf('trainer')]), 'north')).rejects.toMatchObject({
    code: 'not_found',
  })
})
