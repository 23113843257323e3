import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addAmbito, addPerson, auditedActions, dayOf } from '#app/organisation/territory.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { addCourse, addProgress, type TestCourse } from '#app/reporting/coverage.fixtures.ts'
import { assignRule } from './assign-people.server.ts'
import { exportRulePeople } from './export-rule-people.server.ts'
import { listOwnDuties } from './own-duties.server.ts'
import { previewRule } from './preview-rule.server.ts'
import { countStates, listRules } from './rule-figures.server.ts'
import { newRuleDraft } from './rule-input.ts'
import { readRulePage } from './rule-people.server.ts'
import { rowsOf } from './rule.fixtures.ts'
import { changeRule, checkNewRule, closeRule, makeRule } from './save-rule.server.ts'
import { takeDuty } from './take-duty.server.ts'
import { endWaiver, waiveDuty } from './waive-duty.server.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let here: Ambito
let course: TestCourse
let slug: string
let count = 0
const now = new Date('2026-05-01T10:00:00Z')
const today = dayOf('2026-05-01')
const day = (text: string) => new Date(`${text}T10:00:00Z`)
const office = () => viewerWith([grantOf('ambito_office', { ambitoId: here.ambitoId })])
const draft = (typed: object = {}) => ({ ...newRuleDraft(course.slug, today), name: 'Tutti', ...typed })

beforeEach(async () => {
  count += 1
  slug = `obblighi-${count}`
  here = await addAmbito(slug)
  course = await addCourse(`corso-${count}`)
})

async function make(typed: object = {}): Promise<string> {
  const made = await makeRule(office(), { ambitoSlug: slug, draft: draft(typed) }, now)
  if (!made.ok) throw new Error(JSON.stringify(made.faults))
  await assignRule(made.ruleId, now)
  return made.ruleId
}

async function trained(personId: string, at: Date) {
  const place = { departmentId: here.registryId, organisationId: here.organisationId, ambitoId: here.ambitoId }
  return addProgress(course, personId, { enrolledAt: at, startedAt: at, completed: { at, ...place } })
}

test('what is announced is what happens, and the states add up', async () => {
  const [clerk, carer, done] = [
    await addPerson([here.registryId]),
    await addPerson([here.socialId]),
    await addPerson([here.registryId]),
  ]
  await trained(done, day('2026-01-10'))
  const checked = await checkNewRule(here.ambitoId, draft(), now)
  if (!checked.ok) throw new Error('refused')
  const preview = await previewRule(checked.terms, { ruleId: null, page: 1 }, now)
  expect(preview).toMatchObject({ added: 3, removed: 0, renewed: 0, kept: 0, valid: 1 })
  expect(preview.people.map(({ personId }) => personId).sort()).toEqual([clerk, carer, done].sort())

  const ruleId = await make()
  const counts = { people: 3, assigned: 2, completed: 1 }
  expect(await countStates({ ambitoId: here.ambitoId, ruleId, now })).toMatchObject(counts)
  expect(await listRules({ ambito: { id: here.ambitoId } }, now)).toMatchObject([{ id: ruleId, counts }])

  const narrower = draft({ departmentKinds: ['social_services'], dueDays: '90' })
  const terms = { ...checked.terms, departmentKinds: ['social_services' as const], dueDays: 90 }
  expect(await previewRule(terms, { ruleId, page: 1 }, now)).toMatchObject({
    added: 0,
    removed: 2,
    renewed: 1,
    kept: 0,
  })
  await changeRule(office(), { ambitoSlug: slug, ruleId, draft: narrower }, now)
  await assignRule(ruleId, now)
  expect(await rowsOf(ruleId, { clerk, carer, done })).toEqual([
    'carer 1 05-01 06-30 04-30',
    'carer 2 05-01 07-30 –',
    'clerk 1 05-01 06-30 04-30',
    'done 1 05-01 06-30 04-30',
  ])
  expect(await auditedActions(ruleId)).toEqual(['rule.made', 'rule.carried_out', 'rule.changed', 'rule.carried_out'])
})

test.each([
  ['a day gone by', { startsOn: '2026-04-30' }, { startsOn: 'day_past' }],
  ['a term before the first day', { dueKind: 'fixed_day', dueOn: '2026-05-01' }, { dueOn: 'due_early' }],
  ['no name', { name: '' }, { name: 'name_missing' }],
  ['days that are none', { dueDays: 'presto' }, { dueDays: 'days_wrong' }],
  ['a course that is not there', { course: 'nessuno' }, { course: 'course_missing' }],
  ['an organisation of elsewhere', { organisations: [newId()] }, { organisations: 'organisation_gone' }],
])('refuses %s', async (_what, typed, faults) => {
  expect(await makeRule(office(), { ambitoSlug: slug, draft: draft(typed) }, now)).toEqual({ ok: false, faults })
  expect(await db().assignmentRule.count({ where: { ambitoId: here.ambitoId } })).toBe(0)
})

describe('whoever does not answer for the ambito', () => {
  test.each([
    [
      'a contact of the comune',
      () => viewerWith([grantOf('contact', { organisationId: here.organisationId })]),
      'forbidden',
    ],
    ['another office', () => viewerWith([grantOf('ambito_office', { ambitoId: newId() })]), 'not_found'],
    ['a trainer', () => viewerWith([grantOf('trainer')]), 'not_found'],
  ])('%s makes, changes, closes, excuses and downloads nothing', async (_who, viewerOf, code) => {
    const personId = await addPerson([here.registryId])
    const ruleId = await make()
    const [viewer, place] = [viewerOf(), { ambitoSlug: slug, ruleId }]
    const waiver = { ...place, personId, reason: 'Prova', endsOn: dayOf('2026-12-31') }
    const refused = { code }
    await expect(makeRule(viewer, { ...place, draft: draft() }, now)).rejects.toMatchObject(refused)
    await expect(changeRule(viewer, { ...place, draft: draft() }, now)).rejects.toMatchObject(refused)
    await expect(closeRule(viewer, { ...place, lastDay: today }, now)).rejects.toMatchObject(refused)
    await expect(waiveDuty(viewer, waiver, now)).rejects.toMatchObject(refused)
    await expect(endWaiver(viewer, waiver, now)).rejects.toMatchObject(refused)
    await expect(exportRulePeople(viewer, place, now)).rejects.toMatchObject(refused)
  })
})

test('two rules that ask one course of the same people each count all of theirs', async () => {
  await addPerson([here.registryId])
  await addPerson([here.socialId])
  const [all, some] = [await make(), await make({ departmentKinds: ['social_services'], dueDays: '90' })]
  const listed = await listRules({ ambito: { id: here.ambitoId } }, now)
  const people = Object.fromEntries(listed.map(({ id, counts }) => [id, counts.people]))
  expect(people).toEqual({ [all]: 2, [some]: 1 })
  for (const { id: ruleId, counts } of listed)
    expect(await countStates({ ambitoId: here.ambitoId, ruleId, now })).toEqual(counts)
})

test('who completed and has left stays among the completed, marked on page and file', async () => {
  const [staying, leaving] = [await addPerson([here.registryId]), await addPerson([here.registryId])]
  const gone = await addPerson([here.registryId])
  const ruleId = await make()
  for (const personId of [staying, leaving]) await trained(personId, day('2026-05-10'))
  const left = { personId: { in: [leaving, gone] } }
  await db().membership.updateMany({ where: left, data: { endsOn: dayOf('2026-05-20') } })
  const later = day('2026-05-21')
  await assignRule(ruleId, later)
  const question = { ambitoId: here.ambitoId, ruleId, now: later, mayAssign: true }
  const { people, counts } = await readRulePage(question, { page: 1 })
  const shown = people.map(({ personId, state, atWork }) => [personId, state, atWork])
  expect(shown).toEqual(
    expect.arrayContaining([
      [staying, 'completed', true],
      [leaving, 'completed', false],
    ]),
  )
  expect(counts.completed).toBe(2)
  const file = await exportRulePeople(office(), { ambitoSlug: slug, ruleId, state: 'completed' }, later)
  let text = ''
  for await (const piece of file.pieces) text += piece
  const [header = [], ...lines] = text
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))
  expect(lines.map((line) => line[header.indexOf('In servizio')]).toSorted()).toEqual(['no', 'sì'])
  // Their state says it.
  expect(shown.filter(([personId]) => personId === gone)).toEqual([[gone, 'left', false]])
})

test('a waiver: one, however often it is asked for at once; taken back, the course is asked again', async () => {
  const personId = await addPerson([here.registryId])
  const ruleId = await make()
  const place = { ambitoSlug: slug, ruleId, personId }
  const waive = (endsOn = dayOf('2026-12-31')) => waiveDuty(office(), { ...place, reason: 'Prova', endsOn }, now)
  expect(await waive(dayOf('2026-04-30'))).toEqual({ ok: false, reason: 'day_past' })
  const outcomes = await Promise.all([waive(), waive(), waive()])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const question = { ambitoId: here.ambitoId, ruleId }
  expect(await countStates({ ...question, now: day('2026-12-31') })).toMatchObject({ excused: 1, people: 1 })
  expect(await countStates({ ...question, now: day('2027-01-01') })).toMatchObject({ overdue: 1, people: 1 })
  await endWaiver(office(), place, day('2026-06-01'))
  expect(await countStates({ ...question, now: day('2026-06-01') })).toMatchObject({ assigned: 1 })
  expect(await countStates({ ...question, now: day('2026-05-31') })).toMatchObject({ excused: 1 })
  const stranger = { ...place, personId: await addPerson(), reason: 'Prova', endsOn: dayOf('2026-12-31') }
  await expect(waiveDuty(office(), stranger, now)).rejects.toMatchObject({ code: 'not_found' })
})

test('a rule closed at once asks nothing from today, and said what it said yesterday', async () => {
  await addPerson([here.registryId])
  const ruleId = await make()
  const later = day('2026-05-11')
  expect(await closeRule(office(), { ambitoSlug: slug, ruleId, lastDay: dayOf('2026-05-09') }, later)).toEqual({
    ok: false,
    reason: 'day_past',
  })
  await closeRule(office(), { ambitoSlug: slug, ruleId, lastDay: dayOf('2026-05-10') }, later)
  await assignRule(ruleId, later)
  const question = { ambitoId: here.ambitoId, ruleId }
  expect(await countStates({ ...question, now: later })).toMatchObject({ people: 0 })
  expect(await countStates({ ...question, now: day('2026-05-10') })).toMatchObject({ people: 1 })
})

test('who is asked begins with one press, twice is once; a course to be taken again opens a new round', async () => {
  const personId = await addPerson([here.registryId])
  const old = await trained(personId, day('2024-01-10'))
  const viewer = viewerWith([], personId)
  expect(await takeDuty(viewer, course.slug, now)).toBeNull()
  await make({ dueKind: 'recurring', dueDays: '60', cycleMonths: '12' })
  const [duty] = await listOwnDuties(viewer, now)
  expect(duty).toMatchObject({ courseSlug: course.slug, state: 'assigned', begun: false, ruleName: 'Tutti' })
  const first = await takeDuty(viewer, course.slug, now)
  expect(first?.enrolmentId).not.toBe(old)
  expect(await takeDuty(viewer, course.slug, now)).toEqual(first)
  expect(await listOwnDuties(viewer, now)).toMatchObject([{ begun: true }])
})
