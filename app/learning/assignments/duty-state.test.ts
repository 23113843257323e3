import { describe, expect, test } from 'vitest'
import { dutyOn, type AssignedPeriod, type DutyHistory } from './duty-state.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const noon = (text: string) => new Date(`${text}T12:00:00Z`)

const assigned = (one: Partial<AssignedPeriod> = {}): AssignedPeriod => ({
  ...{ ruleId: 'a', cycle: 1, isAgain: false, endedOn: null },
  ...{ assignedOn: day('2026-05-01'), dueOn: day('2026-09-30') },
  ...one,
})
const completion = (on: string, validUntil: string | null = null, voided: string | null = null) => ({
  ...{ completedOn: day(on), completedAt: noon(on) },
  validUntil: validUntil === null ? null : day(validUntil),
  voidedAt: voided === null ? null : noon(voided),
})
const enrolment = (started: string | null, completed: string | null = null) => ({
  ...{ enrolledAt: noon('2026-05-02'), startedAt: started === null ? null : noon(started) },
  completedAt: completed === null ? null : noon(completed),
})
const period = (from: string, to: string | null, recorded = from) => ({
  ...{ startsOn: day(from), endsOn: to === null ? null : day(to), recordedAt: noon(recorded) },
})
const history = (facts: Partial<DutyHistory> = {}): DutyHistory => ({
  ...{ assignments: [assigned()], completions: [], enrolments: [], waivers: [], leaves: [] },
  work: [{ startsOn: day('2020-01-01'), endsOn: null }],
  ...facts,
})
const on = (facts: Partial<DutyHistory>, asOf: string, closed = '2099-01-01') =>
  dutyOn(history(facts), { asOf: day(asOf), closed: day(closed) })

describe('one rule', () => {
  test('what is void later was fulfilled before', () => {
    const facts = { completions: [completion('2026-06-01', null, '2026-06-10')] }
    expect(on(facts, '2026-06-09', '2026-06-10')?.state).toBe('completed')
    expect(on(facts, '2026-06-10', '2026-06-11')?.state).toBe('assigned')
  })

  test.each<[string, Partial<DutyHistory>, string, string | undefined]>([
    ['before it reaches them', {}, '2026-04-30', undefined],
    ['on the first day', {}, '2026-05-01', 'assigned'],
    ['on the last day asked', {}, '2026-09-30', 'assigned'],
    ['the day after', {}, '2026-10-01', 'overdue'],
    ['enrolled and not begun', { enrolments: [enrolment(null)] }, '2026-06-01', 'assigned'],
    ['begun', { enrolments: [enrolment('2026-05-20')] }, '2026-06-01', 'under_way'],
    ['begun and late', { enrolments: [enrolment('2026-05-20')] }, '2026-10-01', 'overdue'],
    ['completed that day', { completions: [completion('2026-06-01')] }, '2026-06-01', 'completed'],
    ['completed the day after', { completions: [completion('2026-06-02')] }, '2026-06-01', 'assigned'],
    [
      'completed, void since',
      { completions: [completion('2026-06-01', null, '2026-06-10')] },
      '2026-06-10',
      'assigned',
    ],
    ['completed late', { completions: [completion('2026-12-01')] }, '2026-12-24', 'completed'],
    ['trained before, for ever', { completions: [completion('2024-01-10')] }, '2026-05-01', 'completed'],
    ['trained before, beyond', { completions: [completion('2024-01-10', '2026-09-30')] }, '2026-05-01', 'completed'],
    ['trained before, too short', { completions: [completion('2024-01-10', '2026-09-29')] }, '2026-05-01', 'assigned'],
    ['excused', { waivers: [period('2026-06-01', '2026-12-31')] }, '2026-12-31', 'excused'],
    ['excused no more', { waivers: [period('2026-06-01', '2026-12-31')] }, '2027-01-01', 'overdue'],
    ['on leave and late', { leaves: [period('2026-06-01', null)] }, '2026-11-01', 'on_leave'],
    [
      'excused and on leave',
      { waivers: [period('2026-06-01', '2027-06-01')], leaves: [period('2026-06-01', null)] },
      '2026-11-01',
      'excused',
    ],
    ['gone', { work: [period('2020-01-01', '2026-06-30')] }, '2026-07-01', 'left'],
    [
      'gone, done before',
      { work: [period('2020-01-01', '2026-06-30')], completions: [completion('2026-06-01')] },
      '2026-07-01',
      'completed',
    ],
    ['rule over', { assignments: [assigned({ endedOn: day('2026-06-30') })] }, '2026-07-01', undefined],
    ['taken back the same day', { assignments: [assigned({ endedOn: day('2026-04-30') })] }, '2026-05-01', undefined],
  ])('%s', (_what, facts, asOf, state) => expect(on(facts, asOf)?.state).toBe(state))
})

describe('a course to be taken again', () => {
  const again = { assignments: [assigned({ isAgain: true, dueOn: day('2027-03-01') })] }
  const held = { completions: [completion('2025-03-02', '2027-03-01')] }
  test.each<[string, Partial<DutyHistory>, string, string]>([
    ['holds one for long', held, '2026-12-30', 'not_yet_due'],
    ['holds one that ends in sixty days', held, '2026-12-31', 'assigned'],
    ['held one that has ended', held, '2027-03-02', 'overdue'],
    ['holds none', {}, '2026-06-01', 'assigned'],
    ['took it again', { completions: [...held.completions, completion('2027-01-10')] }, '2027-04-01', 'completed'],
  ])('%s', (_what, facts, asOf, state) => expect(on({ ...again, ...facts }, asOf)?.state).toBe(state))
})

test('what was written later does not count', () => {
  const facts = { completions: [completion('2026-06-01')] }
  expect(on(facts, '2026-06-01', '2026-06-01')?.state).toBe('assigned')
  const excused = { waivers: [period('2026-06-01', '2026-06-30', '2026-06-01')] }
  expect(on(excused, '2026-06-01', '2026-06-01')?.state).toBe('assigned')
})

test('of several rules, what is not fulfilled and due first counts', () => {
  const soon = assigned({ ruleId: 'b', dueOn: day('2026-07-31') })
  const again = assigned({ ruleId: 'c', dueOn: day('2026-06-30'), assignedOn: day('2026-05-02'), isAgain: true })
  expect(on({ assignments: [assigned(), soon] }, '2026-06-01')).toMatchObject({ ruleId: 'b' })
  const facts = { assignments: [soon, again], completions: [completion('2026-05-01')] }
  expect(on(facts, '2026-06-01')).toMatchObject({ ruleId: 'c', state: 'assigned' })
})
