/** A year of invented learning for the demonstration, once. Run alone after the seed: `node app/cli/seed-history.ts`. */
import { keepSheetIn } from '#app/assessment/answer-sheet.server.ts'
import { keepFirstRunsIn } from '#app/assessment/keep-first-run.server.ts'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { openStandingEdition } from '#app/learning/open-standing-edition.server.ts'
import { getVersion, type PublishedVersion } from '#app/learning/version-queries.server.ts'
import { inForceOn } from '#app/organisation/dated.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { closeDatabase, db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { refreshToday } from '#app/reporting/coverage-queries.server.ts'
import { queueCertificates } from './seed/certify-history.server.ts'
import { addGroupEdition, addPresences, groupCourse, planGroup } from './seed/demo-edition.server.ts'
import { markingsOf } from './seed/history-markings.ts'
import {
  isInvented,
  planFollowing,
  planHistory,
  type Colleague,
  type Following,
  type Journey,
} from './seed/history-plan.ts'
import { addJourney, type HistoryContext, type HistoryRows } from './seed/history-rows.ts'
import { addSurveys } from './seed/history-surveys.server.ts'
import { moveSome } from './seed/move-some.server.ts'
import { historyLock, isMarked, mark, marks } from './seed/marks.server.ts'
import { addExternals, addOpenContest } from './seed/office-work.server.ts'
import { addDuties } from './seed/office-duties.server.ts'
import { demoPeople } from './seed/people.ts'
import { tellReasons } from './seed/tell-reasons.server.ts'

/** The course that the year began with, and those taken after it: by the work people do, how many go on to each. */
const courseSlug = 'approccio-transculturale'
const followings: Readonly<Record<string, Following>> = {
  'tutela-minori': { social_services: 0.5, nursery: 0.45, other: 0.3, local_police: 0.3, registry: 0.15 },
  'care-drain': { social_services: 0.4, registry: 0.35, other: 0.35, technical_office: 0.3 },
}
const batch = 1000

const demoId = (email: string) => demoPeople.find((person) => person.email === email)?.id
/** Half-way through, for "resume here", and done, with a certificate to show. */
const nursery = demoId('nido@carate.example')
const contact = demoId('referente@lissone.example')

/** Where people work today, main department only, in a fixed order. */
async function listColleagues(tx: Transaction, now: Date): Promise<Colleague[]> {
  const inForce = inForceOn(civilDay(now))
  const rows = await tx.membership.findMany({
    where: { isMain: true, ...inForce },
    orderBy: { personId: 'asc' },
    select: {
      personId: true,
      department: {
        select: {
          id: true,
          kind: true,
          organisation: {
            select: { id: true, slug: true, ambiti: { where: inForce, select: { ambitoId: true } } },
          },
        },
      },
    },
  })
  return rows.flatMap(({ personId, department: { organisation, ...department } }) => {
    const ambitoId = organisation.ambiti[0]?.ambitoId
    if (!ambitoId) return []
    const place = { organisationId: organisation.id, organisationSlug: organisation.slug, ambitoId }
    return [{ personId, departmentId: department.id, departmentKind: department.kind, ...place }]
  })
}

async function specsOf(version: PublishedVersion, tx: Transaction): Promise<Map<string, AssessmentSpec>> {
  const ids = lessonsOf(version.outline).flatMap(({ activities }) => activities.map(({ id }) => id))
  const specs = await Promise.all(ids.map((id) => getSpec(version.id, id, tx)))
  return new Map(specs.map((spec) => [spec.id, spec]))
}

/** Lessons that take half of the declared minutes. */
function halfOf(version: PublishedVersion): number {
  const lessons = lessonsOf(version.outline)
  const ends = lessons.map((_, index) => lessons.slice(0, index + 1).reduce((sum, { minutes }) => sum + minutes, 0))
  return Math.max(1, ends.filter((minutes) => minutes <= version.declaredMinutes / 2).length)
}

const noRows = (): HistoryRows => ({
  ...{ enrolments: [], progress: [], attempts: [], answers: [], sharedReasons: [] },
  ...{ attendance: [], completions: [], decisions: [] },
})

function rowsOf(journeys: readonly Journey[], context: HistoryContext): HistoryRows {
  const rows = noRows()
  for (const journey of journeys) addJourney(rows, journey, context)
  return rows
}

/** What the demonstration's own accounts have behind them. */
function addStories(rows: HistoryRows, colleagues: readonly Colleague[], context: HistoryContext): void {
  const stories: [string | undefined, Omit<Journey, 'colleague'>, number?][] = [
    [nursery, { stage: 'under_way', enrolledDaysAgo: 16, lastDaysAgo: 2 }, halfOf(context.version)],
    [contact, { stage: 'completed', enrolledDaysAgo: 210, lastDaysAgo: 190 }],
  ]
  for (const [personId, story, lessonsDone] of stories) {
    const colleague = colleagues.find((one) => one.personId === personId)
    if (colleague) addJourney(rows, { colleague, ...story }, context, lessonsDone)
  }
}

function* slices<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += batch) yield rows.slice(start, start + batch)
}

/** The long tables go in as JSON: several times faster than one parameter a value, which counts for 20,000 people. */
async function store(tx: Transaction, rows: HistoryRows): Promise<void> {
  for (const data of slices(rows.enrolments)) await tx.enrolment.createMany({ data, skipDuplicates: true })
  for (const data of slices(rows.progress)) {
    await tx.$executeRaw`
      INSERT INTO activity_progress (enrolment_id, activity_id, course_version_id, completed_at, score_basis_points)
      SELECT * FROM json_to_recordset(${JSON.stringify(data)}::json) AS row(
        "enrolmentId" uuid, "activityId" text, "courseVersionId" uuid, "completedAt" timestamptz, "scoreBasisPoints" int)`
  }
  for (const data of slices(rows.attempts)) await tx.attempt.createMany({ data })
  for (const data of slices(rows.answers)) {
    await tx.$executeRaw`
      INSERT INTO answer (id, attempt_id, item_id, sequence, value, received_at, points_hundredths, max_hundredths)
      SELECT * FROM json_to_recordset(${JSON.stringify(data)}::json) AS row(
        id uuid, "attemptId" uuid, "itemId" text, sequence int, value jsonb, "receivedAt" timestamptz,
        "pointsHundredths" int, "maxHundredths" int)`
  }
  await keepSheetIn(tx, null)
  await keepFirstRunsIn(tx)
  for (const data of slices(rows.sharedReasons)) await tx.sharedReason.createMany({ data })
  for (const data of slices(rows.attendance)) {
    await tx.$executeRaw`
      INSERT INTO attendance_entry (id, enrolment_id, activity_id, kind, minutes, recorded_at)
      SELECT * FROM json_to_recordset(${JSON.stringify(data)}::json) AS row(
        id uuid, "enrolmentId" uuid, "activityId" text, kind attendance_kind, minutes int, "recordedAt" timestamptz)`
  }
  for (const data of slices(rows.completions)) await tx.completion.createMany({ data })
}

type Readers = Pick<HistoryContext, 'specs' | 'now' | 'random'> & { colleagues: readonly Colleague[] }

/** The answers that trainers read, or have still to read. */
async function storeMarkings(tx: Transaction, rows: HistoryRows, { colleagues, ...context }: Readers): Promise<void> {
  const [one, other] = [demoId('trainer@sguardi.example'), demoId('admin@sguardi.example')]
  if (!one || !other) return
  const kinds = new Map(colleagues.map(({ personId, departmentKind }) => [personId, departmentKind]))
  const people = new Map(rows.enrolments.map(({ id, personId }) => [id, personId]))
  const departmentOf = (enrolmentId: string) => kinds.get(people.get(enrolmentId) ?? '') ?? null
  const { openAnswers, texts, markings } = markingsOf(rows, { ...context, departmentOf, markers: [one, other] })
  await tx.openAnswer.createMany({ data: openAnswers })
  await tx.answerText.createMany({ data: texts })
  await tx.marking.createMany({ data: markings })
}

type Course = { id: string; slug: string; version: PublishedVersion }

async function findCourse(tx: Transaction, slug: string): Promise<Course | null> {
  const course = await tx.course.findUnique({ where: { slug }, select: { id: true, currentVersionId: true } })
  return course?.currentVersionId
    ? { id: course.id, slug, version: await getVersion(course.currentVersionId, tx) }
    : null
}

/** One course's year, from its enrolments to its surveys; `stories` are of the first course. */
async function addCourse(
  tx: Transaction,
  { id, slug, version }: Course,
  { journeys, stories, now }: { journeys: readonly Journey[]; stories: readonly Colleague[]; now: Date },
): Promise<{ rows: HistoryRows; specs: HistoryContext['specs'] }> {
  const editionId = await openStandingEdition(tx, id, now)
  const specs = await specsOf(version, tx)
  const context = { slug, version, specs, editionId, now, random: seededRandom(20_266) }
  const rows = rowsOf(journeys, context)
  addStories(rows, stories, context)
  await tellReasons(tx, rows, seededRandom(20_265))
  await store(tx, rows)
  await addSurveys(tx, { version, enrolments: rows.enrolments, random: seededRandom(20_264) })
  const first = rows.enrolments.map(({ enrolledAt }) => new Date(enrolledAt).getTime())
  const startsOn = civilDay(new Date(Math.min(now.getTime(), ...first)))
  await tx.edition.update({ where: { id: editionId }, data: { startsOn } })
  return { rows, specs }
}

/** The year of the courses taken after the first; returns who has taken one. */
async function addFollowing(tx: Transaction, first: readonly Journey[], now: Date): Promise<Set<string>> {
  const taken = new Set<string>()
  for (const [slug, following] of Object.entries(followings)) {
    const course = await findCourse(tx, slug)
    if (!course) continue
    const journeys = planFollowing(first, following, seededRandom(slug.length))
    await addCourse(tx, course, { journeys, stories: [], now })
    for (const { colleague } of journeys) taken.add(colleague.personId)
  }
  return taken
}

/** The group that takes a course together; returns who is in it. */
async function addGroup(
  tx: Transaction,
  {
    journeys,
    taken,
    colleagues,
  }: { journeys: readonly Journey[]; taken: ReadonlySet<string>; colleagues: readonly Colleague[] },
  now: Date,
): Promise<Set<string>> {
  const course = await findCourse(tx, groupCourse)
  if (!course) return new Set()
  const { id, slug, version } = course
  const { editionId, meetings } = await addGroupEdition(tx, id, now)
  const also = colleagues.filter(({ personId }) => personId === contact)
  const group = planGroup(journeys, (personId) => taken.has(personId), also)
  const specs = await specsOf(version, tx)
  const context = { slug, version, specs, editionId, now, random: seededRandom(20_267) }
  const rows = noRows()
  for (const [index, journey] of group.entries()) addJourney(rows, journey, context, 1 + (index % 5))
  await tellReasons(tx, rows, seededRandom(20_268))
  await store(tx, rows)
  await addPresences(tx, rows.enrolments, meetings, now)
  await addOpenContest(tx, editionId, now)
  return new Set(group.map(({ colleague }) => colleague.personId))
}

/** Writes the history unless it is there. Certificates follow by a job; one that was lost is queued again. */
async function addHistory(now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${historyLock})`
    const course = await findCourse(tx, courseSlug)
    if (!course) return false
    await queueCertificates(tx)
    if (await isMarked(tx, marks.history)) return true
    const random = seededRandom(20_263)
    const colleagues = await listColleagues(tx, now)
    const isOne = isInvented(colleagues.length)
    const journeys = planHistory(
      colleagues.filter(({ personId }) => isOne(personId)),
      random,
    )
    const { rows, specs } = await addCourse(tx, course, { journeys, stories: colleagues, now })
    await storeMarkings(tx, rows, { specs, colleagues, now, random: seededRandom(1968) })
    const following = await addFollowing(tx, journeys, now)
    const group = await addGroup(tx, { journeys, taken: following, colleagues }, now)
    await addExternals(tx, journeys, now)
    const stays = new Set([...following, ...group, contact])
    // Whoever took another course has a place on several days: they stay where they are.
    const completions = rows.completions.filter(({ personId }) => !stays.has(personId))
    await moveSome(tx, { completions, colleagues, now, random })
    await addDuties(tx, now)
    const people = `${rows.enrolments.length} enrolments, ${rows.completions.length} completed`
    await mark(tx, marks.history, `${people}, ${following.size} on to further courses`, now)
    return true
  }, 10 * 60_000)
}

/**
 * Writes, once in the life of a demonstration, what a year of the courses would have left behind: enrolments, progress,
 * register, completions, today's figures; certificates follow by a job of the site. Nothing while the first course is not
 * published.
 * @returns what was written, in words
 */
export async function seedHistory(now: Date = clock.now()): Promise<string> {
  if (await isMarked(db(), marks.certificates)) return 'already there'
  try {
    if (!(await addHistory(now))) return `course ${courseSlug} not published yet`
  } finally {
    await stopJobs()
  }
  const ambiti = await db().ambito.findMany({ select: { id: true } })
  await refreshToday(
    ambiti.map(({ id }) => id),
    now,
  )
  return (await db().installationFact.findUniqueOrThrow({ where: { key: marks.history } })).value
}

if (import.meta.main) {
  process.stdout.write(`${await seedHistory()}\n`)
  await closeDatabase()
}
