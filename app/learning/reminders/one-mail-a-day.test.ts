import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '#app/organisation/territory.fixtures.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { isoDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { chooseOwn } from './refuse-reminders.server.ts'
import { remindDaily } from './remind-people.server.ts'
import { addReminded } from './reminders.fixtures.ts'

const first = Date.parse('2026-11-02T00:00:00Z')
const dayAt = (index: number) => new Date(first + index * 86_400_000)
const days = 24

const duty = fc.record({ person: fc.nat(2), ambito: fc.nat(1), course: fc.nat(1), from: fc.nat(12), term: fc.nat(20) })
const schedule = fc.record({
  daysBefore: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
  daysAfter: fc.integer({ min: 1, max: 5 }),
  digestWeekday: fc.integer({ min: 1, max: 5 }),
  isOn: fc.boolean(),
})
const event = fc.oneof(
  { arbitrary: fc.constant({ kind: 'run' as const }), weight: 6 },
  { arbitrary: fc.constant({ kind: 'twice' as const }), weight: 2 },
  { arbitrary: fc.constant({ kind: 'broken' as const }), weight: 2 },
  { arbitrary: fc.constant({ kind: 'down' as const }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('change' as const), ambito: fc.nat(1), schedule }), weight: 1 },
  {
    arbitrary: fc.record({ kind: fc.constant('refuse' as const), person: fc.nat(2), wants: fc.boolean() }),
    weight: 1,
  },
)
const history = fc.record({
  duties: fc.uniqueArray(duty, {
    selector: ({ person, ambito, course }) => `${person} ${ambito} ${course}`,
    minLength: 2,
    maxLength: 10,
  }),
  schedules: fc.tuple(schedule, schedule),
  events: fc.array(event, { minLength: days, maxLength: days }),
})
type History = typeof history extends fc.Arbitrary<infer One> ? One : never

let count = 0

async function makeWorld({ duties, schedules }: History, courseIds: string[]) {
  const ambiti = [
    await addReminded(`giorno-${(count += 1)}`, courseIds[0] ?? ''),
    await addReminded(`giorno-${(count += 1)}`, courseIds[0] ?? ''),
  ]
  const people: string[] = []
  for (let index = 0; index < 3; index += 1) {
    const [here, there] = ambiti
    if (!here || !there) throw new Error('no ambiti')
    // The first is an office too, the second a contact in both.
    const grant = index === 0 ? { ambitoId: here.ambitoId } : { departmentId: here.socialId }
    const personId = await here.addHolder({ role: index === 0 ? 'ambito_office' : 'contact', ...grant })
    const startsOn = dayOf('2020-01-01')
    const work = { personId, startsOn }
    await db().membership.createMany({
      data: [
        { id: newId(), departmentId: here.socialId, ...work },
        { id: newId(), departmentId: there.socialId, isMain: false, ...work },
      ],
    })
    const also = { id: newId(), personId, role: 'contact' as const, departmentId: there.socialId, startsOn }
    await db().roleGrant.create({ data: also })
    people.push(personId)
  }
  for (const [index, one] of schedules.entries()) {
    const ambitoId = ambiti[index]?.ambitoId ?? ''
    await db().reminderSchedule.create({ data: { ambitoId, ...one, changedAt: dayAt(0) } })
  }
  for (const { person, ambito, course, from, term } of duties) {
    const ids = { ruleId: ambiti[ambito]?.ruleId ?? '', personId: people[person] ?? '' }
    const dates = { assignedOn: dayAt(from), dueOn: dayAt(from + term) }
    const data = { ...ids, ...dates, courseId: courseIds[course] ?? '', cycle: course + 1 }
    await db().assignment.create({ data })
  }
  return { ambiti, people }
}

/** While it lasts, every third decision or so fails in the middle of its transaction. */
async function whileFailing(work: () => Promise<void>): Promise<void> {
  await sql().unsafe(`
    CREATE OR REPLACE FUNCTION fail_at_random() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF random() < 0.35 THEN RAISE EXCEPTION 'failed by the test'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER fail_at_random BEFORE INSERT ON reminder FOR EACH ROW EXECUTE FUNCTION fail_at_random();`)
  await work().finally(() => sql().unsafe('DROP TRIGGER fail_at_random ON reminder'))
}

async function live(told: History, { ambiti, people }: Awaited<ReturnType<typeof makeWorld>>): Promise<void> {
  for (const [index, happened] of told.events.entries()) {
    const now = romeInstant(isoDay(dayAt(index)), '08:00')
    const run = () => remindDaily(now)
    if (happened.kind === 'down') continue
    if (happened.kind === 'change') {
      const where = { ambitoId: ambiti[happened.ambito]?.ambitoId ?? '' }
      await db().reminderSchedule.update({ where, data: happened.schedule })
    }
    if (happened.kind === 'refuse') {
      await chooseOwn(viewerWith([], people[happened.person]), happened.wants ? ['courtesy', 'digest'] : [], now)
    }
    if (happened.kind === 'broken') await whileFailing(() => run().catch(() => undefined))
    if (happened.kind === 'twice') await Promise.all([run(), run()])
    await run()
  }
}

test('nobody ever gets two of these mails on a day, and nothing twice, whatever happens', async () => {
  const courses = [await addCourse('uno'), await addCourse('due')]
  let mails = 0
  await fc.assert(
    fc.asyncProperty(history, async (told) => {
      await db().ambito.updateMany({ data: { endsOn: dayOf('2020-01-02') } })
      const made = await makeWorld(
        told,
        courses.map(({ courseId }) => courseId),
      )
      await live(told, made)
      for (const personId of made.people) {
        const sent = await db().mail.findMany({ where: { recipient: `${personId}@comune.example` } })
        const sentOn = sent.map(({ queuedAt }) => isoDay(queuedAt))
        expect(new Set(sentOn).size).toBe(sentOn.length)
        mails += sent.length
        // Every mail is a decision, every decision to send a mail, and no day of the schedule was sent twice.
        const decided = await db().reminder.findMany({ where: { personId, outcome: 'sent' } })
        expect(new Set(decided.map(({ mailId }) => mailId))).toEqual(new Set(sent.map(({ id }) => id)))
        const steps = decided.map(({ ambitoId, subjectId, stepOn }) => `${ambitoId} ${subjectId} ${isoDay(stepOn)}`)
        expect(new Set(steps).size).toBe(steps.length)
      }
    }),
    { numRuns: 25 },
  )
  // The histories are not empty ones.
  expect(mails).toBeGreaterThan(50)
}, 240_000)
