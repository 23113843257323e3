import { beforeAll, expect, test } from 'vitest'
import type { Grant } from '#app/identity/schemas.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getTerritoryCard, getTerritoryPage } from './territory-queries.server.ts'
import { addAmbito, addPerson, dayOf } from './territory.fixtures.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let north: Ambito
let south: Ambito
let empty: Ambito
const today = dayOf('2026-06-01')

async function addProfile(organisationId: string, year: number, foreignBasisPoints: number) {
  const id = newId()
  await db().territoryProfile.create({
    data: { id, organisationId, year, foreignBasisPoints, sourceAuthor: 'Ambito', sourceTitle: `Dati ${year}` },
  })
  await db().territoryCommunity.createMany({
    data: [
      { profileId: id, position: 2, country: 'EG', basisPoints: 1120 },
      { profileId: id, position: 1, country: 'RO', basisPoints: 1270 },
    ],
  })
}

beforeAll(async () => {
  north = await addAmbito('north')
  south = await addAmbito('south')
  empty = await addAmbito('empty')
  await addProfile(north.organisationId, 2019, 1090)
  await addProfile(north.organisationId, 2012, 800)
  await addProfile(south.organisationId, 2019, 340)
})

const pageOf = async (departments: string[], grants: Grant[] = []) =>
  getTerritoryPage(viewerWith(grants, await addPerson(departments)), today)
const seen = async (...of: Parameters<typeof pageOf>) =>
  (await pageOf(...of)).territories.map(({ ambitoName }) => ambitoName)
const [inNorth, inSouth] = ['Ambito north', 'Ambito south']

test('the latest figures of one’s comune, citizenships in the source’s order', async () => {
  const { card, ownOrganisationId } = await pageOf([north.registryId])
  expect(ownOrganisationId).toBe(north.organisationId)
  expect(card).toEqual({
    ...{ kind: 'territory', state: 'own', place: 'Comune north', range: null },
    profile: {
      ...{ organisationId: north.organisationId, name: 'Comune north', slug: 'comune-north' },
      ...{ year: 2019, foreignBasisPoints: 1090, sourceAuthor: 'Ambito', sourceTitle: 'Dati 2019' },
      communities: [
        { country: 'RO', basisPoints: 1270 },
        { country: 'EG', basisPoints: 1120 },
      ],
    },
  })
})

test('a clerk sees the ambito they work in and no other', async () => {
  expect(await seen([north.registryId])).toEqual([inNorth])
  expect(await seen([south.socialId])).toEqual([inSouth])
  expect(await seen([north.registryId, south.socialId])).toEqual([inNorth, inSouth])
  expect(await seen([empty.registryId])).toEqual([])
  expect(await seen([])).toEqual([])
})

test('offices and contacts also see the ambito they answer for', async () => {
  expect(await seen([], [grantOf('ambito_office', { ambitoId: south.ambitoId })])).toEqual([inSouth])
  expect(await seen([], [grantOf('contact', { organisationId: north.organisationId })])).toEqual([inNorth])
  expect(await seen([], [grantOf('contact', { departmentId: south.registryId })])).toEqual([inSouth])
  expect(await seen([empty.registryId], [grantOf('ambito_office', { ambitoId: south.ambitoId })])).toEqual([inSouth])
})

test('trainers and administrators see every ambito that has figures, evaluators only their own', async () => {
  expect(await seen([], [grantOf('trainer')])).toEqual([inNorth, inSouth])
  expect(await seen([empty.registryId], [grantOf('administrator')])).toEqual([inNorth, inSouth])
  expect(await seen([south.registryId], [grantOf('evaluator')])).toEqual([inSouth])
})

test('a comune is chosen among those one sees, and is not there for others (P7)', async () => {
  const choose = async (grants: Grant[]) =>
    getTerritoryPage(viewerWith(grants, await addPerson([north.registryId])), today, 'comune-south')
  expect((await choose([grantOf('trainer')])).chosen).toMatchObject({
    ...{ ambitoName: inSouth, profile: { name: 'Comune south', foreignBasisPoints: 340 } },
  })
  await expect(choose([])).rejects.toMatchObject({ code: 'not_found' })
  await expect(choose([grantOf('ambito_office', { ambitoId: north.ambitoId })])).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a comune that has moved belongs to its ambito of the day (P6)', async () => {
  const moved = await addAmbito('moved')
  await addProfile(moved.organisationId, 2019, 500)
  await db().organisationAmbito.updateMany({
    where: { organisationId: moved.organisationId },
    data: { endsOn: dayOf('2026-03-31') },
  })
  await db().organisationAmbito.create({
    data: {
      ...{ id: newId(), organisationId: moved.organisationId, ambitoId: south.ambitoId },
      startsOn: dayOf('2026-04-01'),
    },
  })
  const place = { id: moved.organisationId, name: 'Comune moved' }
  expect(await getTerritoryCard(place, dayOf('2026-03-31'))).toMatchObject({ state: 'own', range: null })
  expect(await getTerritoryCard(place, dayOf('2026-04-01'))).toMatchObject({
    range: { count: 2, lowest: { name: 'Comune south' }, highest: { name: 'Comune moved' } },
  })
})
