import { beforeAll, describe, expect, test } from 'vitest'
import { addAccount, signedIn } from '#app/identity/account.fixtures.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getAmbitoForOffice } from '../ambito-queries.server.ts'
import { membershipOn, workplacesOn } from '../membership-queries.server.ts'
import { movePerson } from '../move-person.server.ts'
import { addAmbito, addPerson, auditedActions, dayOf } from '../territory.fixtures.ts'
import { transferOrganisation } from '../transfer-organisation.server.ts'
import { grantOf, viewerWith } from '../viewer.fixtures.ts'
import { addDepartment } from './add-department.server.ts'
import { addOrganisation } from './add-organisation.server.ts'
import { closeDepartment } from './close-department.server.ts'
import { closeOrganisation } from './close-organisation.server.ts'
import { coverCounter } from './cover-counter.server.ts'
import { endAbsence } from './end-absence.server.ts'
import { endCounter } from './end-counter.server.ts'
import { endLeaversSessions } from './end-leavers-sessions.server.ts'
import { leaveOrganisation } from './leave-organisation.server.ts'
import { nameLead } from './name-lead.server.ts'
import { getStaffPerson } from './person-queries.server.ts'
import { recordAbsence } from './record-absence.server.ts'
import { renamePlace } from './rename-place.server.ts'
import { getOrganisationPage, listOrganisations } from './structure-queries.server.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let north: Ambito
let south: Ambito
const now = new Date('2026-05-10T08:00:00Z')
const today = dayOf('2026-05-10')
const from = dayOf('2026-05-20')
const officeOf = ({ ambitoId }: Ambito) => viewerWith([grantOf('ambito_office', { ambitoId })])
const contactOf = ({ organisationId }: Ambito) => viewerWith([grantOf('contact', { organisationId })])
const headOf = ({ registryId }: Ambito) => viewerWith([grantOf('contact', { departmentId: registryId })])
const notFound = { code: 'not_found' }
const forbidden = { code: 'forbidden' }

beforeAll(async () => {
  north = await addAmbito('north')
  south = await addAmbito('south')
})

/** Somebody of the registry whose fiscal code can be read. */
async function addRegistrar(): Promise<string> {
  const { personId } = await addAccount()
  const work = { personId, departmentId: north.registryId, startsOn: dayOf('2020-01-01') }
  await db().membership.create({ data: { id: newId(), ...work } })
  return personId
}

const everyPlace = { search: '', page: 1 }
const kinds = async (personId: string, day: Date) => (await workplacesOn(personId, day)).departmentKinds

/** Every act on one place, tried by somebody. */
const actsOn = (place: Ambito, personId: string, viewer: ReturnType<typeof viewerWith>) => [
  () => addDepartment(viewer, { organisationId: place.organisationId, kind: 'other', name: newId(), from }, now),
  () => closeDepartment(viewer, { organisationId: place.organisationId, departmentId: place.socialId, from }, now),
  () => renamePlace(viewer, { organisationId: place.organisationId, departmentId: place.socialId, name: newId() }, now),
  () => coverCounter(viewer, { personId, departmentId: place.socialId, from, jobTitle: '' }, now),
  () => leaveOrganisation(viewer, { personId, organisationId: place.organisationId, from }, now),
  () => recordAbsence(viewer, { personId, from, to: null }, now),
]

describe('who may', () => {
  test('another ambito finds nothing, the contact of one department is told no', async () => {
    const personId = await addPerson([north.registryId])
    for (const act of actsOn(north, personId, officeOf(south))) await expect(act()).rejects.toMatchObject(notFound)
    for (const act of actsOn(north, personId, viewerWith([]))) await expect(act()).rejects.toMatchObject(notFound)
    for (const act of [
      () => coverCounter(headOf(north), { personId, departmentId: north.socialId, from, jobTitle: '' }, now),
      () => recordAbsence(headOf(north), { personId, from, to: null }, now),
    ])
      await expect(act()).rejects.toMatchObject(forbidden)
    expect(await auditedActions(personId)).toEqual([])
    expect(await auditedActions(north.organisationId)).toEqual([])
  })

  test('the name and the lead of an ambito are its office’s, not a contact’s', async () => {
    const { organisationId } = north
    const renaming = { organisationId, departmentId: null, name: 'Altro' }
    await expect(renamePlace(contactOf(north), renaming, now)).rejects.toMatchObject(forbidden)
    await expect(nameLead(contactOf(north), { ambitoSlug: 'north', organisationId, from }, now)).rejects.toMatchObject(
      forbidden,
    )
    const added = { ambitoSlug: 'north', kind: 'comune' as const, name: 'Altro', ipaCode: null, from }
    await expect(addOrganisation(contactOf(north), added, now)).rejects.toMatchObject(forbidden)
    await expect(addOrganisation(officeOf(south), added, now)).rejects.toMatchObject(notFound)
  })

  test('pages are cut to the viewer’s part', async () => {
    const ambito = await getAmbitoForOffice(officeOf(north), 'north')
    const registrar = await addRegistrar()
    const worker = await addPerson([north.socialId])
    const seen = await getOrganisationPage(headOf(north), ambito, north.organisationId, everyPlace, now)
    expect(seen.departments.map(({ id }) => id)).toEqual([north.registryId])
    expect(seen.people.map(({ personId }) => personId)).toContain(registrar)
    expect(seen.people.map(({ personId }) => personId)).not.toContain(worker)
    expect(seen).toMatchObject({ canManage: false, canManageOrganisation: false })
    expect(await getStaffPerson(headOf(north), ambito, registrar, now)).toMatchObject({ canManage: false, roles: [] })
    await expect(getStaffPerson(headOf(north), ambito, worker, now)).rejects.toMatchObject(notFound)
    const other = await addPerson([south.registryId])
    await expect(getStaffPerson(officeOf(north), ambito, other, now)).rejects.toMatchObject(notFound)
    await expect(
      getOrganisationPage(officeOf(north), ambito, south.organisationId, everyPlace, now),
    ).rejects.toMatchObject(notFound)
  })
})

describe('organisations and departments', () => {
  test('an organisation is added from a day, once under one name, and may lead', async () => {
    const office = officeOf(north)
    const added = { ambitoSlug: 'north', kind: 'special_company' as const, name: 'Azienda Ponti', ipaCode: 'asp_1' }
    const outcome = await addOrganisation(office, { ...added, from }, now)
    const organisationId = outcome.ok ? outcome.organisationId : ''
    expect(await addOrganisation(office, { ...added, ipaCode: null, from }, now)).toEqual({
      ok: false,
      reason: 'name_taken',
    })
    expect(await addOrganisation(office, { ...added, name: 'Altra', from }, now)).toEqual({
      ok: false,
      reason: 'ipa_taken',
    })
    expect(await addOrganisation(office, { ...added, name: 'Altra', from: dayOf('2026-05-09') }, now)).toEqual({
      ok: false,
      reason: 'day_in_past',
    })
    const ambito = await getAmbitoForOffice(office, 'north')
    const listed = await listOrganisations(office, ambito, now)
    expect(listed.find(({ id }) => id === organisationId)).toMatchObject({ startsOn: '2026-05-20', people: 0 })
    const lead = { ambitoSlug: 'north', organisationId: north.organisationId, from: today }
    expect(await nameLead(office, lead, now)).toEqual({ ok: true })
    expect(await nameLead(office, lead, now)).toEqual({ ok: false, reason: 'already_leads' })
    await expect(nameLead(office, { ...lead, organisationId }, now)).rejects.toMatchObject(notFound)
    expect(await nameLead(office, { ...lead, organisationId, from }, now)).toEqual({ ok: true })
    const leads = await db().ambitoLead.findMany({ where: { ambitoId: north.ambitoId }, orderBy: { startsOn: 'asc' } })
    expect(leads.map(({ endsOn }) => endsOn)).toEqual([dayOf('2026-05-19'), null])
    expect((await listOrganisations(office, ambito, now)).filter(({ leads: isLead }) => isLead)).toHaveLength(1)
  })

  test('several additions of one name at once add one', async () => {
    const added = { ambitoSlug: 'south', kind: 'association' as const, name: 'Ponti', ipaCode: null, from }
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => addOrganisation(officeOf(south), added, now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a department closes when nobody is left, and takes nobody afterwards', async () => {
    const { organisationId } = north
    const added = await addDepartment(
      contactOf(north),
      { organisationId, kind: 'other', name: 'Sport', from: today },
      now,
    )
    const departmentId = added.ok ? added.departmentId : ''
    const again = { organisationId, kind: 'other' as const, name: 'sport', from: today }
    expect(await addDepartment(contactOf(north), again, now)).toEqual({ ok: false, reason: 'name_taken' })
    const personId = await addPerson([north.registryId])
    await movePerson(officeOf(north), { personId, toDepartmentId: departmentId, from, jobTitle: '' }, now)
    const close = (day: Date) => closeDepartment(contactOf(north), { organisationId, departmentId, from: day }, now)
    expect(await close(dayOf('2026-06-01'))).toEqual({ ok: false, reason: 'people_there' })
    await movePerson(
      officeOf(north),
      { personId, toDepartmentId: north.socialId, from: dayOf('2026-06-01'), jobTitle: '' },
      now,
    )
    expect(await close(dayOf('2026-05-09'))).toEqual({ ok: false, reason: 'day_in_past' })
    expect(await close(dayOf('2026-06-01'))).toEqual({ ok: true })
    expect(await close(dayOf('2026-06-01'))).toEqual({ ok: false, reason: 'already_closed' })
    const late = { personId, departmentId, from: dayOf('2026-06-01'), jobTitle: '' }
    expect(await coverCounter(officeOf(north), late, now)).toEqual({ ok: false, reason: 'department_closed' })
  })

  test('somebody moved in while it closes: one of the two goes through', async () => {
    for (const turn of [1, 2, 3]) {
      const place = await addAmbito(`race${turn}`)
      const personId = await addPerson([place.registryId])
      const { organisationId, socialId: departmentId } = place
      const [closed, moved] = await Promise.all([
        closeDepartment(officeOf(place), { organisationId, departmentId, from }, now),
        movePerson(officeOf(place), { personId, toDepartmentId: departmentId, from, jobTitle: '' }, now),
      ])
      expect(closed.ok).not.toBe(moved.ok)
    }
  })
})

describe('an organisation that closes', () => {
  test('waits until nobody works there, and takes its departments and its lead with it', async () => {
    const place = await addAmbito('closing')
    const { organisationId, ambitoId } = place
    const office = officeOf(place)
    const ambito = await getAmbitoForOffice(office, 'closing')
    const close = (day: Date, viewer = office) => closeOrganisation(viewer, { organisationId, from: day }, now)
    await expect(close(from, contactOf(place))).rejects.toMatchObject(forbidden)
    await expect(close(from, officeOf(south))).rejects.toMatchObject(notFound)
    await expect(close(from, viewerWith([]))).rejects.toMatchObject(notFound)
    await nameLead(office, { ambitoSlug: 'closing', organisationId, from: today }, now)
    const [both, later, gone] = [
      await addPerson([place.registryId, place.socialId]),
      await addPerson([place.socialId]),
      await addPerson([place.socialId]),
    ]
    await db().membership.updateMany({ where: { personId: later }, data: { startsOn: dayOf('2026-09-01') } })
    await leaveOrganisation(office, { personId: gone, organisationId, from }, now)
    expect(await close(dayOf('2026-05-09'))).toEqual({ ok: false, reason: 'day_in_past' })
    expect(await close(from)).toEqual({ ok: false, reason: 'people_stay', people: 2 })
    const staff = await getOrganisationPage(office, ambito, organisationId, { ...everyPlace, from: '2026-05-20' }, now)
    expect(staff.people.map(({ personId }) => personId).toSorted()).toEqual([both, later].toSorted())
    for (const personId of [both, later]) await leaveOrganisation(office, { personId, organisationId, from }, now)
    expect(await close(from)).toEqual({ ok: true })

    expect(await membershipOn(both, dayOf('2026-05-19'))).toMatchObject({ ambito: { id: ambitoId } })
    expect(await listOrganisations(office, ambito, now)).toMatchObject([{ id: organisationId, endsOn: '2026-05-19' }])
    expect(await listOrganisations(office, ambito, new Date('2026-05-20T08:00:00Z'))).toEqual([])
    const departments = await db().department.findMany({ where: { organisationId }, select: { endsOn: true } })
    expect(departments).toEqual(Array(2).fill({ endsOn: dayOf('2026-05-19') }))
    expect(await db().ambitoLead.findMany({ where: { ambitoId } })).toMatchObject([{ endsOn: dayOf('2026-05-19') }])
    expect(await auditedActions(organisationId)).toEqual(['organisation.closed'])
    expect(await close(from)).toEqual({ ok: false, reason: 'organisation_over' })
    const page = await getOrganisationPage(office, ambito, organisationId, everyPlace, new Date('2026-05-20T08:00:00Z'))
    expect(page).toMatchObject({ canManage: false, canManageOrganisation: false })
  })

  test('has nothing longer than itself, and can close earlier than was said', async () => {
    const { organisationId, ...place } = await addAmbito('ending')
    const office = viewerWith([grantOf('ambito_office', { ambitoId: place.ambitoId })])
    expect(await closeOrganisation(office, { organisationId, from: dayOf('2026-06-01') }, now)).toEqual({ ok: true })
    const added = { organisationId, kind: 'other' as const, name: 'Liquidazione' }
    expect(await addDepartment(office, { ...added, from: dayOf('2026-06-01') }, now)).toEqual({
      ok: false,
      reason: 'organisation_over',
    })
    const outcome = await addDepartment(office, { ...added, from: today }, now)
    const id = outcome.ok ? outcome.departmentId : ''
    expect(await db().department.findUnique({ where: { id } })).toMatchObject({ endsOn: dayOf('2026-05-31') })
    await nameLead(office, { ambitoSlug: 'ending', organisationId, from: today }, now)
    const lead = await db().ambitoLead.findFirst({ where: { organisationId } })
    expect(lead).toMatchObject({ endsOn: dayOf('2026-05-31') })
    expect(await closeOrganisation(office, { organisationId, from }, now)).toEqual({ ok: true })
    expect(await db().department.findUnique({ where: { id } })).toMatchObject({ endsOn: dayOf('2026-05-19') })
    const transfer = (day: Date) =>
      transferOrganisation(
        viewerWith([grantOf('administrator')]),
        { organisationId, toAmbitoId: south.ambitoId, from: day },
        now,
      )
    expect(await transfer(from)).toEqual({ ok: false, reason: 'organisation_closed' })
    expect(await transfer(dayOf('2026-05-15'))).toEqual({ ok: true })
    const belonging = await db().organisationAmbito.findFirst({ where: { organisationId, ambitoId: south.ambitoId } })
    expect(belonging).toMatchObject({ endsOn: dayOf('2026-05-19') })
  })

  test('somebody moved in meanwhile: one of the two goes through', async () => {
    for (const turn of [1, 2, 3]) {
      const place = await addAmbito(`rush${turn}`)
      const { ambitoId, socialId: toDepartmentId } = place
      const organisationId = newId()
      await db().organisation.create({
        data: { id: organisationId, kind: 'comune', slug: `rush-${turn}`, name: 'Fretta' },
      })
      await db().organisationAmbito.create({
        data: { id: newId(), organisationId, ambitoId, startsOn: dayOf('2020-01-01') },
      })
      await db().department.update({ where: { id: toDepartmentId }, data: { organisationId } })
      const personId = await addPerson([place.registryId])
      const [closed, moved] = await Promise.all([
        closeOrganisation(officeOf(place), { organisationId, from }, now),
        // Closed a moment before, it is out of sight from that day on.
        movePerson(officeOf(place), { personId, toDepartmentId, from, jobTitle: '' }, now).catch((error: unknown) => {
          expect(error).toMatchObject(notFound)
          return { ok: false }
        }),
      ])
      expect(closed.ok).not.toBe(moved.ok)
    }
  })

  test('one that only begins is the office’s already, and does not close before it begins', async () => {
    const added = { ambitoSlug: 'south', kind: 'association' as const, name: 'Domani', ipaCode: null, from }
    const outcome = await addOrganisation(officeOf(south), added, now)
    const organisationId = outcome.ok ? outcome.organisationId : ''
    const department = { organisationId, kind: 'other' as const, name: 'Sede', from }
    await expect(addDepartment(officeOf(north), department, now)).rejects.toMatchObject(notFound)
    expect(await addDepartment(officeOf(south), department, now)).toMatchObject({ ok: true })
    const closing = { organisationId, from: dayOf('2026-05-15') }
    expect(await closeOrganisation(officeOf(south), closing, now)).toEqual({ ok: false, reason: 'begins_later' })
  })
})

describe('people', () => {
  test('a second counter from a day, and no more from another; the main one stays', async () => {
    const personId = await addPerson([north.registryId])
    const office = officeOf(north)
    const counter = { personId, departmentId: north.socialId, from, jobTitle: 'Sportello' }
    const covered = await coverCounter(office, counter, now)
    expect(await coverCounter(office, counter, now)).toEqual({ ok: false, reason: 'already_there' })
    expect(await kinds(personId, dayOf('2026-05-19'))).toEqual(['registry'])
    expect(await kinds(personId, from)).toEqual(['registry', 'social_services'])
    const membershipId = covered.ok ? covered.membershipId : ''
    const end = { personId, membershipId, from: dayOf('2026-07-01') }
    const main = await membershipOn(personId, from)
    expect(await endCounter(office, { ...end, membershipId: main?.membershipId ?? '' }, now)).toEqual({
      ok: false,
      reason: 'main_counter',
    })
    expect(await endCounter(office, end, now)).toEqual({ ok: true })
    expect(await kinds(personId, dayOf('2026-06-30'))).toEqual(['registry', 'social_services'])
    expect(await kinds(personId, dayOf('2026-07-01'))).toEqual(['registry'])
  })

  test('a leave: once for the same days, and back before its end', async () => {
    const personId = await addPerson([north.registryId])
    const office = officeOf(north)
    const leave = { personId, from, to: dayOf('2026-06-30') }
    expect(await recordAbsence(office, { ...leave, from: dayOf('2026-05-09') }, now)).toEqual({
      ok: false,
      reason: 'day_in_past',
    })
    const outcomes = await Promise.all([1, 2, 3].map(() => recordAbsence(office, leave, now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const { id: absenceId } = await db().absence.findFirstOrThrow({ where: { personId } })
    expect(await endAbsence(office, { personId, absenceId, from: dayOf('2026-06-10') }, now)).toEqual({ ok: true })
    expect(await db().absence.findFirst({ where: { personId } })).toMatchObject({ endsOn: dayOf('2026-06-09') })
    expect(await endAbsence(office, { personId, absenceId, from: dayOf('2026-06-10') }, now)).toEqual({
      ok: false,
      reason: 'already_over',
    })
    expect(await endAbsence(office, { personId, absenceId, from }, now)).toEqual({ ok: true })
    expect(await db().absence.count({ where: { personId } })).toBe(0)
  })

  test('who leaves loses roles and sessions; where they worked stays', async () => {
    const { email, personId } = await addAccount()
    await db().membership.create({
      data: { id: newId(), personId, departmentId: north.registryId, startsOn: dayOf('2020-01-01') },
    })
    await signedIn(email)
    const { organisationId } = north
    for (const place of [{ organisationId }, { departmentId: north.socialId }, { ambitoId: north.ambitoId }]) {
      const role = 'ambitoId' in place ? ('ambito_office' as const) : ('contact' as const)
      await db().roleGrant.create({ data: { id: newId(), personId, role, startsOn: dayOf('2026-01-01'), ...place } })
    }
    const outcome = await leaveOrganisation(contactOf(north), { personId, organisationId, from: today }, now)
    expect(outcome).toEqual({ ok: true })
    expect(await membershipOn(personId, today)).toBeNull()
    expect(await membershipOn(personId, dayOf('2026-05-09'))).toMatchObject({ department: { id: north.registryId } })
    expect(await db().session.count({ where: { account: { personId } } })).toBe(0)
    const grants = await db().roleGrant.findMany({ where: { personId } })
    expect(grants.map(({ endsOn }) => endsOn)).toEqual(Array(3).fill(dayOf('2026-05-09')))
    expect(await auditedActions(personId)).toEqual(['membership.left', ...Array<string>(3).fill('role.revoked')])
    await expect(
      leaveOrganisation(contactOf(north), { personId, organisationId, from: today }, now),
    ).rejects.toMatchObject(notFound)
  })

  test('who leaves on a later day is signed out on that day, and not who works elsewhere', async () => {
    const leaver = await addAccount()
    const both = await addAccount()
    const works = [
      [leaver.personId, north.registryId],
      [both.personId, north.registryId],
      [both.personId, south.registryId],
    ] as const
    await db().membership.createMany({
      data: works.map(([personId, departmentId], index) => ({
        ...{ id: newId(), personId, departmentId, isMain: index < 2, startsOn: dayOf('2020-01-01') },
      })),
    })
    await signedIn(leaver.email)
    await signedIn(both.email)
    const tomorrow = new Date(civilDay(new Date()).getTime() + 86_400_000)
    const { organisationId } = north
    for (const { personId } of [leaver, both]) {
      await leaveOrganisation(officeOf(north), { personId, organisationId, from: tomorrow }, new Date())
    }
    const open = (personId: string) => db().session.count({ where: { account: { personId } } })
    await endLeaversSessions(new Date())
    expect(await open(leaver.personId)).toBe(1)
    await endLeaversSessions(new Date(tomorrow.getTime() + 12 * 3_600_000))
    expect(await open(leaver.personId)).toBe(0)
    expect(await open(both.personId)).toBe(1)
    expect(await membershipOn(both.personId, tomorrow)).toMatchObject({ organisation: { id: south.organisationId } })
    expect(await db().membership.count({ where: { personId: both.personId, isMain: true, endsOn: null } })).toBe(1)
  })
})
