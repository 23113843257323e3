/**
 * Fills the database of DATABASE_URL with a large installation and writes what the load generator needs to a file:
 * `node tests/bench/prepare-data.ts <people> <file>`. A process of its own, so that its memory is not the generator's.
 */
import { writeFile } from 'node:fs/promises'
import { parseExerciseForm } from '#app/assessment/exercise-form.ts'
import { drawQuestions } from '#app/assessment/draw-questions.ts'
import { assessmentPaths } from '#app/assessment/paths.ts'
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
import { answerExercise } from '#app/learning/work-on-exercise.server.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { closeDatabase, db, sql } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { addPackage, packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { benchPassword, type Targets } from './targets.ts'

const people = Number(process.argv[2])
const file = process.argv[3] ?? ''
const now = new Date()

/** How many different people each kind of page is asked for by. */
const readers = 1000
const quizTakers = 13_000
/** Of these so many have answered all questions but the last. */
const mostFinishers = 2500
const certified = 24
const courseSlug = 'approccio-transculturale'
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

type Taker = { cookie: string; personId: string; forms: string[] }

/** Begins one attempt at the final test for each enrolment; returns the forms of the answers to all its questions. */
async function beginAttempts(enrolments: readonly Enrolment[], spec: QuizSpec): Promise<Taker[]> {
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
  return attempts.map(({ enrolment: { personId }, id: attemptId, seed: draw, drawn }) => {
    const forms = drawn.flatMap((itemId) => {
      const question = spec.questions.find(({ id }) => id === itemId)
      if (!question) return []
      const fields = answerFields(question, viewOrder(question, draw, spec.shuffle))
      const place = Object.entries({ intent: 'answer', personId, attemptId, activityId: spec.id, itemId })
      return new URLSearchParams([...place, ...fields]).toString()
    })
    return { cookie: cookieOf(personId), personId, forms }
  })
}

/** Gives, as their people would, all answers but the last; returns the last ones, which end their attempts. */
async function answerAllButLast(takers: readonly Taker[]): Promise<Targets['answers']> {
  const answerInTurn = async ({ personId, forms }: Taker) => {
    const viewer = { personId, accountId: '', sessionId: '', givenName: '', familyName: '', email: '' }
    for (const text of forms.slice(0, -1)) {
      const sent = new FormData()
      for (const [name, value] of new URLSearchParams(`${text}&answerId=${newId()}`)) sent.append(name, value)
      const form = parseExerciseForm(sent)
      if (form?.intent !== 'answer') throw new Error(`no answer: ${text}`)
      const outcome = await answerExercise({ ...viewer, locale: 'it', grants: [] }, form, now)
      if (!outcome.ok) throw new Error(`not taken: ${outcome.reason}`)
    }
  }
  for (let at = 0; at < takers.length; at += 8) await Promise.all(takers.slice(at, at + 8).map(answerInTurn))
  return takers.map(({ cookie, forms }) => ({ cookie, path: assessmentPaths.answers(), form: forms.at(-1) ?? '' }))
}

/** The answers after which an attempt goes on, class by class, each class question by question. */
function answersOfClasses(takers: readonly Taker[]): Targets['answers'] {
  const path = assessmentPaths.answers()
  const own = takers.map(({ cookie, forms }) => forms.slice(0, -1).map((form) => ({ cookie, path, form })))
  const classes = Array.from({ length: Math.ceil(own.length / classSize) }, (_, index) =>
    own.slice(index * classSize, (index + 1) * classSize),
  )
  const turns = Math.max(...own.map(({ length }) => length))
  return classes.flatMap((some) =>
    Array.from({ length: turns }, (_, turn) => some.flatMap((answers) => answers[turn] ?? [])).flat(),
  )
}

const asEnrolment = { id: true, personId: true, courseVersionId: true, editionId: true } as const

/** Somebody for each enrolment in the middle of a package, which the lessons of the bench do not have. */
async function beginPackages(begun: readonly Enrolment[], cookieOf: (personId: string) => string) {
  const structure = packageStructure('1.2', [packageItem('uno')])
  const packageId = await addPackage('un-pacchetto', structure, newId(), now)
  const players = begun.map(({ id: enrolmentId, personId }) => ({
    ...{ enrolmentId, personId, cookie: cookieOf(personId), attemptId: newId(), windowId: newId() },
  }))
  await db().scormAttempt.createMany({
    data: players.map(({ attemptId: id, enrolmentId, windowId }) => ({
      ...{ id, enrolmentId, windowId, activityId: 'un-pacchetto', packageId, number: 1, startedAt: now },
    })),
  })
  return players
}

async function prepareLearning(): Promise<Pick<Targets, 'homes' | 'lessons' | 'answers' | 'lastAnswers' | 'players'>> {
  const begun = await db().enrolment.findMany({
    where: { state: 'under_way', edition: { course: { slug: courseSlug } } },
    orderBy: { id: 'asc' },
    take: readers,
    select: asEnrolment,
  })
  const [first] = begun
  if (!first) throw new Error('nobody is under way: more people are needed')
  const { outline } = await getVersion(first.courseVersionId)
  const lessons = lessonsOf(outline)
  const spec = await getSpec(first.courseVersionId, quizId)
  if (spec.kind !== 'quiz') throw new Error(`there is no test ${quizId}`)
  const cookieOf = await openSessions(begun.map(({ personId }) => personId))
  const takers = await beginAttempts(await enrolMore(first, quizTakers), spec)
  const finishers = Math.min(mostFinishers, Math.floor(takers.length / 3))
  return {
    homes: begun.map(({ personId }) => ({ cookie: cookieOf(personId), path: learningPaths.home() })),
    // Each reader has one lesson open, all lessons alike.
    lessons: begun.map(({ id: enrolmentId, personId }, index) => ({
      cookie: cookieOf(personId),
      path: learningPaths.lesson({ enrolmentId, lessonId: lessons[index % lessons.length]?.id ?? '' }),
    })),
    answers: answersOfClasses(takers.slice(finishers)),
    lastAnswers: await answerAllButLast(takers.slice(0, finishers)),
    players: await beginPackages(begun, cookieOf),
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
