import { afterEach, beforeAll, expect, test } from 'vitest'
import { auditedActions, dayOf } from '#app/organisation/territory.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { changeSchedule } from './change-schedule.server.ts'
import { previewReminders } from './preview-reminders.server.ts'
import { remindDaily } from './remind-people.server.ts'
import { ambitiThatRemind, readReminderLog } from './reminder-log.server.ts'
import { addReminded } from './reminders.fixtures.ts'
import { usualSchedule } from './schedule.ts'
import { scheduleOf } from './schedule-queries.server.ts'
import { ScheduleForm } from './schemas.ts'

const now = romeInstant('2026-11-26', '10:00')

afterEach(() => setEnvironment({ SMTP_URL: undefined }))

const other = { isOn: true, daysBefore: [30, 10], daysAfter: 5, digestWeekday: 4 }

type World = Awaited<ReturnType<typeof addReminded>>
let here: World
let office: Viewer

beforeAll(async () => {
  here = await addReminded('calendario', (await addCourse('calendario')).courseId)
  office = viewerWith(
    [grantOf('ambito_office', { ambitoId: here.ambitoId })],
    await here.addHolder({ role: 'ambito_office', ambitoId: here.ambitoId }),
  )
})

test('an office changes it, once however often at the same time; what it was is audited', async () => {
  expect(await scheduleOf(here.ambitoId)).toEqual(usualSchedule)
  const change = () => changeSchedule(office, { ambitoSlug: here.slug, schedule: other }, now)
  await Promise.all([change(), change(), change()])
  expect(await scheduleOf(here.ambitoId)).toEqual(other)
  expect(await auditedActions(here.ambitoId)).toEqual(['reminders.changed'])
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { subjectId: here.ambitoId },
    select: { detail: true },
  })
  expect(entry.detail).toEqual({ before: usualSchedule, after: other })
  await changeSchedule(office, { ambitoSlug: here.slug, schedule: usualSchedule }, now)
  expect(await scheduleOf(here.ambitoId)).toEqual(usualSchedule)
})

test('another ambito’s office does not see it, a contact of it may not', async () => {
  const there = await addReminded('calendario-altrove', here.courseId)
  const change = (grant: Parameters<typeof grantOf>) =>
    changeSchedule(viewerWith([grantOf(...grant)]), { ambitoSlug: here.slug, schedule: other }, now)
  await expect(change(['ambito_office', { ambitoId: there.ambitoId }])).rejects.toMatchObject({ code: 'not_found' })
  await expect(change(['contact', { departmentId: here.socialId }])).rejects.toMatchObject({ code: 'forbidden' })
  expect(await scheduleOf(here.ambitoId)).toEqual(usualSchedule)
})

test.each([
  ['14, 3', [14, 3]],
  ['3;14 14', [14, 3]],
  ['', []],
  [undefined, []],
])('days before typed as %o are %o', (daysBefore, expected) => {
  const typed = ScheduleForm.parse({ isOn: 'on', daysBefore, daysAfter: '7', digestWeekday: '1' })
  expect(typed.daysBefore).toEqual(expected)
})

test.each(['0', '121', 'tre', '1,2,3,4,5,6', '14, -3', '1.5'])('days before typed as %o are refused', (daysBefore) => {
  expect(ScheduleForm.safeParse({ isOn: 'on', daysBefore, daysAfter: '7', digestWeekday: '1' }).success).toBe(false)
})

test('the preview is what the next working morning does, by the schedule that was asked about', async () => {
  const place = await addReminded('anteprima', here.courseId)
  const { ambitoId, addClerk, addHolder, registryId, socialId } = place
  await addHolder({ role: 'ambito_office', ambitoId })
  await addHolder({ role: 'contact', departmentId: registryId })
  // Friday 27 November: three days before Monday 30.
  for (let index = 0; index < 3; index += 1) await addClerk({ assignedOn: '2026-11-02', dueOn: '2026-11-30' })
  const away = await addClerk({ assignedOn: '2026-11-02', dueOn: '2026-11-30' })
  await db().absence.create({ data: { id: away, personId: away, startsOn: dayOf('2026-11-20'), recordedAt: now } })
  await addClerk({ assignedOn: '2026-11-02', dueOn: '2026-12-31' }, [socialId])
  const friday = { ...usualSchedule, digestWeekday: 5 }
  const preview = await previewReminders(ambitoId, friday, now)
  expect(preview).toEqual({
    ...{ day: '2026-11-27', people: 3, contacts: 1, offices: 1 },
    reasons: [{ outcome: 'on_leave', count: 1 }],
  })
  const none = await previewReminders(ambitoId, { ...friday, isOn: false }, now)
  expect(none).toMatchObject({ people: 0, contacts: 0, offices: 0 })
  expect(await db().reminder.count({ where: { ambitoId } })).toBe(0)
  await db().reminderSchedule.create({ data: { ambitoId, ...friday, daysBefore: [14, 3], changedAt: now } })
  await remindDaily(romeInstant('2026-11-27', '08:00'))
  const sent = await db().reminder.groupBy({ by: ['kind', 'outcome'], where: { ambitoId }, _count: true })
  expect(sent.map(({ kind, outcome, _count }) => `${kind} ${outcome} ${_count}`).sort()).toEqual([
    'contact_digest sent 1',
    'duty on_leave 1',
    'duty sent 3',
    'office_digest sent 1',
  ])
})

test('the log says what was decided, what became of the mail and what comes next, in the asked ambiti alone', async () => {
  const place = await addReminded('registro', here.courseId)
  const there = await addReminded('registro-altrove', here.courseId)
  const personId = await place.addClerk({ assignedOn: '2026-11-02', dueOn: '2026-12-31' })
  await there.ask(personId, { assignedOn: '2026-11-03', dueOn: '2026-12-31' })
  await remindDaily(romeInstant('2026-11-03', '08:00'))
  const ambito = { id: place.ambitoId, name: 'Qui' }
  const nine = romeInstant('2026-11-03', '09:00')
  expect((await readReminderLog(personId, [ambito], nine)).entries[0]?.delivery).toBe('kept')
  setEnvironment({ SMTP_URL: 'smtp://localhost:2525' })
  const log = await readReminderLog(personId, [ambito], nine)
  expect(log.entries).toMatchObject([
    {
      ...{ day: '2026-11-03', kind: 'duty', step: 'assigned', outcome: 'sent', delivery: 'waiting', deliveryAt: null },
      ...{ courseTitle: 'Corso calendario', ambitoName: 'Qui', dueOn: '2026-12-31' },
    },
  ])
  expect(log.next).toMatchObject([{ next: { kind: 'before', sendOn: '2026-12-17' }, why: null }])
  const keep = (data: { handedAt?: Date; sentAt?: Date; givenUp?: 'too_late' | null; nextTryAt?: Date | null }) =>
    db().mail.updateMany({ where: { recipient: `${personId}@comune.example` }, data })
  const deliveryNow = async () => (await readReminderLog(personId, [ambito], now)).entries[0]?.delivery
  await keep({ nextTryAt: now })
  expect((await readReminderLog(personId, [ambito], now)).entries).toMatchObject([
    { delivery: 'put_off', deliveryAt: now },
  ])
  await keep({ nextTryAt: null, givenUp: 'too_late' })
  expect(await deliveryNow()).toBe('too_late')
  await keep({ givenUp: null, handedAt: now })
  expect(await deliveryNow()).toBe('interrupted')
  await keep({ sentAt: now })
  expect(await deliveryNow()).toBe('taken')
  await db().absence.create({ data: { id: personId, personId, startsOn: dayOf('2026-11-20'), recordedAt: now } })
  const away = await readReminderLog(personId, [ambito], now)
  expect(away.next).toMatchObject([{ next: null, why: 'on_leave' }])
  expect((await ambitiThatRemind(personId)).map(({ id }) => id).sort()).toEqual([place.ambitoId, there.ambitoId].sort())
})
