import { beforeAll, expect, test } from 'vitest'
import type { Grant } from '#app/identity/schemas.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getAmbitoForOffice } from './ambito-queries.server.ts'
import { officePlace } from './office-place.server.ts'
import { renameAmbito } from './reorganisation/rename-ambito.server.ts'
import { renamePlace } from './structure/rename-place.server.ts'
import { addAmbito, dayOf } from './territory.fixtures.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let north: Ambito
let south: Ambito
const more: string[] = []

beforeAll(async () => {
  north = await addAmbito('north')
  south = await addAmbito('south')
  for (const slug of ['a', 'b', 'c']) {
    const organisationId = newId()
    more.push(organisationId)
    await db().organisation.create({ data: { id: organisationId, kind: 'comune', slug, name: `Comune ${slug}` } })
    const dates = { id: newId(), ambitoId: north.ambitoId, startsOn: dayOf('2020-01-01') }
    await db().organisationAmbito.create({ data: { ...dates, organisationId } })
  }
})

const now = new Date('2026-05-10T08:00:00Z')

async function placeOn(day: string, slug: string, ...grants: Grant[]) {
  const viewer = viewerWith(grants)
  return officePlace(viewer, await getAmbitoForOffice(viewer, slug), dayOf(day))
}
const placeOf = (slug: string, ...grants: Grant[]) => placeOn('2026-05-10', slug, ...grants)

test('the office and administrators answer for the ambito', async () => {
  const whole = { name: 'Ambito north', slug: 'north' }
  expect(await placeOf('north', grantOf('administrator'))).toEqual(whole)
  const office = grantOf('ambito_office', { ambitoId: north.ambitoId })
  expect(await placeOf('north', office, grantOf('contact', { departmentId: north.registryId }))).toEqual(whole)
})

test('a contact answers for a comune, a department, or some of each, in this ambito', async () => {
  const comune = grantOf('contact', { organisationId: north.organisationId })
  const department = grantOf('contact', { departmentId: north.registryId })
  const elsewhere = grantOf('contact', { departmentId: south.socialId })
  expect(await placeOf('north', comune)).toEqual({ name: 'Comune north', slug: 'comune-north' })
  expect(await placeOf('north', department)).toEqual({ name: 'Comune north · Anagrafe', slug: 'comune-north' })
  expect(await placeOf('north', comune, department, elsewhere)).toMatchObject({ name: 'Comune north' })
  expect(await placeOf('south', comune, elsewhere)).toMatchObject({ name: 'Comune south · Servizi sociali' })
})

test('many places are counted after the third', async () => {
  const grants = [north.organisationId, ...more].map((organisationId) => grantOf('contact', { organisationId }))
  expect(await placeOf('north', ...grants)).toEqual({ name: 'Comune a, Comune b, Comune c e un altro', slug: 'north' })
})

test('a place is called what it was called on the day', async () => {
  const { ambitoId, organisationId, registryId: departmentId } = await addAmbito('east')
  const admin = viewerWith([grantOf('administrator')])
  await renameAmbito(admin, { ambitoId, name: 'Levante' }, now)
  await renamePlace(admin, { organisationId, departmentId: null, name: 'Borgo' }, now)
  await renamePlace(admin, { organisationId, departmentId, name: 'Demografici' }, now)
  const grants = { whole: grantOf('ambito_office', { ambitoId }), part: grantOf('contact', { departmentId }) }
  expect(await placeOn('2026-05-09', 'east', grants.whole)).toMatchObject({ name: 'Ambito east' })
  expect(await placeOn('2026-05-10', 'east', grants.whole)).toMatchObject({ name: 'Levante' })
  expect(await placeOn('2026-05-09', 'east', grants.part)).toMatchObject({ name: 'Comune east · Anagrafe' })
  expect(await placeOn('2026-05-10', 'east', grants.part)).toMatchObject({ name: 'Borgo · Demografici' })
})

test('another ambito is not found', async () => {
  await expect(placeOf('south', grantOf('contact', { organisationId: north.organisationId }))).rejects.toThrow()
})
