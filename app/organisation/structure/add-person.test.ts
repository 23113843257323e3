import { beforeAll, expect, test } from 'vitest'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { db } from '#app/platform/database.server.ts'
import { addAmbito, auditedActions, dayOf } from '../territory.fixtures.ts'
import { grantOf, viewerWith } from '../viewer.fixtures.ts'
import { addPerson } from './add-person.server.ts'
import { leaveOrganisation } from './leave-organisation.server.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let north: Ambito
let south: Ambito
const now = new Date('2026-05-10T08:00:00Z')
const from = dayOf('2026-05-20')
const officeOf = ({ ambitoId }: Ambito) => viewerWith([grantOf('ambito_office', { ambitoId })])
const contactOf = ({ organisationId }: Ambito) => viewerWith([grantOf('contact', { organisationId })])

beforeAll(async () => {
  north = await addAmbito('aggiunti')
  south = await addAmbito('aggiuntisud')
})

let people = 0
/** Somebody nobody knows yet, for the registry of a place. */
function someone({ organisationId, registryId }: Ambito) {
  people += 1
  const first15 = `LNTBCE80A41Z${String(900 - people)}`
  const fiscalCode = first15 + controlCharacter(first15)
  const named = { familyName: 'Lontani', givenName: 'Bice', fiscalCode, workEmail: 'bice@comune.example' }
  return { ...named, organisationId, departmentId: registryId, jobTitle: 'Istruttrice', hiredOn: null, from }
}

test('a new person works there from the day, as the contact of the organisation records it', async () => {
  const outcome = await addPerson(contactOf(north), someone(north), now)
  expect(outcome).toMatchObject({ ok: true, isNew: true })
  const personId = outcome.ok ? outcome.personId : ''
  const select = { familyName: true, workEmail: true, memberships: { select: { startsOn: true, isMain: true } } }
  expect(await db().person.findUnique({ where: { id: personId }, select })).toEqual({
    ...{ familyName: 'Lontani', workEmail: 'bice@comune.example' },
    memberships: [{ startsOn: from, isMain: true }],
  })
  expect(await auditedActions(personId)).toEqual(['membership.added'])
})

test('who works somewhere is not entered again, wherever it is; who has left comes back as the same person', async () => {
  const person = someone(north)
  const first = await addPerson(officeOf(north), { ...person, from: dayOf('2026-05-10') }, now)
  const again = { ...person, organisationId: south.organisationId, departmentId: south.registryId }
  for (const [viewer, one] of [
    [officeOf(north), person],
    [officeOf(south), again],
  ] as const)
    expect(await addPerson(viewer, one, now)).toEqual({ ok: false, reason: 'works_already' })
  const personId = first.ok ? first.personId : ''
  const { organisationId } = north
  await leaveOrganisation(officeOf(north), { personId, organisationId, from: dayOf('2026-05-12') }, now)
  const back = await addPerson(officeOf(south), again, new Date('2026-05-15T08:00:00Z'))
  expect(back).toEqual({ ok: true, personId, isNew: false })
})

test('a code that is of somebody else says no more than that', async () => {
  const person = someone(north)
  await addPerson(officeOf(north), person, now)
  const other = { ...person, familyName: 'Vicini' }
  expect(await addPerson(officeOf(north), other, now)).toEqual({ ok: false, reason: 'known_otherwise' })
  // Accents and blanks are no other name.
  const same = { ...person, familyName: 'LONTANI ', givenName: 'Bicé' }
  expect(await addPerson(officeOf(north), same, now)).toEqual({ ok: false, reason: 'works_already' })
})

test('the same person entered twice at once is one', async () => {
  const person = someone(north)
  const outcomes = await Promise.all([1, 2, 3].map(() => addPerson(officeOf(north), person, now)))
  expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, false, true])
})

test('another ambito finds nothing, the contact of one department is told no, and a day must be possible', async () => {
  const person = someone(north)
  await expect(addPerson(officeOf(south), person, now)).rejects.toMatchObject({ code: 'not_found' })
  const head = viewerWith([grantOf('contact', { departmentId: north.registryId })])
  await expect(addPerson(head, person, now)).rejects.toMatchObject({ code: 'forbidden' })
  const early = { ...person, from: dayOf('2026-05-09') }
  expect(await addPerson(officeOf(north), early, now)).toEqual({ ok: false, reason: 'day_in_past' })
  const elsewhere = { ...person, organisationId: south.organisationId }
  expect(await addPerson(officeOf(north), elsewhere, now)).toEqual({ ok: false, reason: 'not_of_the_organisation' })
})
