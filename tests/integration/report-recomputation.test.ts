import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { computeBands } from '#app/reporting/reports/band-queries.server.ts'
import { bandKeys, bandOf, bandPeriod } from '#app/reporting/reports/hours-bands.ts'
import { lastMonths } from '#app/reporting/reports/months.ts'
import { computeOutcomes } from '#app/reporting/reports/outcome-queries.server.ts'
import { computeTrend } from '#app/reporting/reports/trend-queries.server.ts'

vi.setConfig({ testTimeout: 180_000 })

const dayLength = 86_400_000
const first = Date.parse('2025-10-01T00:00:00Z')
const dayAt = (index: number) => new Date(first + index * dayLength)
const indexOf = (day: Date) => Math.round((day.getTime() - first) / dayLength)
/** In the morning, so that the day is one in Italy and in UTC. */
const instantAt = (index: number) => new Date(first + index * dayLength + 9 * 3_600_000)

const day = fc.nat(500)
const few = fc.nat(60)
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

/** One person; numbers of days count from the first, or from what comes before. `where` is one of four counters of two comuni. */
const story = fc.record({
  work: fc.uniqueArray(fc.record({ where: fc.nat(3), from: fc.nat(300), length: maybe(fc.nat(300)) }), {
    selector: ({ where }) => where,
    minLength: 1,
    maxLength: 3,
  }),
  taken: maybe(
    fc.record({ on: day, begun: maybe(few), done: few, isDone: fc.boolean(), issued: maybe(few), revoked: maybe(few) }),
  ),
  entries: fc.array(fc.record({ after: fc.nat(200), minutes: fc.integer({ min: 10, max: 1500 }) }), { maxLength: 4 }),
  externals: fc.array(fc.record({ ended: day, decided: few, minutes: fc.integer({ min: 60, max: 2500 }) }), {
    maxLength: 2,
  }),
})
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never

const holds = ({ from, length }: Story['work'][number], on: number) =>
  from <= on && (length === null || from + length >= on)
const organisationOf = (where: number) => (where < 2 ? 0 : 1)
const kindOf = (where: number) => (where === 1 ? ('social_services' as const) : ('registry' as const))

/** Minutes credited, and on which day. */
const creditsOf = ({ taken, entries }: Story) =>
  taken ? entries.map(({ after, minutes }) => ({ on: taken.on + after, minutes })) : []

/** On which days what happened to an enrolment, and where it was completed; null for what never did. */
function takenOf({ work, taken }: Story) {
  if (!taken) return null
  const startedOn = taken.begun === null ? null : taken.on + taken.begun
  const doneOn = startedOn === null || !taken.isDone ? null : startedOn + taken.done
  const issuedOn = doneOn === null || taken.issued === null ? null : doneOn + taken.issued
  const revokedOn = issuedOn === null || taken.revoked === null ? null : issuedOn + taken.revoked
  const place = doneOn === null ? undefined : work.find((one) => holds(one, doneOn))
  return { enrolledOn: taken.on, startedOn, doneOn, issuedOn, revokedOn, place }
}

type World = { ambitoId: string; courseId: string; slug: string; departments: string[] }

/** Writes what had happened by a day, as it stood on it: later days, ends and acts are not written. */
async function write(stories: readonly Story[], known: number): Promise<World> {
  const ambitoId = newId()
  const code = ambitoId.slice(-12)
  const startsOn = new Date('2020-01-01T00:00:00Z')
  await db().ambito.create({ data: { id: ambitoId, slug: ambitoId, name: code, code, startsOn } })
  const organisations = [newId(), newId()]
  for (const [index, id] of organisations.entries()) {
    await db().organisation.create({ data: { id, kind: 'comune', slug: id, name: `Comune ${index}` } })
    await db().organisationAmbito.create({ data: { id: newId(), organisationId: id, ambitoId, startsOn } })
  }
  const departments = [0, 1, 2, 3].map((where) => ({
    ...{ id: newId(), organisationId: organisations[organisationOf(where)] ?? '', kind: kindOf(where) },
    ...{ name: `Sportello ${where}`, startsOn },
  }))
  await db().department.createMany({ data: departments })
  const course = await addCourse(`corso-${ambitoId}`)
  const world = { ambitoId, courseId: course.courseId, slug: course.slug, departments: departments.map(({ id }) => id) }
  for (const [index, one] of stories.entries())
    await writePerson(world, { ...course, organisations }, one, index, known)
  return world
}

type Course = Awaited<ReturnType<typeof addCourse>> & { organisations: string[] }

async function writePerson(world: World, course: Course, told: Story, index: number, known: number): Promise<void> {
  const personId = newId()
  const departmentIdOf = (where: number) => world.departments[where] ?? ''
  await db().person.create({
    data: {
      id: personId,
      givenName: 'Prova',
      familyName: `Numero ${index}`,
      fiscalCodeHash: personId,
      fiscalCodeCipher: '-',
    },
  })
  await db().membership.createMany({
    data: told.work
      .filter(({ from }) => from <= known)
      .map(({ where, from, length }, number) => ({
        ...{ id: newId(), personId, departmentId: departmentIdOf(where), isMain: number === 0, startsOn: dayAt(from) },
        endsOn: length === null || from + length > known ? null : dayAt(from + length),
      })),
  })
  const taken = takenOf(told)
  const at = (on: number | null | undefined) => (typeof on === 'number' && on <= known ? instantAt(on) : null)
  const enrolledAt = at(taken?.enrolledOn)
  if (taken && enrolledAt) {
    const [enrolmentId, startedAt, completedAt] = [newId(), at(taken.startedOn), at(taken.doneOn)]
    const state = completedAt ? 'completed' : startedAt ? 'under_way' : 'enrolled'
    const of = { personId, courseId: course.courseId }
    const { editionId, versionId: courseVersionId } = course
    await db().enrolment.create({
      data: { id: enrolmentId, personId, editionId, courseVersionId, state, enrolledAt, startedAt, completedAt },
    })
    const entries = creditsOf(told).filter(({ on }) => on <= known)
    await db().attendanceEntry.createMany({
      data: entries.map(({ on, minutes }, number) => ({
        ...{ id: newId(), enrolmentId, activityId: `a${number}`, kind: 'declared_on_completion' as const, minutes },
        recordedAt: instantAt(on),
      })),
    })
    if (completedAt && taken.doneOn !== null) {
      const { place } = taken
      const where = place
        ? {
            departmentId: departmentIdOf(place.where),
            organisationId: course.organisations[organisationOf(place.where)] ?? '',
            ambitoId: world.ambitoId,
          }
        : {}
      const credit = { creditedMinutes: 240, declaredMinutes: 240, completedOn: dayAt(taken.doneOn), completedAt }
      await db().completion.create({ data: { enrolmentId, ...of, courseVersionId, ...credit, ...where } })
    }
    await writeCertificate({ ...of, enrolmentId }, at(taken.issuedOn), at(taken.revokedOn))
  }
  for (const { ended, decided, minutes } of told.externals) {
    if (ended + decided > known) continue
    const [externalId, decidedAt] = [newId(), instantAt(ended + decided)]
    const where = {
      ambitoId: world.ambitoId,
      organisationId: course.organisations[0] ?? '',
      departmentId: departmentIdOf(0),
    }
    const what = {
      title: 'Altrove',
      provider: 'Altri',
      area: 'Altro',
      source: 'other' as const,
      minutes,
      endedOn: dayAt(ended),
    }
    const evidence = { evidenceSha256: sha256(externalId), evidenceType: 'application/pdf', enteredAt: decidedAt }
    await db().externalCertificate.create({ data: { id: externalId, personId, ...where, ...what, ...evidence } })
    const decision = { externalId, number: 1, verdict: 'approved' as const, minutes, authorId: personId, decidedAt }
    await db().externalDecision.create({ data: decision })
  }
}

let sequence = 0

async function writeCertificate(
  of: { personId: string; courseId: string; enrolmentId: string },
  issuedAt: Date | null,
  revokedAt: Date | null,
): Promise<void> {
  if (!issuedAt) return
  sequence += 1
  const id = newId()
  const number = { number: `PROVA-${sequence}`, year: 2026, sequence, verifyCode: sha256(id).slice(0, 20) }
  await db().certificate.create({ data: { id, ...of, ...number, facts: {}, pdfSha256: sha256(id), issuedAt } })
  if (revokedAt)
    await db().certificateEvent.create({ data: { id: newId(), certificateId: id, kind: 'revoked', at: revokedAt } })
}

type Among = readonly number[]

/** Where somebody works on a day, among some counters. */
const placesOn = ({ work }: Story, on: number, among: Among) =>
  work.filter((one) => holds(one, on) && among.includes(one.where)).map(({ where }) => where)

function slowBands(stories: readonly Story[], asOf: number, among: Among, year: number) {
  const { staffOn } = bandPeriod(year, dayAt(asOf))
  const yearOf = (on: number) => dayAt(on).getUTCFullYear()
  const sums: Record<string, number[]> = {}
  for (const told of stories) {
    const own = creditsOf(told).filter(({ on }) => on <= asOf && yearOf(on) === year)
    const others = told.externals.filter(({ ended, decided }) => ended + decided <= asOf && yearOf(ended) === year)
    const minutes = [...own, ...others].reduce((sum, one) => sum + one.minutes, 0)
    const places = placesOn(told, indexOf(staffOn), among)
    const keys = places.flatMap((where) => {
      const [place, kind] = [`Comune ${organisationOf(where)}`, kindOf(where)]
      return [`${place} ${kind}`, `${place} –`, `– ${kind}`, '– –']
    })
    for (const key of new Set(keys)) {
      const bands = (sums[key] ??= [0, 0, 0, 0, 0])
      const band = bandKeys.indexOf(bandOf(minutes))
      bands[band] = (bands[band] ?? 0) + 1
    }
  }
  return sums
}

async function quickBands({ ambitoId, departments }: World, asOf: number, among: Among | null, year: number) {
  const departmentIds = among?.map((where) => departments[where] ?? '')
  const { rows } = await computeBands({ ambitoId, year, asOf: dayAt(asOf), until: instantAt(2000), departmentIds })
  return Object.fromEntries(
    rows.map(({ organisationName, departmentKind, bands }) => [
      `${organisationName || '–'} ${departmentKind ?? '–'}`,
      bands,
    ]),
  )
}

type Taken = { told: Story; organisation: number; doneOn: number | null; days: number | null; isCertified: boolean }

/** Everybody who enrolled by a day, once for each place, and the day of what they have come to. */
function slowTaken(stories: readonly Story[], asOf: number, among: Among): Taken[] {
  return stories.flatMap((told): Taken[] => {
    const taken = takenOf(told)
    if (!taken || taken.enrolledOn > asOf) return []
    const { enrolledOn, doneOn, issuedOn, revokedOn, place } = taken
    if (doneOn !== null && doneOn <= asOf) {
      if (!place) return []
      // In every counter of the place where they worked on that day.
      const there = placesOn(told, doneOn, among).some((where) => organisationOf(where) === organisationOf(place.where))
      const isCertified = issuedOn !== null && issuedOn <= asOf && (revokedOn === null || revokedOn > asOf)
      return there
        ? [{ told, organisation: organisationOf(place.where), doneOn, days: doneOn - enrolledOn, isCertified }]
        : []
    }
    const places = new Set(placesOn(told, asOf, among).map(organisationOf))
    return [...places].map((organisation) => ({ told, organisation, doneOn: null, days: null, isCertified: false }))
  })
}

function slowOutcomes(stories: readonly Story[], asOf: number, among: Among) {
  const taken = slowTaken(stories, asOf, among)
  const days = taken.flatMap((one) => one.days ?? []).toSorted((a, b) => a - b)
  const middle = days.length / 2
  const [low, high] = [days[Math.ceil(middle) - 1] ?? 0, days[Math.floor(middle)] ?? 0]
  return {
    enrolled: taken.length,
    completed: days.length,
    certified: taken.filter(({ isCertified }) => isCertified).length,
    medianDays: days.length > 0 ? (low + high) / 2 : null,
  }
}

function slowTrend(stories: readonly Story[], asOf: number, among: Among) {
  const done = slowTaken(stories, asOf, among).filter(({ doneOn }) => doneOn !== null)
  return lastMonths(dayAt(asOf), 24).map(({ month, lastDay }) => {
    const on = indexOf(lastDay)
    const trained = slowTaken(stories, on, among).filter(({ doneOn }) => doneOn !== null)
    const people = new Set(trained.map(({ told, organisation }) => `${stories.indexOf(told)} ${organisation}`))
    for (const [index, told] of stories.entries())
      for (const where of placesOn(told, on, among)) people.add(`${index} ${organisationOf(where)}`)
    const completions = done.filter(({ doneOn }) => isoDay(dayAt(doneOn ?? 0)).startsWith(month)).length
    return { month, lastDay: isoDay(lastDay), completions, completed: trained.length, people: people.size }
  })
}

async function quickReports({ ambitoId, courseId, slug, departments }: World, asOf: number, among: Among | null) {
  const departmentIds = among?.map((where) => departments[where] ?? '')
  const ambito = { id: ambitoId, slug: ambitoId, name: '', code: '' }
  const report = { ambito, day: { asOf: dayAt(asOf), fault: null, typed: '' }, departmentIds, now: instantAt(2000) }
  const course = { id: courseId, slug, title: slug, declaredMinutes: 240 }
  const { courses } = await computeOutcomes(report, [course], instantAt(2000))
  const { months } = await computeTrend(report, courseId, instantAt(2000))
  const [counted] = courses
  if (!counted) throw new Error('no course')
  const { enrolled, completed, certified, medianDays } = counted
  return { outcomes: { enrolled, completed, certified, medianDays }, months }
}

test('whatever happens, reports are what the stories say, and what is written later changes no past day', async () => {
  const [everywhere, some]: [Among, Among] = [
    [0, 1, 2, 3],
    [1, 2],
  ]
  let completed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(story, { minLength: 5, maxLength: 8 }),
      fc.integer({ min: 60, max: 480 }),
      async (stories, asOf) => {
        const [then, later] = [await write(stories, asOf), await write(stories, 2000)]
        const year = dayAt(asOf).getUTCFullYear()
        for (const world of [then, later]) {
          for (const among of [null, some]) {
            const seen = among ?? everywhere
            expect(await quickBands(world, asOf, among, year)).toEqual(slowBands(stories, asOf, seen, year))
            const { outcomes, months } = await quickReports(world, asOf, among)
            expect(outcomes).toEqual(slowOutcomes(stories, asOf, seen))
            expect(months).toEqual(slowTrend(stories, asOf, seen))
            completed += outcomes.completed
          }
        }
      },
    ),
    { numRuns: 25, seed: 20_261_127 },
  )
  // Stories in which nobody completed anything would show nothing.
  expect(completed).toBeGreaterThan(20)
})
