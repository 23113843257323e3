import { beforeAll, describe, expect, test } from 'vitest'
import {
  addLearner,
  answerAll,
  begin,
  choiceFor,
  journalOf,
  now,
  publish,
  quizOf,
  stateOf,
  withdraw,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { closeOverdueAttempts } from './close-overdue.server.ts'
import { answerExercise, startExercise, submitExercise } from './work-on-exercise.server.ts'

const after = (minutes: number, seconds = 0) => new Date(now.getTime() + minutes * 60_000 + seconds * 1000)
const [inGrace, justOver, muchLater] = [after(21, 59), after(22, 1), after(300)]

const scale = `<Question id="q-fiducia" type="scale" low="Per niente" high="Del tutto">Quanto ti fidi?</Question>`
const opinions = `<Quiz id="quiz-opinioni" title="Opinioni">\n  ${scale}\n</Quiz>`
const mixed = quizOf('quiz-misto', 'feedback="end"', ['q-otto']).replace(
  '</Quiz>',
  `  ${scale.replace('q-fiducia', 'q-otto-scala')}\n</Quiz>`,
)

beforeAll(async () => {
  const each = quizOf('quiz-uno', 'pass="50" time-limit="20" wait="60" feedback="each"', ['q-uno', 'q-due'])
  const end = quizOf('quiz-due', 'time-limit="20" attempts="2" wait="60" feedback="end"', ['q-tre', 'q-quattro'])
  await publish(
    workCourse({
      '01-primo/01-uno.mdx': lessonText(`Testo.\n\n${each}`, 'lezione-uno', 10),
      '01-primo/02-due.mdx': lessonText(`Testo.\n\n${end}`, 'lezione-due', 10),
      '01-primo/04-quattro.mdx': lessonText(`Testo.\n\n${opinions}`, 'lezione-quattro', 15),
      '01-primo/05-cinque.mdx': lessonText(`Testo.\n\n${mixed}`, 'lezione-cinque', 15),
    }),
  )
})

const rowOf = (id: string) => db().attempt.findUniqueOrThrow({ where: { id } })
const overEntries = (subjectId: string) => db().auditEntry.count({ where: { subjectId, action: 'attempt.time_over' } })
const creditsOf = ({ enrolmentId }: Learner) => db().attendanceEntry.count({ where: { enrolmentId } })

/** An attempt at a quiz with its first question answered rightly in time. */
async function halfDone(activityId: string) {
  const learner = await addLearner()
  const attempt = await begin(learner, activityId)
  const given = await choiceFor(attempt, attempt.drawn[0] ?? '', true)
  await answerExercise(learner.viewer, given, after(5))
  return { learner, attempt, given, late: await choiceFor(attempt, attempt.drawn[1] ?? '', true) }
}

describe('the time of an attempt', () => {
  test('is fixed at its start, by the server, and survives a reload and another start', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    expect(attempt.deadlineAt).toEqual(after(20))
    expect((await begin(learner, 'quiz-uno', after(10))).deadlineAt).toEqual(after(20))
    expect(await stateOf(learner, 'quiz-uno', after(12, 30))).toMatchObject({
      timeLimitMinutes: 20,
      attempt: { deadline: { at: after(20).toISOString(), secondsLeft: 450 }, timeOver: false, result: null },
    })
  })

  test('an answer that comes within the grace is taken', async () => {
    const { learner, attempt, late } = await halfDone('quiz-uno')
    expect(await answerExercise(learner.viewer, late, inGrace)).toMatchObject({ ok: true })
    expect(await rowOf(attempt.id)).toMatchObject({ submittedAt: inGrace, passed: true, pointsHundredths: 200 })
  })

  test.each(['quiz-uno', 'quiz-due'])('one that comes later is refused and changes nothing: %s', async (activityId) => {
    const { learner, attempt, given, late } = await halfDone(activityId)
    expect(await answerExercise(learner.viewer, late, justOver)).toEqual({ ok: false, reason: 'time_over' })
    expect((await journalOf(learner, activityId)).journal.map(({ id }) => id)).toEqual([given.answerId])
    expect(await rowOf(attempt.id)).toMatchObject({ pointsHundredths: 100, maxHundredths: 200 })
    // Asked again, and once it is closed, the reason stays; what was kept in time is still known.
    expect(await answerExercise(learner.viewer, late, muchLater)).toEqual({ ok: false, reason: 'time_over' })
    expect(await answerExercise(learner.viewer, given, muchLater)).toMatchObject({ ok: true, repeated: true })
    expect(await submitExercise(learner.viewer, attempt.id, muchLater)).toEqual({ ok: false, reason: 'time_over' })
  })

  test('handing in with questions unanswered is for who has no time left', async () => {
    const { learner, attempt } = await halfDone('quiz-due')
    expect(await submitExercise(learner.viewer, attempt.id, after(20))).toEqual({ ok: false, reason: 'unanswered' })
    expect(await submitExercise(learner.viewer, attempt.id, after(20, 1))).toMatchObject({ ok: true })
    expect(await rowOf(attempt.id)).toMatchObject({ submittedAt: after(20, 1), passed: false })
    expect(await submitExercise(learner.viewer, attempt.id, muchLater)).toEqual({ ok: false, reason: 'attempt_closed' })
  })
})

describe('an attempt whose time is over', () => {
  test('is closed with what it has, dated at the end of the grace, with the progress it earned', async () => {
    const { learner, attempt } = await halfDone('quiz-uno')
    expect(await stateOf(learner, 'quiz-uno', justOver)).toMatchObject({ attempt: { result: null, timeOver: true } })
    expect(await closeOverdueAttempts(muchLater, learner.enrolmentId)).toBe(1)
    expect(await rowOf(attempt.id)).toMatchObject({
      submittedAt: after(22),
      pointsHundredths: 100,
      maxHundredths: 200,
      passed: true,
    })
    const place = { enrolmentId: learner.enrolmentId, activityId: 'quiz-uno' }
    const progress = await db().activityProgress.findUnique({ where: { enrolmentId_activityId: place } })
    expect(progress).toMatchObject({ scoreBasisPoints: 5000, completedAt: muchLater })
    expect(await creditsOf(learner)).toBe(1)
    expect(await stateOf(learner, 'quiz-uno', muchLater)).toMatchObject({
      passed: true,
      attempt: { deadline: null, timeOver: true, result: { percent: 50, passed: true } },
    })
  })

  test('without any answer counts zero', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    await closeOverdueAttempts(justOver, learner.enrolmentId)
    expect(await rowOf(attempt.id)).toMatchObject({ pointsHundredths: 0, maxHundredths: 200, passed: false })
    expect(await creditsOf(learner)).toBe(0)
  })

  test('touched by many at once is closed once, with one entry of the audit', async () => {
    const { learner, attempt, late } = await halfDone('quiz-uno')
    const { viewer, enrolmentId } = learner
    const touches = [
      closeOverdueAttempts(justOver, enrolmentId),
      closeOverdueAttempts(justOver),
      answerExercise(viewer, late, justOver),
      submitExercise(viewer, attempt.id, justOver),
      startExercise(viewer, { enrolmentId, activityId: 'quiz-due' }, justOver),
    ]
    await Promise.all(touches)
    expect(await overEntries(attempt.id)).toBe(1)
    expect(await creditsOf(learner)).toBe(1)
    expect((await journalOf(learner, 'quiz-uno')).journal).toHaveLength(1)
  })

  test('is closed by the maintenance for everybody; open time, no limit and withdrawn enrolments are left alone', async () => {
    const [over, open, gone] = [await halfDone('quiz-uno'), await addLearner(), await halfDone('quiz-uno')]
    const openAttempt = await begin(open, 'quiz-uno', after(15))
    const free = await begin(open, 'quiz-misto')
    await withdraw(gone.learner)
    await closeOverdueAttempts(justOver)
    expect(await closeOverdueAttempts(justOver)).toBe(0)
    const closed = await Promise.all([over.attempt, openAttempt, free, gone.attempt].map(({ id }) => rowOf(id)))
    expect(closed.map(({ submittedAt }) => submittedAt !== null)).toEqual([true, false, false, false])
  })

  test('another person cannot close or see it', async () => {
    const { attempt, late } = await halfDone('quiz-uno')
    const other = await addLearner()
    await expect(answerExercise(other.viewer, late, justOver)).rejects.toMatchObject({ code: 'not_found' })
    await expect(submitExercise(other.viewer, attempt.id, justOver)).rejects.toMatchObject({ code: 'not_found' })
    const place = { enrolmentId: attempt.enrolmentId, activityId: 'quiz-uno' }
    await expect(startExercise(other.viewer, place, justOver)).rejects.toMatchObject({ code: 'not_found' })
    expect(await rowOf(attempt.id)).toMatchObject({ submittedAt: null })
  })
})

describe('waiting after a failed attempt', () => {
  const start = ({ viewer, enrolmentId }: Learner, activityId: string, at: Date) =>
    startExercise(viewer, { enrolmentId, activityId }, at)

  test('the next begins only when the time has passed, and the page says when', async () => {
    const learner = await addLearner()
    await answerAll(learner, await begin(learner, 'quiz-uno'), false, after(5))
    expect(await start(learner, 'quiz-uno', after(64, 59))).toEqual({ ok: false, reason: 'must_wait' })
    const waiting = { canStart: false, nextStartAt: after(65).toISOString(), waitMinutes: 60 }
    expect(await stateOf(learner, 'quiz-uno', after(64, 59))).toMatchObject(waiting)
    expect(await stateOf(learner, 'quiz-uno', after(65))).toMatchObject({ canStart: true, nextStartAt: null })
    expect(await start(learner, 'quiz-uno', after(65))).toEqual({ ok: true })
  })

  test('after one closed by time it counts from the end of the grace, however late it was closed', async () => {
    const learner = await addLearner()
    await begin(learner, 'quiz-uno')
    expect(await start(learner, 'quiz-uno', after(30))).toEqual({ ok: false, reason: 'must_wait' })
    expect(await start(learner, 'quiz-uno', after(82))).toEqual({ ok: true })
    expect((await begin(learner, 'quiz-uno', after(83))).deadlineAt).toEqual(after(102))
  })

  test('who passed waits for nothing, and who has no attempt left is not told to wait', async () => {
    const learner = await addLearner()
    await answerAll(learner, await begin(learner, 'quiz-uno'), true, after(5))
    expect(await start(learner, 'quiz-uno', after(6))).toEqual({ ok: true })
    for (const at of [now, after(120)]) {
      const attempt = await begin(learner, 'quiz-due', at)
      await answerAll(learner, attempt, false, at)
      await submitExercise(learner.viewer, attempt.id, at)
    }
    expect(await start(learner, 'quiz-due', after(121))).toEqual({ ok: false, reason: 'no_attempts_left' })
    expect(await stateOf(learner, 'quiz-due', after(121))).toMatchObject({ attemptsLeft: 0, nextStartAt: null })
  })

  test('two starts at once after it make one attempt', async () => {
    const learner = await addLearner()
    await answerAll(learner, await begin(learner, 'quiz-uno'), false, now)
    await Promise.all(Array.from({ length: 3 }, () => start(learner, 'quiz-uno', after(60))))
    const { enrolmentId } = learner
    expect(await db().attempt.count({ where: { enrolmentId, activityId: 'quiz-uno' } })).toBe(2)
  })
})

describe('opinions', () => {
  test('a quiz of opinions alone is passed by answering, without a score', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-opinioni')
    const given = { attemptId: attempt.id, itemId: 'q-fiducia', answerId: crypto.randomUUID() }
    const wrong = { ...given, value: { type: 'scale', choice: '6' } as const }
    expect(await answerExercise(learner.viewer, wrong, now)).toEqual({ ok: false, reason: 'choose_step' })
    expect(
      await answerExercise(learner.viewer, { ...given, value: { type: 'scale', choice: '2' } }, now),
    ).toMatchObject({
      ok: true,
    })
    expect(await rowOf(attempt.id)).toMatchObject({ passed: true, pointsHundredths: 0, maxHundredths: 0 })
    const place = { enrolmentId: learner.enrolmentId, activityId: 'quiz-opinioni' }
    const progress = await db().activityProgress.findUnique({ where: { enrolmentId_activityId: place } })
    expect(progress).toMatchObject({ scoreBasisPoints: null })
    expect(await stateOf(learner, 'quiz-opinioni')).toMatchObject({
      attempt: { result: { percent: null, passed: true } },
    })
  })

  test('beside other questions they must be answered and count nothing in the grade', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-misto')
    await answerExercise(learner.viewer, await choiceFor(attempt, 'q-otto', true), now)
    expect(await submitExercise(learner.viewer, attempt.id, now)).toEqual({ ok: false, reason: 'unanswered' })
    const value = { type: 'scale', choice: '1' } as const
    const given = { attemptId: attempt.id, itemId: 'q-otto-scala', answerId: crypto.randomUUID(), value }
    await answerExercise(learner.viewer, given, now)
    expect(await submitExercise(learner.viewer, attempt.id, now)).toMatchObject({ ok: true })
    expect(await rowOf(attempt.id)).toMatchObject({ passed: true, pointsHundredths: 100, maxHundredths: 100 })
  })
})
