import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { addAmbito, addPerson, dayOf } from '#app/organisation/territory.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { assignRule } from './assign-people.server.ts'
import { listRules } from './rule-figures.server.ts'
import { addRule } from './rule.fixtures.ts'
import { readRulePage } from './rule-people.server.ts'
import { closeRule } from './save-rule.server.ts'
import { getSeenDuties, getSeenRule } from './seen-rule.server.ts'
import { endWaiver, waiveDuty } from './waive-duty.server.ts'

const now = new Date('2026-06-01T10:00:00Z')
const slug = 'obblighi-letti'

let here: Awaited<ReturnType<typeof addAmbito>>
let course: Awaited<ReturnType<typeof addCourse>>
let ruleId: string
let carersOnly: string
let carer: string
let clerk: string
let office: Viewer
let ofCarers: Viewer
let ofAll: Viewer

beforeAll(async () => {
  here = await addAmbito(slug)
  course = await addCourse(slug)
  clerk = await addPerson([here.registryId])
  carer = await addPerson([here.socialId])
  const base = { ambitoId: here.ambitoId, courseId: course.courseId }
  ruleId = await addRule(base)
  carersOnly = await addRule({ ...base, departmentKinds: ['social_services'] })
  for (const id of [ruleId, carersOnly]) await assignRule(id, now)
  office = viewerWith([grantOf('ambito_office', { ambitoId: here.ambitoId })], clerk)
  ofCarers = viewerWith([grantOf('contact', { departmentId: here.socialId })], carer)
  ofAll = viewerWith([grantOf('contact', { organisationId: here.organisationId })], carer)
})

const ofClerks = () => viewerWith([grantOf('contact', { departmentId: here.registryId })], clerk)
const place = () => ({ ambitoSlug: slug, ruleId })

async function peopleFor(viewer: Viewer) {
  const { ambitoId, departmentIds, mayAssign } = await getSeenRule(viewer, place(), now)
  const { people, counts, waived } = await readRulePage(
    { ambitoId, ruleId, departmentIds, mayAssign, now },
    { page: 1, waive: carer },
  )
  return { ids: people.map(({ personId }) => personId).sort(), count: counts.people, people, waived }
}

test('an office reads the duties of all, a contact those of their own people alone: list and figures agree', async () => {
  expect(await peopleFor(office)).toMatchObject({ ids: [clerk, carer].sort(), count: 2 })
  expect(await peopleFor(ofAll)).toMatchObject({ ids: [clerk, carer].sort(), count: 2 })
  expect(await peopleFor(ofCarers)).toMatchObject({ ids: [carer], count: 1 })
  expect(await peopleFor(ofClerks())).toMatchObject({ ids: [clerk], count: 1 })
})

test('a rule that holds for nobody of a contact is not there for them; nor is another ambito', async () => {
  const listed = async (viewer: Viewer) => (await listRules(await getSeenDuties(viewer, slug), now)).map(({ id }) => id)
  expect((await listed(ofCarers)).sort()).toEqual([ruleId, carersOnly].sort())
  expect(await listed(ofClerks())).toEqual([ruleId])
  const absent = { code: 'not_found' }
  await expect(getSeenRule(ofClerks(), { ...place(), ruleId: carersOnly }, now)).rejects.toMatchObject(absent)
  const elsewhere = await addAmbito('obblighi-altrui')
  const stranger = viewerWith([grantOf('contact', { organisationId: elsewhere.organisationId })])
  await expect(getSeenDuties(stranger, slug)).rejects.toMatchObject(absent)
  await expect(getSeenRule(stranger, place(), now)).rejects.toMatchObject(absent)
})

test('a contact changes nothing, and reads until when somebody is excused but not why', async () => {
  const waiver = { ...place(), personId: carer }
  const reason = { reason: 'Motivo riservato', endsOn: dayOf('2026-12-31') }
  const refused = { code: 'forbidden' }
  await expect(waiveDuty(ofCarers, { ...waiver, ...reason }, now)).rejects.toMatchObject(refused)
  expect(await waiveDuty(office, { ...waiver, ...reason }, now)).toEqual({ ok: true })
  await expect(endWaiver(ofCarers, waiver, now)).rejects.toMatchObject(refused)
  await expect(closeRule(ofCarers, { ...place(), lastDay: now }, now)).rejects.toMatchObject(refused)
  const excused = { state: 'excused', waivedUntil: dayOf('2026-12-31') }
  const [seen] = (await peopleFor(ofCarers)).people
  expect(seen).toMatchObject({ ...excused, waiverReason: null })
  const whole = (await peopleFor(office)).people.find(({ personId }) => personId === carer)
  expect(whole).toMatchObject({ ...excused, waiverReason: 'Motivo riservato' })
  expect((await peopleFor(ofCarers)).waived).toBeNull()
  expect((await peopleFor(office)).waived).toMatchObject({ personId: carer })
})
