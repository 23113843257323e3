import { beforeAll, describe, expect, test } from 'vitest'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { submitExercise, startExercise } from '#app/learning/work-on-exercise.server.ts'
import { gradeQuiz } from '#app/assessment/attempt-result.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { findByVerifyCode, getCertificatePdf } from '#app/certificates/certificate-queries.server.ts'
import { issueCertificateWorker } from '#app/certificates/issue-certificate.server.ts'
import { CertificateFacts } from '#app/certificates/schemas.ts'
import { addAmbito } from '#app/certificates/world.fixtures.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { getLessonPage } from '#app/learning/lesson-page.server.ts'
import { getArtefactCode } from '#app/learning/load-artefact.server.ts'
import { db } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import {
  addLearner,
  answerAll,
  begin,
  courseText,
  journalOf,
  now,
  publish,
  quizOf,
  stateOf,
  walkCaseOf,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'

const later = new Date('2026-12-10T09:00:00Z')

/** Another text, one question fewer, one quiz retired, half the minutes enough. */
const edited = (changes: Record<string, string | null> = {}) =>
  workCourse({
    'course.yaml': courseText({ threshold: 50, retired: 'retired: [quiz-due, q-due]\n' }).replace(
      'di prova',
      'rivisto',
    ),
    '01-primo/01-uno.mdx': lessonText(
      `Testo.\n\n${quizOf('quiz-uno', 'pass="60" feedback="each" shuffle', ['q-uno'])}`,
      'lezione-uno',
      10,
    ),
    '01-primo/02-due.mdx': lessonText('Qui c’era un quiz.', 'lezione-due', 10),
    '01-primo/04-quattro.mdx': lessonText('Un testo del tutto nuovo.', 'lezione-quattro', 15),
    ...changes,
  })

async function finish(learner: Learner, at: Date) {
  await answerAll(learner, await begin(learner, 'quiz-uno', at), true, at)
  const attempt = await begin(learner, 'quiz-due', at)
  await answerAll(learner, attempt, true, at)
  await submitExercise(learner.viewer, attempt.id, at)
  await walkCaseOf(learner, 'o1', at)
  const { viewer, enrolmentId } = learner
  for (const lesson of ['lezione-quattro', 'lezione-cinque']) await completeLesson(viewer, enrolmentId, lesson, at)
}

async function certificateOf({ enrolmentId }: Learner) {
  const row = await db().certificate.findFirstOrThrow({ where: { enrolmentId }, include: { events: true } })
  return { ...row, facts: CertificateFacts.parse(row.facts) }
}

/** Everything kept of an enrolment, and everything its version is made of. */
async function everythingOf(learner: Learner) {
  const { enrolmentId, viewer } = learner
  const enrolment = await db().enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    include: {
      progress: { orderBy: { activityId: 'asc' } },
      attendance: { orderBy: { id: 'asc' } },
      attempts: { orderBy: { id: 'asc' }, include: { answers: { orderBy: { id: 'asc' } } } },
      completion: true,
      courseVersion: {
        include: {
          lessons: { orderBy: { lessonId: 'asc' }, include: { artefact: true } },
          assessmentSpecs: { orderBy: { activityId: 'asc' } },
        },
      },
    },
  })
  const certificate = await certificateOf(learner)
  const pdf = await getCertificatePdf(viewer, certificate.id, later)
  return { enrolment, certificate, pdf: sha256(pdf.bytes) }
}

async function codeOf({ viewer, enrolmentId }: Learner, lesson: string, at: Date): Promise<string> {
  return getArtefactCode((await getLessonPage(viewer, enrolmentId, lesson, at)).artefactHash)
}

let done: Learner
let halfway: Learner
let before: Awaited<ReturnType<typeof everythingOf>>
let openAttempt: Awaited<ReturnType<typeof begin>>
let departments: string[]
let versions: { first: string; second: string }

beforeAll(async () => {
  const { versionId: first } = await publish(workCourse())
  departments = [(await addAmbito('UNO')).comune.registry]
  done = await addLearner(departments)
  await finish(done, now)
  await drainJobs([issueCertificateWorker])
  halfway = await addLearner(departments)
  openAttempt = await begin(halfway, 'quiz-uno')
  await completeLesson(halfway.viewer, halfway.enrolmentId, 'lezione-quattro', now)
  before = await everythingOf(done)
  const second = await publish(edited(), later)
  expect(second).toMatchObject({ published: true, number: 2 })
  versions = { first, second: second.versionId }
})

describe('who had completed', () => {
  test('keeps enrolment, answers, completion, certificate and its bytes as they were, also when they enrol again', async () => {
    expect(before.enrolment.courseVersionId).toBe(versions.first)
    expect(before.certificate.facts.course).toMatchObject({ title: 'Corso di prova', versionNumber: 1 })
    expect(before.pdf).toBe(before.certificate.pdfSha256)
    expect(await everythingOf(done)).toEqual(before)
    expect(await enrolInCourse(done.viewer, 'prova', later)).toEqual({ enrolmentId: done.enrolmentId })
    expect(await everythingOf(done)).toEqual(before)
  })

  test('still reads the text and the quiz of then, whose grade still follows from the answers', async () => {
    const code = await codeOf(done, 'lezione-quattro', now)
    expect(code).toContain('Da leggere.')
    expect(code).not.toContain('del tutto nuovo')
    expect(await stateOf(done, 'quiz-due')).toMatchObject({ passed: true, attempt: { result: { percent: 100 } } })
    for (const activityId of ['quiz-uno', 'quiz-due']) {
      const { attempt } = await journalOf(done, activityId)
      const spec = await getSpec(attempt.courseVersionId, activityId)
      if (spec.kind !== 'quiz') throw new Error('no quiz')
      const { pointsHundredths: points, maxHundredths: max } = attempt
      expect(gradeQuiz(spec, attempt)).toEqual({ points, max })
    }
  })

  test('is verified as the document says', async () => {
    const { certificate } = before
    expect(await findByVerifyCode(certificate.verifyCode, new Date())).toMatchObject({
      status: 'valid',
      number: certificate.number,
      course: 'Corso di prova',
      versionNumber: 1,
      files: { pdfSha256: before.pdf },
    })
  })
})

describe('who was under way', () => {
  test('goes on with the open attempt, the removed question and the retired quiz, and completes on that version', async () => {
    expect(await codeOf(halfway, 'lezione-quattro', later)).toContain('Da leggere.')
    expect(openAttempt.drawn.toSorted()).toEqual(['q-due', 'q-uno'])
    const replies = await answerAll(halfway, openAttempt, true, later)
    expect(replies.every(({ ok }) => ok)).toBe(true)
    await finish(halfway, later)
    await drainJobs([issueCertificateWorker])
    const { enrolment } = await everythingOf(halfway)
    expect(enrolment.completion).toMatchObject({ courseVersionId: versions.first, creditedMinutes: 60 })
    expect((await certificateOf(halfway)).facts).toMatchObject({
      course: { title: 'Corso di prova', versionNumber: 1 },
      thresholdPercent: 100,
    })
  })
})

describe('who enrols now', () => {
  test('takes version 2: its text, its questions, its threshold, its certificate', async () => {
    const learner = await addLearner(departments)
    const { viewer, enrolmentId } = learner
    expect(await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })).toMatchObject({
      courseVersionId: versions.second,
    })
    expect(await codeOf(learner, 'lezione-quattro', later)).toContain('Un testo del tutto nuovo.')
    const retired = startExercise(viewer, { enrolmentId, activityId: 'quiz-due' }, later)
    await expect(retired).rejects.toMatchObject({ code: 'not_found' })
    const attempt = await begin(learner, 'quiz-uno', later)
    expect(attempt.drawn).toEqual(['q-uno'])
    await answerAll(learner, attempt, true, later)
    await walkCaseOf(learner, 'o2', later)
    const last = await completeLesson(viewer, enrolmentId, 'lezione-quattro', later)
    expect(last).toEqual({ ok: true, courseCompleted: true })
    await drainJobs([issueCertificateWorker])
    const { facts } = await certificateOf(learner)
    expect(facts).toMatchObject({
      course: { title: 'Corso rivisto', versionNumber: 2 },
      thresholdPercent: 50,
      creditedMinutes: 35,
    })
  })
})

describe('an id that goes without being retired (P2)', () => {
  const currentOf = () =>
    db().course.findUniqueOrThrow({ where: { slug: 'prova' }, select: { currentVersionId: true } })

  test.each([
    ['an exercise', 'caso-uno', { '01-primo/03-tre.mdx': lessonText('Senza caso.', 'lezione-tre', 10) }],
    ['a lesson', 'lezione-cinque', { '01-primo/05-cinque.mdx': lessonText('Altro.', 'lezione-altra', 15) }],
  ])('%s: nothing is published', async (_name, id, changes) => {
    const versionsBefore = await db().courseVersion.count()
    const outcome = await publishCourse(edited(changes), later)
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'id_dropped', values: { id } }] })
    expect(await db().courseVersion.count()).toBe(versionsBefore)
    expect(await currentOf()).toEqual({ currentVersionId: versions.second })
  })

  test('a retired id may not come back while it is listed', async () => {
    const back = edited({ '01-primo/02-due.mdx': lessonText(quizOf('quiz-due', '', ['q-tre']), 'lezione-due', 10) })
    expect(await publishCourse(back, later)).toMatchObject({ ok: false, faults: [{ code: 'retired_in_use' }] })
  })
})
