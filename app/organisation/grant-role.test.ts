import { beforeAll, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { grantRole } from './grant-role.server.ts'
import { revokeRole } from './revoke-role.server.ts'
import { addAmbito, addPerson, auditedActions } from './territory.fixtures.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let ambito: Ambito
// 23:30 in Italy: the Italian day counts, not UTC's.
const now = new Date('2026-05-10T21:30:00Z')
const administrator = viewerWith([grantOf('administrator')])

beforeAll(async () => {
  ambito = await addAmbito('north')
})

const officeGrant = () => grantOf('ambito_office', { ambitoId: ambito.ambitoId })

test('a role is granted from today, audited, and revoked from now on', async () => {
  const personId = await addPerson()
  const outcome = await grantRole(administrator, { personId, grant: officeGrant() }, now)
  const grantId = outcome.ok ? outcome.grantId : ''
  const row = await db().roleGrant.findUniqueOrThrow({ where: { id: grantId } })
  expect(row).toMatchObject({ role: 'ambito_office', ambitoId: ambito.ambitoId, grantedById: administrator.personId })
  expect(row.startsOn).toEqual(new Date('2026-05-10T00:00:00Z'))

  expect(await revokeRole(administrator, grantId, now)).toEqual({ ok: true })
  expect((await db().roleGrant.findUniqueOrThrow({ where: { id: grantId } })).endsOn).toEqual(
    new Date('2026-05-09T00:00:00Z'),
  )
  expect(await revokeRole(administrator, grantId, now)).toEqual({ ok: false, reason: 'already_revoked' })
  expect(await auditedActions(personId)).toEqual(['role.granted', 'role.revoked'])
  expect(await grantRole(administrator, { personId, grant: officeGrant() }, now)).toMatchObject({ ok: true })
})

test('a place that does not fit the role, or does not exist, is refused', async () => {
  const personId = await addPerson()
  expect(await grantRole(administrator, { personId, grant: grantOf('ambito_office') }, now)).toEqual({
    ok: false,
    reason: 'wrong_place',
  })
  const nowhere = grantOf('ambito_office', { ambitoId: newId() })
  await expect(grantRole(administrator, { personId, grant: nowhere }, now)).rejects.toMatchObject({ code: 'not_found' })
  const nobody = { personId: newId(), grant: officeGrant() }
  await expect(grantRole(administrator, nobody, now)).rejects.toMatchObject({ code: 'not_found' })
  expect(await db().roleGrant.count({ where: { personId } })).toBe(0)
})

test('an office gives roles within its ambito, a contact within the organisation, and neither beyond', async () => {
  const { ambitoId, organisationId, registryId: departmentId } = ambito
  const elsewhere = await addAmbito('elsewhere')
  const personId = await addPerson([departmentId])
  const office = viewerWith([officeGrant()])
  const contact = viewerWith([grantOf('contact', { organisationId })])
  const head = viewerWith([grantOf('contact', { departmentId })])
  const give = (viewer: typeof office, grant: ReturnType<typeof grantOf>) => grantRole(viewer, { personId, grant }, now)
  const given = await give(office, grantOf('contact', { organisationId }))
  expect(given).toMatchObject({ ok: true })
  expect(await give(office, grantOf('ambito_office', { ambitoId }))).toMatchObject({ ok: true })
  expect(await give(contact, grantOf('contact', { departmentId }))).toMatchObject({ ok: true })
  const forbidden = { code: 'forbidden' }
  for (const beyond of [
    () => give(office, grantOf('ambito_office', { ambitoId: elsewhere.ambitoId })),
    () => give(office, grantOf('contact', { organisationId: elsewhere.organisationId })),
    () => give(office, grantOf('trainer', { ambitoId })),
    () => give(office, grantOf('administrator')),
    () => give(contact, grantOf('ambito_office', { ambitoId })),
    () => give(head, grantOf('contact', { departmentId })),
  ])
    await expect(beyond()).rejects.toMatchObject(forbidden)
  const stranger = await addPerson([elsewhere.registryId])
  await expect(
    grantRole(office, { personId: stranger, grant: grantOf('contact', { organisationId }) }, now),
  ).rejects.toMatchObject({ code: 'not_found' })
  const grantId = given.ok ? given.grantId : ''
  await expect(revokeRole(head, grantId, now)).rejects.toMatchObject(forbidden)
  await expect(
    revokeRole(viewerWith([grantOf('ambito_office', { ambitoId: elsewhere.ambitoId })]), grantId, now),
  ).rejects.toMatchObject(forbidden)
  expect(await revokeRole(office, grantId, now)).toEqual({ ok: true })
  await expect(revokeRole(administrator, newId(), now)).rejects.toMatchObject({ code: 'not_found' })
})

test('the same grant asked for several times at once is given once', async () => {
  const personId = await addPerson()
  // Connections that are open already: otherwise the first call is done before the others have one.
  await Promise.all(Array.from({ length: 6 }, () => db().$queryRaw`SELECT 1 FROM pg_sleep(0.1)`))
  const together = Array.from({ length: 6 }, () => grantRole(administrator, { personId, grant: officeGrant() }, now))
  const outcomes = await Promise.all(together)
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, reason: 'already_granted' })
  expect(await db().roleGrant.count({ where: { personId } })).toBe(1)
})

test('two administrators who revoke each other at once leave one', async () => {
  const people = await Promise.all([addPerson(), addPerson()])
  const grants: string[] = []
  for (const personId of people) {
    const outcome = await grantRole(administrator, { personId, grant: grantOf('administrator') }, now)
    if (outcome.ok) grants.push(outcome.grantId)
  }
  expect(grants).toHaveLength(2)
  const outcomes = await Promise.all(grants.map((grantId) => revokeRole(administrator, grantId, now)))
  expect(outcomes).toContainEqual({ ok: true })
  expect(outcomes).toContainEqual({ ok: false, reason: 'last_administrator' })
})
