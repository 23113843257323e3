/** P1: what a newer version does to people under way, told beforehand and then done. */
import { beforeEach, expect, test } from 'vitest'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { checkCourse } from '#app/authoring/check-course.ts'
import type { CourseSource } from '#app/authoring/course-source.ts'
import { contentOf } from '#app/authoring/course-content.server.ts'
import { packagesOf } from '#app/authoring/packages-of.server.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { countEffect } from '#app/learning/effects/count-effect.server.ts'
import type { PublicationEffect } from '#app/learning/effects/effect.ts'
import { settleMovedWorker } from '#app/learning/effects/settle-moved.server.ts'
import { getLessonPage } from '#app/learning/lesson-page.server.ts'
import { answerExercise, startExercise, submitExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import {
  addLearner,
  answerAll,
  begin,
  choiceFor,
  courseText,
  now,
  quizOf,
  stateOf,
  walkCaseOf,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'

let edition = 0
/** A later moment each time: what is published is published after what was. */
let later = new Date('2026-12-10T09:00:00Z')
/** Ids that some version had and the next one has not. */
const retired = new Set<string>()

const settled = ({ slug, files }: CourseSource): CourseSource => {
  const yaml = new TextDecoder().decode(files.get('course.yaml')?.bytes)
  const list = retired.size > 0 ? `retired: [${[...retired].join(', ')}]\n` : ''
  return { slug, files: new Map([...files, ['course.yaml', { bytes: new TextEncoder().encode(yaml + list) }]]) }
}

/** The course with other questions in its first quiz and other words in its fourth lesson, and never the same twice. */
function edited(changes: Record<string, string | null> = {}): CourseSource {
  edition += 1
  const quiz = quizOf('quiz-uno', 'pass="60" feedback="each" shuffle', ['q-uno', 'q-due', `q-nuova-${edition}`])
  return workCourse({
    '01-primo/01-uno.mdx': lessonText(`Testo.\n\n${quiz}`, 'lezione-uno', 10),
    '01-primo/04-quattro.mdx': lessonText(`Parole nuove ${edition}.`, 'lezione-quattro', 15),
    ...changes,
  })
}

/** Publishes a course; ids it no longer has are retired, as its author would. */
async function publishWith(source: CourseSource, effect: PublicationEffect | null): Promise<{ versionId: string }> {
  later = new Date(later.getTime() + 60_000)
  const outcome = await publishCourse(settled(source), later, null, effect)
  if (outcome.ok) return outcome
  const dropped = outcome.faults.flatMap(({ code, values }) => (code === 'id_dropped' ? String(values.id) : []))
  if (dropped.length < outcome.faults.length) throw new Error(JSON.stringify(outcome.faults))
  for (const id of dropped) retired.add(id)
  return publishWith(source, effect)
}

async function figuresOf(source: CourseSource, effect: PublicationEffect) {
  const { course } = checkCourse(source)
  if (!course) throw new Error('faults')
  const { id } = await db().course.findUniqueOrThrow({ where: { slug: 'prova' } })
  return countEffect(id, contentOf(course, (await packagesOf(course)).placed), effect)
}

const enrolmentOf = ({ enrolmentId }: Learner) =>
  db().enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    include: {
      progress: { orderBy: { activityId: 'asc' } },
      attendance: true,
      attempts: { orderBy: { number: 'asc' }, include: { answers: true } },
      moves: true,
      completion: true,
    },
  })
const doneBy = async (learner: Learner) => (await enrolmentOf(learner)).progress.map(({ activityId }) => activityId)

const passFirst = async (learner: Learner) => answerAll(learner, await begin(learner, 'quiz-uno'), true)
const read = (learner: Learner, lesson: string) => completeLesson(learner.viewer, learner.enrolmentId, lesson, now)

beforeEach(async () => {
  // Everybody before is out of the way: figures are of the whole course.
  await db().enrolment.updateMany({ where: { state: { in: ['enrolled', 'under_way'] } }, data: { state: 'withdrawn' } })
  await publishWith(workCourse(), null)
})

test('the figures say who has done and begun what changes, and the deed does just that', async () => {
  const [passed, inTheMiddle, fresh, away] = await Promise.all([1, 2, 3, 4].map(() => addLearner()))
  if (!passed || !inTheMiddle || !fresh || !away) throw new Error('four learners')
  await passFirst(passed)
  await read(passed, 'lezione-quattro')
  const attempt = await begin(inTheMiddle, 'quiz-uno')
  await answerExercise(inTheMiddle.viewer, await choiceFor(attempt, 'q-uno', true), now)
  await getLessonPage(inTheMiddle.viewer, inTheMiddle.enrolmentId, 'lezione-uno', now)
  await getLessonPage(away.viewer, away.enrolmentId, 'lezione-cinque', now)
  const next = edited()
  const effect: PublicationEffect = { moves: true, activities: { 'quiz-uno': 'require', 'lezione-quattro': 'keep' } }
  const figures = await figuresOf(next, effect)
  expect(figures).toMatchObject({ underWay: 3, notBegun: 1, again: 1, added: [], gone: [] })
  expect(figures.changed).toEqual([
    { id: 'quiz-uno', kind: 'quiz', title: 'Verifica quiz-uno', done: 1, begun: 1 },
    { id: 'lezione-quattro', kind: 'lesson', title: 'Lezione', done: 1, begun: 0 },
  ])
  expect((await figuresOf(next, { ...effect, activities: { 'quiz-uno': 'reset' } })).again).toBe(2)
  expect((await figuresOf(next, { ...effect, activities: {} })).again).toBe(0)

  const before = await enrolmentOf(passed)
  const { versionId } = await publishWith(next, effect)
  const after = await enrolmentOf(passed)
  expect(after.courseVersionId).toBe(versionId)
  expect(after.progress.map(({ activityId }) => activityId)).toEqual(['lezione-quattro'])
  expect(after.moves).toMatchObject([{ toVersionId: versionId, again: ['quiz-uno'] }])
  // Minutes, attempts and answers are what they were.
  expect(after.attendance).toEqual(before.attendance)
  expect(after.attempts.map((one) => ({ ...one, setAsideAt: null }))).toEqual(before.attempts)
  for (const learner of [inTheMiddle, fresh, away]) {
    expect(await enrolmentOf(learner)).toMatchObject({ courseVersionId: versionId, moves: [{ again: [] }] })
  }
})

test('who had done it does the newer one and is credited no minute twice', async () => {
  const learner = await addLearner()
  await passFirst(learner)
  await publishWith(edited(), { moves: true, activities: { 'quiz-uno': 'require' } })
  expect(await stateOf(learner, 'quiz-uno')).toMatchObject({ passed: false, attempt: null, canStart: true })
  const attempt = await begin(learner, 'quiz-uno', later)
  expect(attempt.number).toBe(2)
  expect(attempt.drawn).toContain(`q-nuova-${edition}`)
  await answerAll(learner, attempt, true, later)
  expect(await doneBy(learner)).toEqual(['lezione-uno', 'quiz-uno'])
  const { attendance } = await enrolmentOf(learner)
  expect(attendance.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(10)
})

test('who is in the middle ends it as it was where it is kept or required, and begins anew where it is reset', async () => {
  const [kept, reset] = await Promise.all([addLearner(), addLearner()])
  const attempt = await begin(kept, 'quiz-uno')
  await answerExercise(kept.viewer, await choiceFor(attempt, 'q-uno', true), now)
  await publishWith(edited(), { moves: true, activities: { 'quiz-uno': 'require' } })
  const state = await stateOf(kept, 'quiz-uno')
  expect(state).toMatchObject({ kind: 'quiz', attempt: { id: attempt.id, result: null }, canStart: false })
  await answerExercise(kept.viewer, await choiceFor(attempt, 'q-due', true), later)
  expect(await doneBy(kept)).toEqual(['lezione-uno', 'quiz-uno'])
  // The newer quiz is shown from now on, passed as it is.
  expect(await stateOf(kept, 'quiz-uno')).toMatchObject({ passed: true, bestPercent: 100, attempt: null })

  const begun = await begin(reset, 'quiz-uno')
  const given = await choiceFor(begun, 'q-uno', true)
  await publishWith(edited(), { moves: true, activities: { 'quiz-uno': 'reset' } })
  expect(await answerExercise(reset.viewer, given, later)).toEqual({ ok: false, reason: 'attempt_closed' })
  expect(await db().answer.count({ where: { attemptId: begun.id } })).toBe(0)
  const anew = await begin(reset, 'quiz-uno', later)
  expect(anew.id).not.toBe(begun.id)
  expect((await enrolmentOf(reset)).moves).toMatchObject([{ again: [] }, { again: ['quiz-uno'] }])
})

test('attempts used up stay used up unless the quiz is begun anew', async () => {
  const learner = await addLearner()
  const fail = async (at: Date) => {
    const attempt = await begin(learner, 'quiz-due', at)
    await answerAll(learner, attempt, false, at)
    await submitExercise(learner.viewer, attempt.id, at)
  }
  await fail(now)
  await fail(now)
  const other = (id: string) => ({
    '01-primo/02-due.mdx': lessonText(
      `Testo.\n\n${quizOf('quiz-due', 'pass="60" feedback="end" attempts="2"', ['q-tre', 'q-quattro', id])}`,
      'lezione-due',
      10,
    ),
  })
  await publishWith(edited(other('q-x')), { moves: true, activities: { 'quiz-due': 'require' } })
  const place = { enrolmentId: learner.enrolmentId, activityId: 'quiz-due' }
  expect(await startExercise(learner.viewer, place, later)).toEqual({ ok: false, reason: 'no_attempts_left' })
  expect(await stateOf(learner, 'quiz-due')).toMatchObject({ attemptsLeft: 0, canStart: false })
  await publishWith(edited(other('q-y')), { moves: true, activities: { 'quiz-due': 'reset' } })
  expect(await stateOf(learner, 'quiz-due')).toMatchObject({ attemptsLeft: 2, canStart: true })
  expect(await startExercise(learner.viewer, place, later)).toEqual({ ok: true })
})

test('who does not move finishes the version they have; who has not begun takes the newer one', async () => {
  const [begun, fresh] = await Promise.all([addLearner(), addLearner()])
  await passFirst(begun)
  const before = await enrolmentOf(begun)
  const { versionId } = await publishWith(edited(), { moves: false, activities: { 'quiz-uno': 'reset' } })
  expect(await enrolmentOf(begun)).toEqual(before)
  expect(await enrolmentOf(fresh)).toMatchObject({ courseVersionId: versionId })
})

test('a lesson that gets its first new exercise is to be done again, its other exercise is not', async () => {
  const learner = await addLearner()
  await passFirst(learner)
  const first = quizOf('quiz-uno', 'pass="60" feedback="each" shuffle', ['q-uno', 'q-due'])
  const added = quizOf('quiz-aggiunto', 'pass="60" feedback="each"', ['q-aggiunta'])
  await publishWith(
    workCourse({
      '01-primo/01-uno.mdx': lessonText(`Testo.\n\n${first}\n\n${added}`, 'lezione-uno', 10),
    }),
    { moves: true, activities: {} },
  )
  expect(await doneBy(learner)).toEqual(['quiz-uno'])
  expect(await stateOf(learner, 'quiz-uno')).toMatchObject({ passed: true, attempt: { result: { passed: true } } })
})

test('completions and certificates are not touched, and a lesson that is no more is missed no more', async () => {
  const [whole, almost] = await Promise.all([addLearner(), addLearner()])
  const finish = async (learner: Learner) => {
    await passFirst(learner)
    const attempt = await begin(learner, 'quiz-due')
    await answerAll(learner, attempt, true)
    await submitExercise(learner.viewer, attempt.id, now)
    for (const lesson of ['lezione-quattro', 'lezione-cinque']) await read(learner, lesson)
  }
  await finish(almost)
  await finish(whole)
  await walkCaseOf(whole)
  const before = await enrolmentOf(whole)
  expect(before.completion).not.toBeNull()
  const shorter = workCourse({ 'course.yaml': courseText({ minutes: 50 }), '01-primo/03-tre.mdx': null })
  const { versionId } = await publishWith(shorter, { moves: true, activities: {} })
  expect(await enrolmentOf(whole)).toEqual(before)
  expect(await enrolmentOf(almost)).toMatchObject({ state: 'under_way', courseVersionId: versionId })
  await drainJobs([settleMovedWorker])
  expect(await enrolmentOf(almost)).toMatchObject({
    state: 'completed',
    completion: { courseVersionId: versionId, creditedMinutes: 50 },
  })
})
