import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addAmbito, addPerson, auditedActions, dayOf } from '#app/organisation/territory.fixtures.ts'
import { addCourse, addProgress, type TestCourse } from '#app/reporting/coverage.fixtures.ts'
import { assignDaily, assignRule } from './assign-people.server.ts'
import { countStates } from './rule-figures.server.ts'
import { addRule, rowsOf } from './rule.fixtures.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let here: Ambito
let course: TestCourse
let count = 0
const at = (day: string) => new Date(`${day}T10:00:00Z`)
const base = () => ({ ambitoId: here.ambitoId, courseId: course.courseId })

beforeAll(async () => {
  await addAmbito('altrove')
})

beforeEach(async () => {
  count += 1
  here = await addAmbito(`ambito-${count}`)
  course = await addCourse(`corso-${count}`)
})

async function complete(personId: string, day: string, validityMonths: number | null = null) {
  const place = { departmentId: here.registryId, organisationId: here.organisationId, ambitoId: here.ambitoId }
  const id = await addProgress(course, personId, {
    enrolledAt: at(day),
    startedAt: at(day),
    completed: { at: at(day), ...place },
  })
  await db().enrolment.update({ where: { id }, data: { validityMonths }, select: { id: true } })
}
async function end(personId: string, lastDay: string) {
  await db().membership.updateMany({ where: { personId }, data: { endsOn: dayOf(lastDay) } })
}

test('a rule reaches whom it fits, once, whoever works it out and however often', async () => {
  const [clerk, carer] = [await addPerson([here.registryId]), await addPerson([here.socialId])]
  const ruleId = await addRule({ ...base(), departmentKinds: ['social_services'] })
  await Promise.all([1, 2, 3].map(() => assignRule(ruleId, at('2026-05-01'))))
  expect(await rowsOf(ruleId, { clerk, carer })).toEqual(['carer 1 05-01 06-30 –'])
  expect(await auditedActions(ruleId)).toEqual(['rule.carried_out'])
})

test.each([
  ['organisations', { organisationIds: [newId()] }, []],
  ['kinds of organisation', { organisationKinds: ['cooperative' as const] }, []],
  ['their kind of organisation', { organisationKinds: ['comune' as const] }, ['clerk 1 05-01 06-30 –']],
  ['a part of the job title', { jobTitle: 'ufficiale' }, ['clerk 1 05-01 06-30 –']],
  ['signs that are not patterns', { jobTitle: '%' }, []],
  ['the newly hired', { newHireDays: 30 }, []],
])('narrowed to %s', async (_what, terms, rows) => {
  const clerk = await addPerson([here.registryId])
  await db().membership.updateMany({ where: { personId: clerk }, data: { jobTitle: 'Ufficiale d’anagrafe' } })
  const ruleId = await addRule({ ...base(), ...terms })
  await assignRule(ruleId, at('2026-05-01'))
  expect(await rowsOf(ruleId, { clerk })).toEqual(rows)
})

test('the newly hired keep what reached them when they are new no more; what the organisation says of it counts', async () => {
  const [fresh, old] = [await addPerson([here.registryId]), await addPerson([here.registryId])]
  await db().membership.updateMany({ where: { personId: fresh }, data: { hiredOn: dayOf('2026-04-20') } })
  await db().membership.updateMany({
    where: { personId: old },
    data: { hiredOn: dayOf('2019-04-20'), startsOn: dayOf('2026-04-20') },
  })
  await db().membership.updateMany({ where: { personId: fresh }, data: { startsOn: dayOf('2026-04-20') } })
  const ruleId = await addRule({ ...base(), newHireDays: 30 })
  await assignRule(ruleId, at('2026-05-01'))
  await assignRule(ruleId, at('2026-08-01'))
  expect(await rowsOf(ruleId, { fresh, old })).toEqual(['fresh 1 05-01 06-30 –'])
})

test('who moves away is let go, who leaves the ambito still counts, who comes back begins again', async () => {
  const [mover, leaver] = [await addPerson([here.socialId]), await addPerson([here.socialId])]
  const ruleId = await addRule({ ...base(), departmentKinds: ['social_services'] })
  await assignRule(ruleId, at('2026-05-01'))
  await end(mover, '2026-05-09')
  await end(leaver, '2026-05-09')
  const moved = { id: newId(), personId: mover, departmentId: here.registryId, startsOn: dayOf('2026-05-10') }
  await db().membership.create({ data: moved })
  await assignRule(ruleId, at('2026-05-10'))
  const names = { mover, leaver }
  expect(await rowsOf(ruleId, names)).toEqual(['leaver 1 05-01 06-30 –', 'mover 1 05-01 06-30 05-09'])
  await db().membership.update({ where: { id: moved.id }, data: { departmentId: here.socialId }, select: { id: true } })
  await assignRule(ruleId, at('2026-05-20'))
  await assignRule(ruleId, at('2027-05-11'))
  expect(await rowsOf(ruleId, names)).toEqual([
    'leaver 1 05-01 06-30 05-10',
    'mover 1 05-01 06-30 05-09',
    'mover 2 05-20 07-19 –',
  ])
})

test('another day is a new row, but not for who has done it; the day before says what it said', async () => {
  const [busy, done] = [await addPerson([here.registryId]), await addPerson([here.registryId])]
  const fixed = { dueKind: 'fixed_day' as const, dueOn: dayOf('2026-06-30'), dueDays: null }
  const ruleId = await addRule({ ...base(), ...fixed })
  await assignRule(ruleId, at('2026-05-01'))
  await complete(done, '2026-05-05')
  const late = await addPerson([here.registryId])
  await assignRule(ruleId, at('2026-06-20'))
  await db().assignmentRule.update({
    where: { id: ruleId },
    data: { dueOn: dayOf('2026-09-30') },
    select: { id: true },
  })
  await assignRule(ruleId, at('2026-06-25'))
  expect(await rowsOf(ruleId, { busy, done, late })).toEqual([
    'busy 1 05-01 06-30 06-24',
    'busy 2 06-25 09-30 –',
    'done 1 05-01 06-30 –',
    'late 1 06-20 07-20 06-24',
    'late 2 06-25 09-30 –',
  ])
})

test('a day that is moved holds for the whole of the day on which it is moved, and for none before', async () => {
  const ruleId = await addRule({ ...base(), dueKind: 'fixed_day', dueOn: dayOf('2026-06-30'), dueDays: null })
  await addPerson([here.registryId])
  await assignRule(ruleId, at('2026-05-01'))
  const stateOn = async (day: string) => {
    const question = { ambitoId: here.ambitoId, ruleId, asOf: dayOf(day), now: at('2026-07-02') }
    const { overdue, assigned } = await countStates(question)
    return { overdue, assigned }
  }
  expect(await stateOn('2026-07-02')).toEqual({ overdue: 1, assigned: 0 })
  const data = { dueOn: dayOf('2026-09-30') }
  await db().assignmentRule.update({ where: { id: ruleId }, data, select: { id: true } })
  await assignRule(ruleId, at('2026-07-02'))
  expect(await stateOn('2026-07-02')).toEqual({ overdue: 0, assigned: 1 })
  expect(await stateOn('2026-07-01')).toEqual({ overdue: 1, assigned: 0 })
})

test('what recurs begins again sixty days before what they hold ends', async () => {
  const [holder, novice] = [await addPerson([here.registryId]), await addPerson([here.registryId])]
  await complete(holder, '2026-01-01', 36)
  const ruleId = await addRule({ ...base(), dueKind: 'recurring', cycleMonths: 12 })
  await assignRule(ruleId, at('2026-05-01'))
  await complete(novice, '2026-05-05', 6)
  const names = { holder, novice }
  expect(await rowsOf(ruleId, names)).toEqual(['holder 1 05-01 12-31 –', 'novice 1 05-01 06-30 –'])
  await assignRule(ruleId, at('2026-09-04'))
  expect(await rowsOf(ruleId, names)).toHaveLength(2)
  await assignRule(ruleId, at('2026-09-05'))
  await assignRule(ruleId, at('2026-09-06'))
  expect(await rowsOf(ruleId, names)).toEqual([
    'holder 1 05-01 12-31 –',
    'novice 1 05-01 06-30 09-04',
    'novice 2 09-05 11-04 –',
  ])
})

test('a closed rule ends with its last day, each day is worked out once', async () => {
  const clerk = await addPerson([here.registryId])
  const ruleId = await addRule({ ...base(), endsOn: dayOf('2026-05-31') })
  await assignDaily(at('2026-05-02'))
  const assignedAt = async () => (await db().assignmentRule.findUniqueOrThrow({ where: { id: ruleId } })).assignedAt
  await assignDaily(new Date('2026-05-02T21:00:00Z'))
  expect(await assignedAt()).toEqual(at('2026-05-02'))
  await assignDaily(new Date('2026-05-02T22:00:00Z'))
  expect(await assignedAt()).toEqual(new Date('2026-05-02T22:00:00Z'))
  await assignDaily(at('2026-06-01'))
  await assignDaily(at('2026-06-10'))
  expect(await assignedAt()).toEqual(at('2026-06-01'))
  expect(await rowsOf(ruleId, { clerk })).toEqual(['clerk 1 05-02 07-01 05-31'])
})
