/** A year of invented learning for the demonstration, once. Run alone after the seed: `node app/cli/seed-history.ts`. */
import { findCompletion } from '#app/certificates/completion-queries.server.ts'
import { lockSeries, seriesOf } from '#app/certificates/certificate-number.server.ts'
import { storeCertificate } from '#app/certificates/store-certificate.server.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { openStandingEdition } from '#app/learning/open-standing-edition.server.ts'
import { getVersion, type PublishedVersion } from '#app/learning/version-queries.server.ts'
import { inForceOn } from '#app/organisation/dated.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { closeDatabase, db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { refreshToday } from '#app/reporting/coverage-queries.server.ts'
import { isInvented, planHistory, type Colleague, type Journey } from './seed/history-plan.ts'
import { addJourney, type HistoryRows } from './seed/history-rows.ts'
import { demoPeople } from './seed/people.ts'

const courseSlug = 'approccio-transculturale'
const history = 'seed.history'
const certified = 'seed.history.certificates'
const historyLock = 7_216_004
const batch = 1000
const certificatesAtOnce = 40

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

/** Lessons that take half of the declared minutes. */
function halfOf(version: PublishedVersion): number {
  const lessons = lessonsOf(version.outline)
  const ends = lessons.map((_, index) => lessons.slice(0, index + 1).reduce((sum, { minutes }) => sum + minutes, 0))
  return Math.max(1, ends.filter((minutes) => minutes <= version.declaredMinutes / 2).length)
}

function rowsOf(
  colleagues: readonly Colleague[],
  version: PublishedVersion,
  editionId: string,
  now: Date,
): HistoryRows {
  const random = seededRandom(20_263)
  const context = { version, editionId, now, random }
  const rows: HistoryRows = { enrolments: [], progress: [], attendance: [], completions: [] }
  const isOne = isInvented(colleagues.length)
  const invented = colleagues.filter(({ personId }) => isOne(personId))
  for (const journey of planHistory(invented, random)) addJourney(rows, journey, context)
  const stories: [string | undefined, Omit<Journey, 'colleague'>, number?][] = [
    [nursery, { stage: 'under_way', enrolledDaysAgo: 16, lastDaysAgo: 2 }, halfOf(version)],
    [contact, { stage: 'completed', enrolledDaysAgo: 210, lastDaysAgo: 190 }],
  ]
  for (const [personId, story, lessonsDone] of stories) {
    const colleague = colleagues.find((one) => one.personId === personId)
    if (colleague) addJourney(rows, { colleague, ...story }, context, lessonsDone)
  }
  return rows
}

function* slices<Row>(rows: readonly Row[], size: number): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}

async function store(tx: Transaction, rows: HistoryRows): Promise<void> {
  for (const data of slices(rows.enrolments, batch)) await tx.enrolment.createMany({ data, skipDuplicates: true })
  for (const data of slices(rows.progress, batch)) await tx.activityProgress.createMany({ data })
  for (const data of slices(rows.attendance, batch)) await tx.attendanceEntry.createMany({ data })
  for (const data of slices(rows.completions, batch)) await tx.completion.createMany({ data })
}

async function mark(tx: Transaction, key: string, value: string, now: Date): Promise<void> {
  await tx.installationFact.create({ data: { key, value, updatedAt: now } })
  const subject = { subjectType: 'installation', subjectId: key, detail: { value } }
  await audit(tx, { actorId: null, action: 'installation.seeded', ...subject }, now)
}

const has = async (tx: Transaction, key: string) =>
  (await tx.installationFact.findUnique({ where: { key }, select: { key: true } })) !== null

async function addHistory(now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${historyLock})`
    const course = await tx.course.findUnique({
      where: { slug: courseSlug },
      select: { id: true, currentVersionId: true },
    })
    if (!course?.currentVersionId || (await has(tx, history))) return
    const version = await getVersion(course.currentVersionId, tx)
    const editionId = await openStandingEdition(tx, course.id, now)
    const rows = rowsOf(await listColleagues(tx, now), version, editionId, now)
    await store(tx, rows)
    const first = rows.enrolments.map(({ enrolledAt }) => new Date(enrolledAt).getTime())
    const startsOn = civilDay(new Date(Math.min(now.getTime(), ...first)))
    await tx.edition.update({ where: { id: editionId }, data: { startsOn } })
    await mark(tx, history, `${rows.enrolments.length} enrolments, ${rows.completions.length} completed`, now)
  })
}

/**
 * The certificates of that year, dated and numbered in the order of the completions. Not by the job of a real
 * completion: hundreds would hold up the first real one, and invented people get no mail. Stopped half-way, the next
 * start goes on.
 */
async function addCertificates(now: Date): Promise<void> {
  for (;;) {
    const finished = await transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${historyLock})`
      if (!(await has(tx, history)) || (await has(tx, certified))) return true
      const waiting = await tx.$queryRaw<{ enrolment_id: string; completed_at: Date }[]>`
        SELECT x.enrolment_id, x.completed_at FROM completion x JOIN course c ON c.id = x.course_id
        WHERE c.slug = ${courseSlug} AND NOT EXISTS (SELECT 1 FROM certificate k WHERE k.enrolment_id = x.enrolment_id)
        ORDER BY x.completed_at, x.enrolment_id LIMIT ${certificatesAtOnce}`
      for (const { enrolment_id: enrolmentId, completed_at: issuedAt } of waiting) {
        const completion = await findCompletion(tx, enrolmentId)
        if (!completion) continue
        const series = seriesOf(completion.ambito, issuedAt)
        await lockSeries(tx, series)
        await storeCertificate(tx, { completion, series, revision: 1, replaces: null, actorId: null }, issuedAt)
      }
      if (waiting.length > 0) return false
      await mark(tx, certified, 'issued', now)
      return true
    })
    if (finished) return
  }
}

/**
 * Writes, once in the life of a demonstration, what a year of the course would have left behind: enrolments, progress,
 * register, completions, certificates, today's figures. Nothing while the course is not published.
 * @returns what was written, in words
 */
export async function seedHistory(now: Date = clock.now()): Promise<string> {
  if (await has(db(), certified)) return 'already there'
  await addHistory(now)
  await addCertificates(now)
  const fact = await db().installationFact.findUnique({ where: { key: history }, select: { value: true } })
  if (!fact) return `course ${courseSlug} not published yet`
  const ambiti = await db().ambito.findMany({ select: { id: true } })
  await refreshToday(
    ambiti.map(({ id }) => id),
    now,
  )
  return fact.value
}

if (import.meta.main) {
  process.stdout.write(`${await seedHistory()}\n`)
  await closeDatabase()
}
