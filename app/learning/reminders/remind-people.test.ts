import { beforeAll, beforeEach, expect, test } from 'vitest'
import { dayOf, addPerson } from '#app/organisation/territory.fixtures.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { addCourse, addProgress } from '#app/reporting/coverage.fixtures.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { dutyStates } from '../assignments/duty-state.ts'
import { dutyMessages } from '../assignments/messages.ts'
import { countStates } from '../assignments/rule-figures.server.ts'
import { chooseByTicket, chooseOwn } from './refuse-reminders.server.ts'
import { remindDaily } from './remind-people.server.ts'
import { addReminded, decisionsOf, mailsOf } from './reminders.fixtures.ts'

const at = (day: string, time = '08:00') => romeInstant(day, time)
const remind = (...days: string[]) =>
  days.reduce((done, day) => done.then(() => remindDaily(at(day))), Promise.resolve())
/** Asked on Monday 2 November, due on Thursday 31 December: 3 Nov, 17 and 28 Dec, 7 Jan, 8 Feb … */
const usual = { assignedOn: '2026-11-02', dueOn: '2026-12-31' }

const say = translator(dutyMessages, 'it')

let course: Awaited<ReturnType<typeof addCourse>>
let count = 0
const world = () => addReminded(`prom-${(count += 1)}`, course.courseId)

beforeAll(async () => {
  course = await addCourse('promemoria')
})
beforeEach(async () => {
  // Each test its own ambiti alone: the job goes through all of them.
  await db().ambito.updateMany({ data: { endsOn: dayOf('2020-01-02') } })
})

test('a year of reminders of one who does nothing is the schedule, a mail each', async () => {
  const { addClerk } = await world()
  const personId = await addClerk(usual)
  for (let day = dayOf('2026-11-02'); day <= dayOf('2027-02-10'); day = new Date(day.getTime() + 86_400_000)) {
    await remind(day.toISOString().slice(0, 10))
  }
  expect(await decisionsOf(personId)).toEqual([
    '2026-11-03 assigned sent',
    '2026-12-17 before sent',
    '2026-12-28 before sent',
    '2027-01-07 after sent',
    '2027-02-08 monthly sent',
  ])
  const mails = await mailsOf(personId)
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Un corso da fare entro il 31 dicembre 2026: Corso promemoria',
    'Promemoria: entro il 31 dicembre 2026, Corso promemoria',
    'Promemoria: entro il 31 dicembre 2026, Corso promemoria',
    'Corso in ritardo: Corso promemoria',
    'Corso in ritardo: Corso promemoria',
  ])
  // What is a notice says why it cannot be refused; what is friendly says where.
  expect(mails.map(({ unsubscribeUrl }) => unsubscribeUrl !== null)).toEqual([false, true, true, false, false])
  expect(mails[0]?.text).toContain('per questo non è possibile disiscriversi')
  expect(mails[1]?.text).toContain(mails[1]?.unsubscribeUrl)
  expect(mails[1]?.text).toContain('mancano 14 giorni')
  expect(mails.every(({ isOnce }) => isOnce)).toBe(true)
  // Of its day alone.
  expect(mails[0]?.expiresAt).toEqual(at('2026-11-04', '00:00'))
}, 60_000)

test('nothing goes out before eight, in the evening, on a Sunday; once however often and at the same time', async () => {
  const { addClerk } = await world()
  const personId = await addClerk(usual)
  await remindDaily(at('2026-11-03', '07:59'))
  await remindDaily(at('2026-11-03', '19:00'))
  await remindDaily(at('2026-11-08', '10:00'))
  expect(await decisionsOf(personId)).toEqual([])
  await Promise.all([remind('2026-11-03'), remind('2026-11-03'), remind('2026-11-03')])
  await remindDaily(at('2026-11-03', '08:01'))
  expect(await decisionsOf(personId)).toEqual(['2026-11-03 assigned sent'])
  expect(await mailsOf(personId)).toHaveLength(1)
})

test('days on which the site was down are caught up once', async () => {
  const { addClerk, ambitoId } = await world()
  const personId = await addClerk(usual)
  await db().reminderRun.create({ data: { ambitoId, day: dayOf('2026-12-16'), finishedAt: at('2026-12-16') } })
  // Down on Thursday 17 and Friday 18.
  await remind('2026-12-21', '2026-12-21', '2026-12-22')
  expect(await decisionsOf(personId)).toEqual(['2026-12-21 before sent'])
  const late = await addClerk({ assignedOn: '2026-11-02', dueOn: '2027-01-04' })
  // Down until after the second of the days before: one mail, not two.
  await remind('2027-01-04')
  expect(await decisionsOf(late)).toEqual(['2027-01-04 before sent'])
})

test('what an office changes on a day does not call back days gone through', async () => {
  const { addClerk, ambitoId } = await world()
  const personId = await addClerk(usual)
  await remind('2026-12-18')
  const changedAt = at('2026-12-18', '10:00')
  const schedule = { isOn: true, daysBefore: [15], daysAfter: 7, digestWeekday: 3, changedAt }
  await db().reminderSchedule.create({ data: { ambitoId, ...schedule } })
  await remind('2026-12-21')
  expect(await decisionsOf(personId)).toEqual([])
})

test('why nothing went out is written down', async () => {
  const { addClerk, ask, ambitoId, registryId, organisationId } = await world()
  const [excused, away, gone, done, closed, refuses, none] = [
    await addClerk(usual),
    await addClerk(usual),
    await addClerk(usual),
    await addClerk(usual),
    await addClerk(usual),
    await addClerk(usual),
    await addPerson([registryId]),
  ]
  await ask(none, usual)
  const day = dayOf('2026-11-20')
  const recordedAt = at('2026-11-20')
  await db().assignmentWaiver.create({
    data: {
      ...{ id: newId(), ambitoId, personId: excused, courseId: course.courseId, reason: 'Già fatto', recordedAt },
      ...{ startsOn: day, endsOn: dayOf('2027-12-31') },
    },
  })
  await db().absence.create({ data: { id: newId(), personId: away, startsOn: day, recordedAt } })
  await db().membership.updateMany({ where: { personId: gone }, data: { endsOn: day } })
  const place = { departmentId: registryId, organisationId, ambitoId }
  await addProgress(course, done, { enrolledAt: at('2026-11-10'), completed: { at: at('2026-11-20'), ...place } })
  await db().assignment.updateMany({ where: { personId: closed }, data: { endedOn: dayOf('2026-12-10') } })
  await chooseOwn(viewerWith([], refuses), ['digest'], recordedAt)
  await remind('2026-11-03', '2026-12-17', '2026-12-28', '2027-01-07', '2027-02-08')
  const after = async (personId: string) => (await decisionsOf(personId)).filter((line) => line >= '2026-12')
  expect(await after(excused)).toEqual([
    '2026-12-17 before excused',
    '2026-12-28 before excused',
    '2027-01-07 after excused',
    '2027-02-08 monthly excused',
  ])
  expect(await after(away)).toHaveLength(4)
  // The last word is said once.
  expect(await after(gone)).toEqual(['2026-12-17 before left'])
  expect(await after(done)).toEqual(['2026-12-17 before completed'])
  expect(await after(closed)).toEqual(['2026-12-17 before rule_closed'])
  expect(await after(refuses)).toEqual([
    '2026-12-17 before unsubscribed',
    '2026-12-28 before unsubscribed',
    '2027-01-07 after sent',
    '2027-02-08 monthly sent',
  ])
  expect((await after(none))[0]).toBe('2026-12-17 before no_address')
  await db().person.update({ where: { id: none }, data: { workEmail: `${none}@comune.example` } })
  await remind('2027-03-08')
  expect((await decisionsOf(none)).at(-1)).toBe('2027-03-08 monthly sent')
  expect(await mailsOf(none)).toHaveLength(1)
})

test('an ambito that wants none has it written down, and nothing comes afterwards of what was left out', async () => {
  const { addClerk, ambitoId } = await world()
  const personId = await addClerk(usual)
  const off = { isOn: false, daysBefore: [14, 3], daysAfter: 7, digestWeekday: 1, changedAt: at('2026-11-01') }
  await db().reminderSchedule.create({ data: { ambitoId, ...off } })
  await remind('2026-12-16', '2026-12-17')
  await db().reminderSchedule.update({ where: { ambitoId }, data: { isOn: true } })
  await remind('2026-12-18', '2026-12-28')
  expect(await decisionsOf(personId)).toEqual(['2026-12-17 before reminders_off', '2026-12-28 before sent'])
})

test('two ambiti and a digest are still one mail a day: what waits goes out on the next', async () => {
  const [here, there] = [await world(), await world()]
  const personId = await here.addClerk(usual)
  await there.ask(personId, usual)
  await db().membership.create({
    data: { id: newId(), personId, departmentId: there.registryId, isMain: false, startsOn: dayOf('2020-01-01') },
  })
  const grant = { id: newId(), personId, role: 'ambito_office' as const, startsOn: dayOf('2020-01-01') }
  await db().roleGrant.create({ data: { ...grant, ambitoId: here.ambitoId } })
  // The third of November is a Tuesday.
  const changedAt = at('2026-11-01')
  const schedule = { isOn: true, daysBefore: [14, 3], daysAfter: 7, digestWeekday: 2, changedAt }
  await db().reminderSchedule.create({ data: { ambitoId: here.ambitoId, ...schedule } })
  await remind('2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09')
  const sent = await db().reminder.findMany({
    where: { personId, outcome: 'sent' },
    orderBy: { day: 'asc' },
    select: { day: true, kind: true },
  })
  expect(sent.map(({ day }) => day.toISOString().slice(0, 10))).toEqual(['2026-11-03', '2026-11-04', '2026-11-05'])
  expect(sent.map(({ kind }) => kind).sort()).toEqual(['duty', 'duty', 'office_digest'])
  const putOff = { personId, outcome: 'already_today' as const }
  expect(await db().reminder.count({ where: putOff })).toBe(3)
  expect(await mailsOf(personId)).toHaveLength(3)
})

test('the digest says what the page counts: an office all of it, a contact their departments alone', async () => {
  const { addClerk, addHolder, ambitoId, ruleId, registryId, socialId } = await world()
  const office = await addHolder({ role: 'ambito_office', ambitoId })
  const contact = await addHolder({ role: 'contact', departmentId: socialId })
  await addClerk(usual)
  await addClerk({ ...usual, dueOn: '2026-11-10' }, [socialId])
  await addClerk({ ...usual, dueOn: '2026-11-10' })
  const begun = await addClerk(usual, [socialId])
  await addProgress(course, begun, { enrolledAt: at('2026-11-05'), startedAt: at('2026-11-05') })
  // Somebody else's contact has nothing to be told.
  const elsewhere = await world()
  const stranger = await elsewhere.addHolder({ role: 'contact', departmentId: elsewhere.socialId })
  await remind('2026-11-23', '2026-11-24')
  const now = at('2026-11-23')
  for (const [personId, departmentIds] of [
    [office, [registryId, socialId]],
    [contact, [socialId]],
  ] as const) {
    const counts = await countStates({ ambitoId, ruleId, now, departmentIds })
    const [mail, ...more] = await mailsOf(personId)
    expect(more).toEqual([])
    const lines = mail?.text.split('\n') ?? []
    expect(lines).toContain(`Persone: ${counts.people}`)
    const said = dutyStates.filter((state) => lines.includes(`  ${say(`state_${state}`)}: ${counts[state]}`))
    expect(said).toEqual(dutyStates.filter((state) => counts[state] > 0))
    expect(mail?.unsubscribeUrl).toMatch(/\/unsubscribe\//)
    expect(mail?.text).toMatch(/\/office\/prom-\d+\/duties$/m)
    expect(mail?.text).not.toContain('Inventata')
  }
  expect(await countStates({ ambitoId, ruleId, now })).toMatchObject({
    people: 4,
    overdue: 2,
    under_way: 1,
    assigned: 1,
  })
  expect(await decisionsOf(stranger)).toEqual(['2026-11-23 weekly nothing_to_say'])
})

test('the link of a mail ends its kind without signing in, and its kind alone; a changed one does nothing', async () => {
  const { addClerk } = await world()
  const personId = await addClerk(usual)
  await remind('2026-12-17')
  const [mail] = await mailsOf(personId)
  const token = mail?.unsubscribeUrl?.split('/').at(-1) ?? ''
  const now = at('2026-12-17', '09:00')
  // The last bits of base64 may say nothing: another letter in the middle of what is sealed.
  const middle = token.lastIndexOf('.') + 3
  const forged = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`
  await expect(chooseByTicket(forged, false, now)).rejects.toMatchObject({ code: 'not_found' })
  await Promise.all([chooseByTicket(token, false, now), chooseByTicket(token, false, now)])
  expect(await db().reminderRefusal.findMany({ where: { personId }, select: { choice: true } })).toEqual([
    { choice: 'courtesy' },
  ])
  const audited = await db().auditEntry.findMany({ where: { subjectId: personId }, select: { action: true } })
  expect(audited).toEqual([{ action: 'reminders.refused' }])
  await remind('2026-12-28')
  expect((await decisionsOf(personId)).at(-1)).toBe('2026-12-28 before unsubscribed')
  await chooseByTicket(token, true, now)
  expect(await db().reminderRefusal.count({ where: { personId } })).toBe(0)
})
