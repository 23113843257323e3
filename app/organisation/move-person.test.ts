import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { membershipOn, workplacesOn } from './membership-queries.server.ts'
import { movePerson } from './move-person.server.ts'
import { addAmbito, addPerson, auditedActions, dayOf } from './territory.fixtures.ts'
import { transferOrganisation } from './transfer-organisation.server.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let north: Ambito
let south: Ambito
const now = new Date('2026-05-10T08:00:00Z')
const from = dayOf('2026-05-20')
const administrator = viewerWith([grantOf('administrator')])
const officeOf = ({ ambitoId }: Ambito) => viewerWith([grantOf('ambito_office', { ambitoId })])

beforeAll(async () => {
  north = await addAmbito('north')
  south = await addAmbito('south')
})

const kinds = async (personId: string, day: string) => (await workplacesOn(personId, dayOf(day))).departmentKinds
const move = (personId: string, toDepartmentId: string, day = from) => ({
  personId,
  toDepartmentId,
  from: day,
  jobTitle: 'Assistente sociale',
})

describe('movePerson', () => {
  test('closes the old membership, opens the new, and leaves the past as it was', async () => {
    const personId = await addPerson([north.registryId])
    expect(await movePerson(officeOf(north), move(personId, north.socialId), now)).toMatchObject({ ok: true })
    expect(await membershipOn(personId, dayOf('2026-05-19'))).toMatchObject({ department: { id: north.registryId } })
    expect(await membershipOn(personId, from)).toMatchObject({
      jobTitle: 'Assistente sociale',
      department: { id: north.socialId, kind: 'social_services' },
      organisation: { id: north.organisationId, kind: 'comune' },
      ambito: { id: north.ambitoId, slug: 'north' },
    })
    expect(await membershipOn(personId, dayOf('2019-12-31'))).toBeNull()
    expect(await auditedActions(personId)).toEqual(['membership.moved'])
  })

  test('keeps the job title unless another is given, that of the counter they covered already first', async () => {
    const given = async (departmentIds: string[], toDepartmentId: string, jobTitle: string) => {
      const personId = await addPerson(departmentIds)
      for (const [index, departmentId] of departmentIds.entries()) {
        const data = { jobTitle: ['Istruttrice', 'Messo'][index] ?? '' }
        await db().membership.updateMany({ where: { personId, departmentId }, data })
      }
      await movePerson(administrator, { ...move(personId, toDepartmentId), jobTitle }, now)
      return (await membershipOn(personId, from))?.jobTitle
    }
    expect(await given([north.registryId], north.socialId, '')).toBe('Istruttrice')
    expect(await given([north.registryId], south.socialId, '')).toBe('Istruttrice')
    expect(await given([north.registryId], north.socialId, 'Educatrice')).toBe('Educatrice')
    expect(await given([north.registryId, north.socialId], north.socialId, '')).toBe('Messo')
    expect(await given([], north.socialId, '')).toBe('')
  })

  test('a last day that was said stays said within the organisation', async () => {
    const [stays, goes] = [await addPerson([north.registryId]), await addPerson([north.registryId])]
    const data = { endsOn: dayOf('2026-06-30') }
    await db().membership.updateMany({ where: { personId: { in: [stays, goes] } }, data })
    await movePerson(officeOf(north), move(stays, north.socialId), now)
    expect(await membershipOn(stays, dayOf('2026-06-30'))).toMatchObject({ department: { id: north.socialId } })
    expect(await membershipOn(stays, dayOf('2026-07-01'))).toBeNull()
    await movePerson(administrator, move(goes, south.registryId), now)
    expect(await membershipOn(goes, dayOf('2026-07-01'))).toMatchObject({ department: { id: south.registryId } })
  })

  test('a day before somebody’s first is a day in the past, not somebody unknown', async () => {
    const personId = await addPerson()
    const work = { personId, departmentId: north.registryId, isMain: true, startsOn: dayOf('2026-05-10') }
    await db().membership.create({ data: { id: newId(), ...work } })
    const early = move(personId, north.socialId, dayOf('2026-05-01'))
    expect(await movePerson(officeOf(north), early, now)).toEqual({ ok: false, reason: 'day_in_past' })
    await expect(movePerson(officeOf(south), early, now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('keeps other counters inside the organisation and ends them when the person leaves it', async () => {
    const stays = await addPerson([north.registryId, north.socialId])
    const other = { id: newId(), organisationId: north.organisationId, kind: 'nursery' as const, name: 'Asilo nido' }
    await db().department.create({ data: { ...other, startsOn: dayOf('2020-01-01') } })
    await movePerson(officeOf(north), move(stays, other.id), now)
    expect(await kinds(stays, '2026-05-20')).toEqual(['nursery', 'social_services'])

    const promoted = await addPerson([north.registryId, north.socialId])
    await movePerson(officeOf(north), move(promoted, north.socialId), now)
    expect(await kinds(promoted, '2026-05-19')).toEqual(['registry', 'social_services'])
    expect(await kinds(promoted, '2026-05-20')).toEqual(['social_services'])

    const leaves = await addPerson([north.registryId, north.socialId])
    await movePerson(administrator, move(leaves, south.registryId), now)
    expect(await kinds(leaves, '2026-05-20')).toEqual(['registry'])
    expect(await membershipOn(leaves, from)).toMatchObject({ ambito: { slug: 'south' } })
  })

  test('places somebody who works nowhere yet, by an administrator only', async () => {
    const personId = await addPerson()
    await expect(movePerson(officeOf(north), move(personId, north.registryId), now)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await movePerson(administrator, move(personId, north.registryId), now)).toMatchObject({ ok: true })
  })

  test.each([
    ['a day in the past', () => move('', north.socialId, dayOf('2026-05-09')), 'day_in_past'],
    ['the same department', () => move('', north.registryId), 'same_department'],
  ])('refuses %s', async (_what, make, reason) => {
    const personId = await addPerson([north.registryId])
    const outcome = await movePerson(officeOf(north), { ...make(), personId }, now)
    expect(outcome).toEqual({ ok: false, reason })
    expect(await db().membership.count({ where: { personId } })).toBe(1)
    expect(await auditedActions(personId)).toEqual([])
  })

  test('refuses a department that is closed', async () => {
    const personId = await addPerson([north.registryId])
    const closed = { id: newId(), organisationId: north.organisationId, kind: 'other' as const, name: 'Chiuso' }
    await db().department.create({ data: { ...closed, startsOn: dayOf('2020-01-01'), endsOn: dayOf('2026-05-19') } })
    expect(await movePerson(administrator, move(personId, closed.id), now)).toEqual({
      ok: false,
      reason: 'department_closed',
    })
  })

  test('outside the scope nothing is there, from either side', async () => {
    const southerner = await addPerson([south.registryId])
    const northerner = await addPerson([north.registryId])
    const notFound = { code: 'not_found' }
    const office = officeOf(north)
    await expect(movePerson(office, move(southerner, north.registryId), now)).rejects.toMatchObject(notFound)
    await expect(movePerson(office, move(northerner, south.registryId), now)).rejects.toMatchObject(notFound)
    await expect(movePerson(office, move(newId(), north.registryId), now)).rejects.toMatchObject(notFound)
    await expect(movePerson(office, move(northerner, newId()), now)).rejects.toMatchObject(notFound)
    const learner = viewerWith([grantOf('trainer')])
    await expect(movePerson(learner, move(northerner, north.socialId), now)).rejects.toMatchObject(notFound)
    expect(await db().membership.count({ where: { personId: { in: [southerner, northerner] } } })).toBe(2)
  })

  test('the contact of a department sees the person and may not move them', async () => {
    const personId = await addPerson([north.registryId])
    const contact = viewerWith([
      grantOf('contact', { departmentId: north.registryId }),
      grantOf('contact', { departmentId: north.socialId }),
    ])
    await expect(movePerson(contact, move(personId, north.socialId), now)).rejects.toMatchObject({ code: 'forbidden' })
    const ofComune = viewerWith([grantOf('contact', { organisationId: north.organisationId })])
    expect(await movePerson(ofComune, move(personId, north.socialId), now)).toMatchObject({ ok: true })
  })

  test('several moves at once: one goes through, and one main membership holds on any day', async () => {
    const personId = await addPerson([north.registryId])
    const targets = [north.socialId, south.registryId, south.socialId, north.socialId, south.registryId, south.socialId]
    const outcomes = await Promise.all(targets.map((target) => movePerson(administrator, move(personId, target), now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().membership.count({ where: { personId, isMain: true, endsOn: null } })).toBe(1)
    expect(await auditedActions(personId)).toHaveLength(1)
  })
})

describe('transferOrganisation', () => {
  const transfer = (organisationId: string, toAmbitoId: string, day = from) => ({
    organisationId,
    toAmbitoId,
    from: day,
  })

  test('moves an organisation from a day; who worked there before was in the old ambito', async () => {
    const place = await addAmbito('east')
    const personId = await addPerson([place.registryId])
    const outcome = await transferOrganisation(administrator, transfer(place.organisationId, south.ambitoId), now)
    expect(outcome).toEqual({ ok: true })
    expect(await membershipOn(personId, dayOf('2026-05-19'))).toMatchObject({ ambito: { slug: 'east' } })
    expect(await membershipOn(personId, from)).toMatchObject({ ambito: { slug: 'south' } })
    expect(await auditedActions(place.organisationId)).toEqual(['organisation.transferred'])
  })

  test('refuses what would change the past, the same ambito and a closed one', async () => {
    const place = await addAmbito('west')
    const { organisationId } = place
    const closed = { id: newId(), slug: 'closed', name: 'Chiuso', code: 'CLOSED', startsOn: dayOf('2020-01-01') }
    await db().ambito.create({ data: { ...closed, endsOn: dayOf('2026-01-01') } })
    const reasons = await Promise.all(
      [
        transfer(organisationId, south.ambitoId, dayOf('2026-05-09')),
        transfer(organisationId, place.ambitoId),
        transfer(organisationId, closed.id),
      ].map((one) => transferOrganisation(administrator, one, now)),
    )
    expect(reasons.map((outcome) => (outcome.ok ? 'ok' : outcome.reason))).toEqual([
      'day_in_past',
      'same_ambito',
      'ambito_closed',
    ])
    expect(await db().organisationAmbito.count({ where: { organisationId } })).toBe(1)
  })

  test('asks for an administrator and for what exists', async () => {
    const one = transfer(north.organisationId, south.ambitoId)
    await expect(transferOrganisation(officeOf(north), one, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(transferOrganisation(administrator, transfer(newId(), south.ambitoId), now)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      transferOrganisation(administrator, transfer(north.organisationId, newId()), now),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('two at once: one goes through and periods do not overlap', async () => {
    const place = await addAmbito('twice')
    const outcomes = await Promise.all(
      [north, south].map(({ ambitoId }) =>
        transferOrganisation(administrator, transfer(place.organisationId, ambitoId), now),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const { organisationId } = place
    expect(await db().organisationAmbito.count({ where: { organisationId, endsOn: null } })).toBe(1)
    expect(await db().organisationAmbito.count({ where: { organisationId } })).toBe(2)
  })
})
