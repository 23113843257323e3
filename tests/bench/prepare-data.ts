/**
 * Fills the database of DATABASE_URL with a large installation and writes what the load generator needs to a file:
 * `node tests/bench/prepare-data.ts <people> <file>`. A process of its own, so that its memory is not the generator's.
 */
import { writeFile } from 'node:fs/promises'
import { drawQuestions } from '#app/assessment/draw-questions.ts'
import type { Question, QuizSpec } from '#app/assessment/schemas.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { viewId, viewOrder } from '#app/assessment/view-order.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { publishCourses } from '#app/cli/publish-courses.ts'
import { seedHistory } from '#app/cli/seed-history.ts'
import { seed } from '#app/cli/seed.ts'
import { hashPassword } from '#app/identity/password.server.ts'
import { sessionCookie } from '#app/identity/session-cookie.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { closeDatabase, db, sql } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { benchPassword, type Targets } from './targets.ts'

const people = Number(process.argv[2])
const file = process.argv[3] ?? ''
const now = new Date()

/** How many different people each kind of page is asked for by. */
const readers = 1000
const quizTakers = 8000
const certified = 24
const quizId = 'verifica'
/** Answers of so many people are interleaved, as in a class that sits the test together. */
const classSize = 64

/** Opens sessions as sign-in would, without its password check, and returns their cookies by person. */
async function openSessions(personIds: readonly string[]): Promise<(personId: string) => string> {
  await db().account.updateMany({ data: { passwordHash: await hashPassword(benchPassword) } })
  const accounts = await db().account.findMany({
    where: { personId: { in: [...personIds] } },
    select: { id: true, personId: true },
  })
  const secrets = new Map(accounts.map(({ personId }) => [personId, sha256(newId()).slice(0, 40)]))
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000)
  await db().session.createMany({
    data: accounts.map(({ id: accountId, personId }) => ({
      id: sha256(secrets.get(personId) ?? ''),
      ...{ accountId, expiresAt },
    })),
  })
  return (personId) => `${sessionCookie}=${secrets.get(personId) ?? ''}; locale=it`
}

/** The fields a learner's page would send for a question; right or wrong as it happens. */
function answerFields(question: Question, order: readonly string[]): [string, string][] {
  const { type } = question
  const given: [string, string][] = [['type', type]]
  if (type === 'single' || type === 'multiple') return [...given, ['choice', viewId(0)]]
  if (type === 'order')
    return [...given, ...order.map((_, i): [string, string] => [`position-${viewId(i)}`, `${i + 1}`])]
  if (type === 'match')
    return [...given, ...question.pairs.map(({ id }): [string, string] => [`pair-${id}`, viewId(0)])]
  return [...given, ['text', type === 'short' ? 'ascolto' : '3']]
}

type Enrolment = { id: string; personId: string; courseVersionId: string; editionId: string }

/** Enrols more people, so that there are answers enough for the fastest machine. */
async function enrolMore({ courseVersionId, editionId }: Enrolment, count: number): Promise<Enrolment[]> {
  const idle = await db().person.findMany({
    where: { enrolments: { none: {} }, account: { isNot: null }, roleGrants: { none: {} } },
    orderBy: { id: 'asc' },
    take: count,
    select: { id: true },
  })
  const rows = idle.map(({ id: personId }) => ({ id: newId(), personId, courseVersionId, editionId }))
  await db().enrolment.createMany({
    data: rows.map((row) => ({ ...row, enrolledAt: now, state: 'under_way' as const, startedAt: now })),
  })
  return rows
}

/** Begins one attempt at the final test for each enrolment and lists the answers to all its questions. */
async function prepareAnswers(enrolments: readonly Enrolment[], lessonId: string, spec: QuizSpec) {
  const cookieOf = await openSessions(enrolments.map(({ personId }) => personId))
  const attempts = enrolments.map((enrolment, index) => ({
    ...{ enrolment, id: newId(), seed: index + 1, drawn: drawQuestions(spec, index + 1) },
  }))
  await db().attempt.createMany({
    data: attempts.map(({ enrolment: { id: enrolmentId, courseVersionId }, id, seed: draw, drawn }) => ({
      ...{ id, enrolmentId, courseVersionId, activityId: spec.id, kind: spec.kind, number: 1, seed: draw, drawn },
      startedAt: now,
    })),
  })
  const answers = attempts.map(({ enrolment, id: attemptId, seed: draw, drawn }) =>
    drawn.flatMap((itemId) => {
      const question = spec.questions.find(({ id }) => id === itemId)
      if (!question) return []
      const fields = answerFields(question, viewOrder(question, draw, spec.shuffle))
      const form = new URLSearchParams([
        ...Object.entries({ intent: 'answer', attemptId, activityId: spec.id, itemId }),
        ...fields,
      ])
      const path = learningPaths.lesson({ enrolmentId: enrolment.id, lessonId })
      return [{ cookie: cookieOf(enrolment.personId), path, form: form.toString() }]
    }),
  )
  const classes = Array.from({ length: Math.ceil(answers.length / classSize) }, (_, index) =>
    answers.slice(index * classSize, (index + 1) * classSize),
  )
  return classes.flatMap((some) =>
    Array.from({ length: spec.draw }, (_, turn) => some.flatMap((own) => own[turn] ?? [])).flat(),
  )
}

const asEnrolment = { id: true, personId: true, courseVersionId: true, editionId: true } as const

async function prepareLearning(): Promise<Pick<Targets, 'homes' | 'lessons' | 'answers'>> {
  const begun = await db().enrolment.findMany({
    where: { state: 'under_way' },
    orderBy: { id: 'asc' },
    take: readers,
    select: asEnrolment,
  })
  const [first] = begun
  if (!first) throw new Error('nobody is under way: more people are needed')
  const { outline } = await getVersion(first.courseVersionId)
  const lessons = lessonsOf(outline)
  const testLesson = lessons.find(({ activities }) => activities.some(({ id }) => id === quizId))
  const spec = await getSpec(first.courseVersionId, quizId)
  if (spec.kind !== 'quiz' || !testLesson) throw new Error(`there is no test ${quizId}`)
  const cookieOf = await openSessions(begun.map(({ personId }) => personId))
  return {
    homes: begun.map(({ personId }) => ({ cookie: cookieOf(personId), path: learningPaths.home() })),
    // Each reader has one lesson open, all lessons alike.
    lessons: begun.map(({ id: enrolmentId, personId }, index) => ({
      cookie: cookieOf(personId),
      path: learningPaths.lesson({ enrolmentId, lessonId: lessons[index % lessons.length]?.id ?? '' }),
    })),
    answers: await prepareAnswers(await enrolMore(first, quizTakers), testLesson.id, spec),
  }
}

/** The two offices of the demonstration, one with many comuni trained and one with few. */
async function prepareOffices(): Promise<Targets['matrices']> {
  const grants = await db().roleGrant.findMany({
    where: { role: 'ambito_office' },
    orderBy: { id: 'asc' },
    select: { personId: true, ambito: { select: { slug: true } } },
  })
  const cookieOf = await openSessions(grants.map(({ personId }) => personId))
  return grants.map(({ personId, ambito }) => ({
    cookie: cookieOf(personId),
    path: reportingPaths.dashboard({ ambitoSlug: ambito?.slug ?? '' }),
  }))
}

async function prepareCertificates(): Promise<Targets['certificates']> {
  const completions = await db().completion.findMany({
    where: { enrolment: { person: { roleGrants: { none: {} } } } },
    orderBy: { enrolmentId: 'asc' },
    take: certified,
    select: { enrolmentId: true, personId: true },
  })
  const cookieOf = await openSessions(completions.map(({ personId }) => personId))
  const visits: Targets['certificates'] = []
  for (const { enrolmentId, personId } of completions) {
    const stored = await issueCertificateOf(enrolmentId, now)
    if (!stored) throw new Error(`no certificate for ${enrolmentId}`)
    visits.push({ cookie: cookieOf(personId), path: certificatesPaths.pdf(stored) })
  }
  return visits
}

await migrate(process.env.DATABASE_URL ?? '')
await seed({ people: true, count: people })
await publishCourses()
await seedHistory(now)
const accounts = await db().account.findMany({
  where: { person: { roleGrants: { none: {} } } },
  select: { email: true },
})
const targets: Targets = {
  people: await db().person.count(),
  emails: accounts.map(({ email }) => email),
  ...(await prepareLearning()),
  matrices: await prepareOffices(),
  certificates: await prepareCertificates(),
}
await writeFile(file, JSON.stringify(targets))
await stopJobs()
// Thousands of invented certificates and mails would be made while others are measured.
await sql()`DELETE FROM pgboss.job`
await sql()`VACUUM (ANALYZE)`
await closeDatabase()
