import fc from 'fast-check'
import { expect, test } from 'vitest'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { addAmbito, addPerson } from '#app/organisation/territory.fixtures.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { lastDayOf } from '../valid-until.ts'
import { dutyFacts } from './duty-facts.server.ts'
import { againWindow, dutyOn, type DutyHistory } from './duty-state.ts'
import { addRule } from './rule.fixtures.ts'

const dayLength = 86_400_000
const first = Date.parse('2026-01-01T00:00:00Z')
const dayAt = (index: number) => new Date(first + index * dayLength)
const instantAt = (index: number, hour: number) => new Date(first + index * dayLength + hour * 3_600_000)

const index = fc.integer({ min: 0, max: 500 })
const length = fc.option(fc.integer({ min: -1, max: 300 }), { nil: null })
const hour = fc.integer({ min: 0, max: 23 })

/** Everything that may happen to one person and course. `where` 0 is the ambito asked about, 1 another one. */
const story = fc.record({
  assignments: fc.array(
    fc.record({ from: index, due: fc.integer({ min: 0, max: 300 }), length, isAgain: fc.boolean(), rule: fc.nat(1) }),
    { minLength: 1, maxLength: 3 },
  ),
  completions: fc.array(
    fc.record({
      ...{ on: index, hour, months: fc.option(fc.integer({ min: 1, max: 14 }), { nil: null }) },
      voided: fc.option(fc.nat(200), { nil: null, freq: 3 }),
    }),
    { maxLength: 2 },
  ),
  begun: fc.option(fc.record({ on: index, hour, done: fc.option(fc.nat(90), { nil: null }) }), { nil: null }),
  waivers: fc.array(fc.record({ from: index, length: fc.nat(200), hour }), { maxLength: 1 }),
  leaves: fc.array(fc.record({ from: index, length, hour }), { maxLength: 1 }),
  work: fc.array(fc.record({ ...{ from: index, length }, where: fc.nat(1) }), { minLength: 1, maxLength: 3 }),
})
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never

const periodOf = ({ from, length }: { from: number; length: number | null }) => ({
  startsOn: dayAt(from),
  endsOn: length === null ? null : dayAt(from + length),
})
const unique = <Row>(rows: readonly Row[], key: (row: Row) => unknown) => [
  ...new Map(rows.map((row) => [key(row), row])).values(),
]

type World = Awaited<ReturnType<typeof makeWorld>>
async function makeWorld() {
  const [here, there] = [await addAmbito('qui'), await addAmbito('la')]
  const course = await addCourse('obblighi')
  const rule = { ambitoId: here.ambitoId, courseId: course.courseId }
  const rules = [await addRule(rule), await addRule(rule)]
  return { here, there, course, rules }
}

/** Writes one story; returns what the pure rule is asked about it. */
async function write(world: World, told: Story): Promise<{ personId: string; history: DutyHistory }> {
  const { here, there, course, rules } = world
  const personId = await addPerson()
  const of = { personId, courseId: course.courseId }
  const cycles = told.assignments.map((one, cycle) => ({
    ...{
      ruleId: rules[one.rule] ?? '',
      cycle: cycle + 1,
      assignedOn: dayAt(one.from),
      dueOn: dayAt(one.from + one.due),
    },
    ...{ endedOn: periodOf(one).endsOn, isAgain: one.isAgain },
  }))
  await db().assignment.createMany({ data: cycles.map((one) => ({ ...of, ...one })) })
  const work = unique(told.work, ({ from, where }) => `${from} ${where}`)
  await db().membership.createMany({
    data: work.map((one) => ({
      ...{ id: newId(), personId, departmentId: (one.where === 0 ? here : there).registryId, ...periodOf(one) },
    })),
  })
  const enrolments: DutyHistory['enrolments'][number][] = []
  const completions: DutyHistory['completions'][number][] = []
  const enrol = async (
    round: number,
    startedAt: Date,
    completedAt: Date | null,
    validityMonths: number | null = null,
    voidedAt: Date | null = null,
  ) => {
    const id = newId()
    const dates = { enrolledAt: startedAt, startedAt, completedAt }
    const { editionId, versionId: courseVersionId } = course
    await db().enrolment.create({ data: { id, personId, editionId, courseVersionId, round, validityMonths, ...dates } })
    enrolments.push(dates)
    if (!completedAt) return
    const completedOn = civilDay(completedAt)
    const minutes = { creditedMinutes: 1, declaredMinutes: 1 }
    await db().completion.create({
      data: { enrolmentId: id, ...of, courseVersionId, completedOn, completedAt, voidedAt, ...minutes },
    })
    completions.push({
      completedOn,
      completedAt,
      voidedAt,
      validUntil: validityMonths === null ? null : lastDayOf(completedOn, validityMonths),
    })
  }
  for (const [round, { on, hour, months, voided }] of told.completions.entries()) {
    const voidedAt = voided === null ? null : instantAt(on + voided, 23)
    await enrol(round + 1, instantAt(on, hour), instantAt(on, hour), months, voidedAt)
  }
  const { begun } = told
  if (begun)
    await enrol(
      9,
      instantAt(begun.on, begun.hour),
      begun.done === null ? null : instantAt(begun.on + begun.done, begun.hour),
    )
  const waivers = told.waivers.map((one) => ({
    ...{ startsOn: dayAt(one.from), endsOn: dayAt(one.from + one.length), recordedAt: instantAt(one.from, one.hour) },
  }))
  const about = { ...of, ambitoId: here.ambitoId, reason: 'Prova' }
  await db().assignmentWaiver.createMany({ data: waivers.map((one) => ({ id: newId(), ...about, ...one })) })
  const leaves = told.leaves.map((one) => ({ ...periodOf(one), recordedAt: instantAt(one.from, one.hour) }))
  await db().absence.createMany({ data: leaves.map((one) => ({ id: newId(), personId, ...one })) })
  const inside = work.filter(({ where }) => where === 0).map(periodOf)
  return { personId, history: { assignments: cycles, completions, enrolments, waivers, leaves, work: inside } }
}

/** The days, in milliseconds, on which something about somebody may turn. */
function turningPoints({ assignments, completions, waivers, leaves, work }: DutyHistory): number[] {
  const periods = [...waivers, ...leaves, ...work].flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])
  const days = [
    ...assignments.flatMap(({ assignedOn, dueOn, endedOn }) => [assignedOn, dueOn, endedOn]),
    ...completions.flatMap(({ completedOn, validUntil, voidedAt }) => [
      ...[completedOn, validUntil],
      voidedAt && civilDay(voidedAt),
    ]),
    ...periods,
  ].flatMap((day) => (day ? [day.getTime()] : []))
  return [...days, ...assignments.map(({ dueOn }) => dueOn.getTime() - againWindow * dayLength)]
}

type Read = { personId: string; state: string; ruleId: string; assignedOn: Date; dueOn: Date }

test('dutyFacts is dutyOn, whatever happened', async () => {
  const world = await makeWorld()
  const { ambitoId } = world.here
  const moments = fc.array(fc.record({ pick: fc.nat(), off: fc.constantFrom(-1, 0, 1), hour }), {
    minLength: 5,
    maxLength: 5,
  })
  const property = fc.asyncProperty(
    fc.array(story, { minLength: 4, maxLength: 8 }),
    moments,
    async (stories, asked) => {
      const people = []
      for (const told of stories) people.push(await write(world, told))
      const turns = people.flatMap(({ history }) => turningPoints(history))
      for (const { pick, off, hour } of asked) {
        const turn = turns[pick % turns.length] ?? first
        const [asOf, until] = [new Date(turn + off * dayLength), new Date(turn + off * dayLength + hour * 3_600_000)]
        const rows = await sql()<Read[]>`
        WITH ${dutyFacts({ ambitoId, asOf, until })}
        SELECT person_id AS "personId", state, rule_id AS "ruleId", assigned_on AS "assignedOn", due_on AS "dueOn"
        FROM duty_facts`
        const midnight = romeInstant(isoDay(new Date(asOf.getTime() + dayLength)), '00:00')
        const closed = new Date(Math.min(midnight.getTime(), until.getTime() + 1))
        for (const { personId, history } of people) {
          const worked = history.work.some(({ startsOn }) => startsOn <= asOf)
          const expected = worked ? dutyOn(history, { asOf, closed }) : null
          const found = rows.find((row) => row.personId === personId)
          expect(found).toEqual(expected ? { personId, ...expected } : undefined)
        }
      }
    },
  )
  await fc.assert(property, { numRuns: 25 })
}, 120_000)
