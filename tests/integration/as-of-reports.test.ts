import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { withdrawPerson } from '#app/learning/editions/withdraw-person.server.ts'
import { takeSeats } from '#app/learning/editions/take-seats.server.ts'
import { membershipOn } from '#app/organisation/membership-queries.server.ts'
import { movePerson } from '#app/organisation/move-person.server.ts'
import { previewReorganisation, reorganise } from '#app/organisation/reorganisation/reorganise.server.ts'
import { AskedReorganisation } from '#app/organisation/reorganisation/schemas.ts'
import { transferOrganisation } from '#app/organisation/transfer-organisation.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { computeCoverage } from '#app/reporting/compute-coverage.server.ts'
import { addCourse, type TestCourse } from '#app/reporting/coverage.fixtures.ts'
import { getCoverage } from '#app/reporting/coverage-queries.server.ts'
import type { CoverageMatrix } from '#app/reporting/schemas.ts'
import { readRawFacts, slowCoverage, tidy } from '#tests/setup/slow-coverage.ts'

vi.setConfig({ testTimeout: 400_000 })

const beginning = new Date('2020-01-01T00:00:00Z')
const admin = viewerWith([grantOf('administrator')])
/** Around the change of the clocks, when a day has 23 hours. */
const firstDay = Date.parse('2026-03-26T00:00:00Z')
const dayOf = (index: number) => new Date(firstDay + index * 86_400_000)

/** Organisations and departments grow by mergers and splits. */
type World = {
  ambiti: { id: string; slug: string; editionId: string }[]
  organisations: string[]
  departments: string[]
  people: string[]
  course: TestCourse
}

/** Two ambiti with an edition each, three organisations with counters of the same and of other kinds, six people, two of them nowhere. */
async function addWorld(): Promise<World> {
  const course = await addCourse(newId())
  const ambiti = []
  for (const name of ['nord', 'sud']) {
    const [id, editionId] = [newId(), newId()]
    const ambito = { id, slug: `${name}-${id}`, name, code: id, startsOn: beginning }
    await db().ambito.create({ data: ambito })
    const edition = { id: editionId, courseId: course.courseId, ambitoId: id, name, startsOn: beginning }
    await db().edition.create({ data: edition })
    ambiti.push({ id, slug: ambito.slug, editionId })
  }
  const [organisations, departments]: [string[], string[]] = [[], []]
  for (const [index, kinds] of (
    [['registry', 'other', 'other'], ['registry', 'nursery'], ['registry']] as const
  ).entries()) {
    const id = newId()
    organisations.push(id)
    await db().organisation.create({ data: { id, kind: 'comune', slug: id, name: `Comune ${index}` } })
    const ambitoId = ambiti[index === 2 ? 1 : 0]?.id ?? ''
    await db().organisationAmbito.create({ data: { id: newId(), organisationId: id, ambitoId, startsOn: beginning } })
    for (const [counter, kind] of kinds.entries()) {
      const department = { id: newId(), organisationId: id, kind, name: `${kind} ${counter}`, startsOn: beginning }
      await db().department.create({ data: department })
      departments.push(department.id)
    }
  }
  const people = Array.from({ length: 6 }, newId)
  const person = (id: string) => ({
    id,
    givenName: 'Prova',
    familyName: 'Storica',
    fiscalCodeHash: id,
    fiscalCodeCipher: '-',
  })
  await db().person.createMany({ data: people.map(person) })
  const work = people.slice(2).map((personId, index) => {
    return { id: newId(), personId, departmentId: departments[index] ?? '', startsOn: beginning }
  })
  await db().membership.createMany({ data: work })
  return { ambiti, organisations, departments, people, course }
}

const kinds = [
  'hire',
  'second_counter',
  'move',
  'transfer',
  'leave',
  'absence',
  'enrol',
  'seat',
  'seat',
  'seat',
  'begin',
  'begin',
  'complete',
  'withdraw',
  'withdraw',
  'come_back',
  'come_back',
  'merge_organisations',
  'split_organisation',
  'merge_ambiti',
] as const

const step = fc.record({
  kind: fc.constantFrom(...kinds),
  /** Of the day's minutes, by the clocks in Italy. */
  minute: fc.integer({ min: 0, max: 1439 }),
  who: fc.nat({ max: 5 }),
  where: fc.nat({ max: 5 }),
})
type Step = { kind: (typeof kinds)[number]; minute: number; who: number; where: number }

const history = fc.array(fc.array(step, { minLength: 8, maxLength: 16 }), { minLength: 6, maxLength: 9 })

const instantOf = (day: Date, minute: number) => new Date(romeInstant(isoDay(day), '00:00').getTime() + minute * 60_000)

const openEnrolments = (world: World, personId: string) =>
  db().enrolment.findMany({
    where: { personId, edition: { courseId: world.course.courseId }, completedAt: null, state: { not: 'withdrawn' } },
    orderBy: { enrolledAt: 'asc' },
  })

/** As `record-progress` does it, without the exercises. */
async function complete(world: World, personId: string, now: Date): Promise<void> {
  const [enrolment] = await openEnrolments(world, personId)
  if (!enrolment) return
  const completedOn = civilDay(now)
  const { courseId, versionId: courseVersionId } = world.course
  await transaction(async (tx) => {
    const work = await membershipOn(personId, completedOn, tx)
    const place = {
      departmentId: work?.department.id ?? null,
      organisationId: work?.organisation.id ?? null,
      ambitoId: work?.ambito?.id ?? null,
    }
    const what = { enrolmentId: enrolment.id, personId, courseId, courseVersionId }
    const credit = { creditedMinutes: 240, declaredMinutes: 240 }
    await tx.completion.create({ data: { ...what, ...place, ...credit, completedOn, completedAt: now } })
    const started = enrolment.startedAt ?? now
    await tx.enrolment.update({
      where: { id: enrolment.id },
      data: { state: 'completed', startedAt: started, completedAt: now },
    })
  })
}

async function begin(world: World, personId: string, now: Date): Promise<void> {
  for (const { id, startedAt } of await openEnrolments(world, personId)) {
    if (!startedAt) await db().enrolment.update({ where: { id }, data: { state: 'under_way', startedAt: now } })
    const entry = { id: newId(), enrolmentId: id, activityId: 'lezione', minutes: 15, recordedAt: now }
    await db().attendanceEntry.create({ data: { ...entry, kind: 'declared_on_completion' } })
  }
}

/** The departments somebody can work in on a day. */
function openDepartments(world: World, day: Date) {
  const open = { OR: [{ endsOn: null }, { endsOn: { gte: day } }] }
  return db().department.findMany({
    where: { organisationId: { in: world.organisations }, ...open, organisation: open },
    orderBy: { id: 'asc' },
    select: { id: true, organisationId: true },
  })
}

type Change = { kind: 'merge_organisations' | 'split_organisation' | 'merge_ambiti'; who: number; where: number }

/** A merger or split as an administrator confirms it after its preview; what is refused is nothing. */
async function changeStructure(world: World, { kind, who, where }: Change, day: Date, now: Date): Promise<void> {
  const { organisations, ambiti } = world
  const departments = await openDepartments(world, day)
  const one = departments[where % departments.length]
  const other = organisations[who % organisations.length]
  const [to, from] = [ambiti[where % 2]?.id, ambiti[(where + 1) % 2]?.id]
  const input = {
    merge_organisations: { fromOrganisationId: other, toOrganisationId: one?.organisationId },
    split_organisation: {
      ...{ fromOrganisationId: one?.organisationId, departmentIds: [one?.id] },
      ...{ organisationKind: 'cooperative', name: 'Ente nato da un altro' },
    },
    // One of the two ends for good: not in every history.
    merge_ambiti: who < 3 ? { fromAmbitoId: from, toAmbitoId: to } : {},
  }[kind]
  const asked = AskedReorganisation.safeParse({ reorganisationId: newId(), from: isoDay(day), kind, ...input }).data
  if (!asked) return
  const preview = await previewReorganisation(admin, asked, now)
  if (!preview.ok) return
  const done = await reorganise(admin, { ...asked, fingerprint: preview.effect.fingerprint }, now)
  expect(done).toEqual({ ok: true, effect: null })
  const belonging = await db().organisationAmbito.findMany({ where: { ambitoId: { in: ambiti.map(({ id }) => id) } } })
  for (const { organisationId } of belonging)
    if (!organisations.includes(organisationId)) organisations.push(organisationId)
}

/** What somebody enters on its day; a step that cannot be is nothing. */
async function take(world: World, { kind, minute, who, where }: Step, day: Date): Promise<void> {
  const now = instantOf(day, minute)
  // The hour that March leaves out makes the day shorter.
  if (civilDay(now).getTime() !== day.getTime()) return
  const personId = world.people[who] ?? ''
  const departments = await openDepartments(world, day)
  const departmentId = departments[where % departments.length]?.id ?? ''
  const ambito = world.ambiti[where % 2]
  const current = await db().membership.findMany({
    where: { personId, startsOn: { lte: day }, OR: [{ endsOn: null }, { endsOn: { gte: day } }] },
  })
  const seat = { editionId: ambito?.editionId ?? '', personIds: [personId], actorId: admin.personId }
  if (kind === 'hire' || kind === 'second_counter') {
    const isMain = kind === 'hire'
    const isTaken = current.some((one) => one.departmentId === departmentId || (isMain && one.isMain))
    const mayBe = !isTaken && (isMain || current.some((one) => one.isMain))
    if (mayBe) await db().membership.create({ data: { id: newId(), personId, departmentId, isMain, startsOn: day } })
  } else if (kind === 'move') {
    if (current.length > 0)
      await movePerson(admin, { personId, toDepartmentId: departmentId, from: day, jobTitle: '' }, now)
  } else if (kind === 'transfer') {
    const organisationId = world.organisations[where % world.organisations.length] ?? ''
    await transferOrganisation(admin, { organisationId, toAmbitoId: world.ambiti[who % 2]?.id ?? '', from: day }, now)
  } else if (kind === 'leave') {
    await db().membership.updateMany({ where: { id: { in: current.map(({ id }) => id) } }, data: { endsOn: day } })
  } else if (kind === 'absence') {
    const known = await db().absence.count({ where: { personId, startsOn: day } })
    if (known === 0) await db().absence.create({ data: { id: newId(), personId, startsOn: day, recordedAt: now } })
  } else if (kind === 'merge_organisations' || kind === 'split_organisation' || kind === 'merge_ambiti') {
    await changeStructure(world, { kind, who, where }, day, now)
  } else if (kind === 'enrol') await enrolInCourse({ ...admin, personId }, world.course.slug, now)
  else if (kind === 'seat') await transaction((tx) => takeSeats(tx, seat, now))
  else if (kind === 'begin') await begin(world, personId, now)
  else if (kind === 'complete') await complete(world, personId, now)
  else if (kind === 'withdraw') await withdraw(world, personId, now)
  else {
    const out = await db().enrolment.findFirst({ where: { personId, editionId: seat.editionId, state: 'withdrawn' } })
    if (out) await transaction((tx) => takeSeats(tx, seat, now))
  }
}

async function withdraw(world: World, personId: string, now: Date): Promise<void> {
  for (const { slug, editionId } of world.ambiti) {
    const enrolment = await db().enrolment.findFirst({ where: { personId, editionId } })
    const which = { ambitoSlug: slug, editionId, enrolmentId: enrolment?.id ?? '', reason: 'Prova.' }
    if (enrolment) await withdrawPerson(admin, which, now)
  }
}

test('whatever happens, the report of each day is what the raw rows say, and no past report changes afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (days) => {
      const world = await addWorld()
      const { ambiti, organisations, course } = world
      const { courseId } = course
      const some = world.departments.filter((_, index) => index % 2 === 0)
      const printed: { ambitoId: string; asOf: Date; departmentIds: string[] | undefined; matrix: CoverageMatrix }[] =
        []
      for (const [index, steps] of days.entries()) {
        const day = dayOf(index)
        for (const one of steps.toSorted((a, b) => a.minute - b.minute)) await take(world, one, day)
        const until = new Date(romeInstant(isoDay(dayOf(index + 1)), '00:00').getTime() - 1)
        const raw = await readRawFacts(organisations, [courseId])
        for (const { id: ambitoId } of ambiti) {
          for (const departmentIds of [undefined, some]) {
            const question = { ambitoId, courseId, asOf: day, until, departmentIds }
            const matrix = tidy(await computeCoverage(question))
            expect(matrix).toEqual(slowCoverage(raw, question))
            printed.push({ ambitoId, asOf: day, departmentIds, matrix })
          }
        }
      }
      const until = new Date(dayOf(days.length + 3))
      const raw = await readRawFacts(organisations, [courseId])
      for (const { ambitoId, asOf, departmentIds, matrix } of printed) {
        const question = { ambitoId, courseId, asOf, until, departmentIds }
        expect(tidy(await computeCoverage(question)), isoDay(asOf)).toEqual(matrix)
        expect(slowCoverage(raw, question)).toEqual(matrix)
        if (!departmentIds) expect(tidy((await getCoverage(question, until)).matrix)).toEqual(matrix)
      }
    }),
    { numRuns: 14, seed: 20_261_126 },
  )
  // Histories in which hardly anything happened would show nothing.
  expect(await db().completion.count({ where: { ambitoId: { not: null } } })).toBeGreaterThan(15)
  expect(await db().organisationAmbito.count({ where: { endsOn: { not: null } } })).toBeGreaterThan(10)
  const reorganised = await db().reorganisation.groupBy({ by: 'kind', _count: true, orderBy: { kind: 'asc' } })
  for (const { kind, _count: count } of reorganised) expect(count, kind).toBeGreaterThan(1)
  expect(reorganised).toHaveLength(3)
  expect(await db().enrolmentWithdrawal.count({ where: { reopenedAt: { not: null } } })).toBeGreaterThan(1)
})
