import { beforeAll, describe, expect, test } from 'vitest'
import {
  addLearner,
  answerAll,
  begin,
  choiceFor,
  journalOf,
  now,
  publish,
  stateOf,
  walkCaseOf,
  withdraw,
  workCourse,
} from '#tests/setup/learner.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { answerExercise, startExercise, submitExercise } from './work-on-exercise.server.ts'

beforeAll(async () => {
  await publish(workCourse())
})

const attemptsOf = (enrolmentId: string, activityId: string) =>
  db().attempt.count({ where: { enrolmentId, activityId } })
const progressOf = (enrolmentId: string, activityId: string) =>
  db().activityProgress.findUnique({ where: { enrolmentId_activityId: { enrolmentId, activityId } } })

describe('beginning', () => {
  test('several times at once makes one attempt, which is found again', async () => {
    const learner = await addLearner()
    const attempts = await Promise.all(Array.from({ length: 4 }, () => begin(learner, 'quiz-uno')))
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(1)
    expect(await attemptsOf(learner.enrolmentId, 'quiz-uno')).toBe(1)
  })

  test('another person’s enrolment, or an exercise that is none, is not there', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const place = { enrolmentId: learner.enrolmentId, activityId: 'quiz-uno' }
    await expect(startExercise(other.viewer, place, now)).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = { ...place, activityId: 'quiz-nessuno' }
    await expect(startExercise(learner.viewer, elsewhere, now)).rejects.toMatchObject({ code: 'not_found' })
    expect(await attemptsOf(learner.enrolmentId, 'quiz-uno')).toBe(0)
  })

  test('ends when the attempts are used up', async () => {
    const learner = await addLearner()
    for (const number of [1, 2]) {
      const attempt = await begin(learner, 'quiz-due')
      expect(attempt.number).toBe(number)
      await answerAll(learner, attempt, false)
      await submitExercise(learner.viewer, attempt.id, now)
    }
    const place = { enrolmentId: learner.enrolmentId, activityId: 'quiz-due' }
    expect(await startExercise(learner.viewer, place, now)).toEqual({ ok: false, reason: 'no_attempts_left' })
    expect(await stateOf(learner, 'quiz-due')).toMatchObject({ attemptsLeft: 0, canStart: false, passed: false })
  })
})

describe('one answer', () => {
  test('is kept with its points, and earns its feedback and no other', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    const [first = '', second = ''] = attempt.drawn
    const before = JSON.stringify(await stateOf(learner, 'quiz-uno'))
    expect(before).not.toContain('PERCHE')
    const given = await choiceFor(attempt, first, true)
    expect(await answerExercise(learner.viewer, given, now)).toEqual({
      ok: true,
      repeated: false,
      receivedAt: now,
      courseCompleted: false,
    })
    const row = await db().answer.findUniqueOrThrow({ where: { id: given.answerId } })
    expect(row).toMatchObject({
      itemId: first,
      sequence: 1,
      pointsHundredths: 100,
      maxHundredths: 100,
      receivedAt: now,
    })
    const after = JSON.stringify(await stateOf(learner, 'quiz-uno'))
    expect(after).toContain(`PERCHE-SI ${first}`)
    expect(after).not.toContain(`PERCHE-SI ${second}`)
  })

  test('sent many times at once under one UUID gets the same reply and is one row (P4)', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    const given = await choiceFor(attempt, attempt.drawn[0] ?? '', true)
    const replies = await Promise.all(Array.from({ length: 5 }, () => answerExercise(learner.viewer, given, now)))
    for (const reply of replies) expect(reply).toMatchObject({ ok: true, courseCompleted: false })
    expect(replies.filter((reply) => reply.ok && !reply.repeated)).toHaveLength(1)
    expect((await journalOf(learner, 'quiz-uno')).journal).toHaveLength(1)
  })

  test('sent again later has the receipt of its first coming, also when it ended the attempt (P4)', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    const given = []
    for (const item of attempt.drawn) given.push(await choiceFor(attempt, item, true))
    for (const one of given) await answerExercise(learner.viewer, one, now)
    const before = await journalOf(learner, 'quiz-uno')
    const later = new Date(now.getTime() + 60_000)
    for (const one of given) {
      const again = await answerExercise(learner.viewer, one, later)
      expect(again).toMatchObject({ ok: true, repeated: true, receivedAt: now })
    }
    expect(await journalOf(learner, 'quiz-uno')).toEqual(before)
    expect(await stateOf(learner, 'quiz-uno')).toMatchObject({
      attempt: { questions: given.map(() => ({ receivedAt: now.toISOString() })) },
    })
  })

  test('given in two windows at once, under two UUIDs: one is taken, the other refused', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    const item = attempt.drawn[0] ?? ''
    const given = [await choiceFor(attempt, item, true), await choiceFor(attempt, item, false)]
    const replies = await Promise.all(given.map((one) => answerExercise(learner.viewer, one, now)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'already_answered' })
    expect((await journalOf(learner, 'quiz-uno')).journal).toHaveLength(1)
  })

  test.each([
    ['quiz-uno', 'feedback after each answer'],
    ['quiz-due', 'answers that may change'],
  ])('under a UUID already used for another value is refused, not said to be kept: %s, %s', async (activityId) => {
    const learner = await addLearner()
    const attempt = await begin(learner, activityId)
    const item = attempt.drawn[0] ?? ''
    const first = await choiceFor(attempt, item, true)
    await answerExercise(learner.viewer, first, now)
    const stale = { ...(await choiceFor(attempt, item, false)), answerId: first.answerId }
    expect(await answerExercise(learner.viewer, stale, now)).toEqual({ ok: false, reason: 'answer_id_taken' })
    expect(await answerExercise(learner.viewer, first, now)).toMatchObject({ ok: true, repeated: true })
    expect((await journalOf(learner, activityId)).journal.map(({ id }) => id)).toEqual([first.answerId])
  })

  test('under the UUID of another question, or of somebody else’s answer, is refused', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const [attempt, theirs] = [await begin(learner, 'quiz-uno'), await begin(other, 'quiz-uno')]
    const first = await choiceFor(attempt, attempt.drawn[0] ?? '', true)
    await answerExercise(learner.viewer, first, now)
    const nextOne = { ...(await choiceFor(attempt, attempt.drawn[1] ?? '', true)), answerId: first.answerId }
    expect(await answerExercise(learner.viewer, nextOne, now)).toEqual({ ok: false, reason: 'answer_id_taken' })
    const guessed = { ...(await choiceFor(theirs, theirs.drawn[0] ?? '', true)), answerId: first.answerId }
    expect(await answerExercise(other.viewer, guessed, now)).toEqual({ ok: false, reason: 'answer_id_taken' })
    expect((await journalOf(other, 'quiz-uno')).journal).toHaveLength(0)
  })

  test('of two people at once under one UUID is kept for one of them', async () => {
    const learners = [await addLearner(), await addLearner()]
    const answerId = newId()
    const replies = await Promise.all(
      learners.map(async (learner) => {
        const attempt = await begin(learner, 'quiz-uno')
        const given = { ...(await choiceFor(attempt, attempt.drawn[0] ?? '', true)), answerId }
        return answerExercise(learner.viewer, given, now)
      }),
    )
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db().answer.count({ where: { id: answerId } })).toBe(1)
  })

  test('of another person’s attempt is not there, and neither is handing it in', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const attempt = await begin(learner, 'quiz-due')
    const given = await choiceFor(attempt, attempt.drawn[0] ?? '', true)
    await expect(answerExercise(other.viewer, given, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(submitExercise(other.viewer, attempt.id, now)).rejects.toMatchObject({ code: 'not_found' })
    const nowhere = { ...given, attemptId: newId() }
    await expect(answerExercise(learner.viewer, nowhere, now)).rejects.toMatchObject({ code: 'not_found' })
    expect((await journalOf(learner, 'quiz-due')).journal).toHaveLength(0)
  })

  test('to a question the attempt did not draw, or with a choice it does not have, is refused', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    const given = await choiceFor(attempt, attempt.drawn[0] ?? '', true)
    const elsewhere = { ...given, itemId: 'q-tre' }
    expect(await answerExercise(learner.viewer, elsewhere, now)).toEqual({ ok: false, reason: 'not_current' })
    const written = { ...given, value: { type: 'single', choice: 'c1' } as const }
    expect(await answerExercise(learner.viewer, written, now)).toEqual({ ok: false, reason: 'choose_one' })
    expect((await journalOf(learner, 'quiz-uno')).journal).toHaveLength(0)
  })
})

describe('a quiz with feedback after each answer', () => {
  test('is over with its last answer: attempt, exercise, lesson and minutes at once', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    await answerAll(learner, attempt, true)
    const row = await db().attempt.findUniqueOrThrow({ where: { id: attempt.id } })
    expect(row).toMatchObject({ submittedAt: now, pointsHundredths: 200, maxHundredths: 200, passed: true })
    const { enrolmentId } = learner
    expect(await progressOf(enrolmentId, 'quiz-uno')).toMatchObject({ scoreBasisPoints: 10_000 })
    expect(await progressOf(enrolmentId, 'lezione-uno')).toMatchObject({ scoreBasisPoints: null })
    const credits = await db().attendanceEntry.findMany({ where: { enrolmentId } })
    expect(credits).toMatchObject([{ activityId: 'lezione-uno', minutes: 10, kind: 'declared_on_completion' }])
    const enrolment = await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })
    expect(enrolment).toMatchObject({ state: 'under_way', startedAt: now })
  })

  test('failed leaves no progress and may be tried again; passed worse later keeps the best score', async () => {
    const learner = await addLearner()
    await answerAll(learner, await begin(learner, 'quiz-uno'), false)
    expect(await progressOf(learner.enrolmentId, 'quiz-uno')).toBeNull()
    expect(await stateOf(learner, 'quiz-uno')).toMatchObject({ passed: false, canStart: true, bestPercent: 0 })
    await answerAll(learner, await begin(learner, 'quiz-uno'), true)
    expect(await stateOf(learner, 'quiz-uno')).toMatchObject({ passed: true, canStart: true, bestPercent: 100 })
    await answerAll(learner, await begin(learner, 'quiz-uno'), false)
    const after = { passed: true, bestPercent: 100, attempt: { result: { passed: false, percent: 0 } } }
    expect(await stateOf(learner, 'quiz-uno')).toMatchObject(after)
    expect(await progressOf(learner.enrolmentId, 'quiz-uno')).toMatchObject({ scoreBasisPoints: 10_000 })
    expect(await attemptsOf(learner.enrolmentId, 'quiz-uno')).toBe(3)
    expect(await db().attendanceEntry.count({ where: { enrolmentId: learner.enrolmentId } })).toBe(1)
  })

  test('answered in full by many windows at once is closed once', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-uno')
    const given = await Promise.all(attempt.drawn.map((item) => choiceFor(attempt, item, true)))
    const replies = await Promise.all([...given, ...given].map((one) => answerExercise(learner.viewer, one, now)))
    expect(replies.filter(({ ok }) => !ok)).toEqual([])
    expect((await journalOf(learner, 'quiz-uno')).journal.map(({ sequence }) => sequence)).toEqual([1, 2])
    expect(await db().attendanceEntry.count({ where: { enrolmentId: learner.enrolmentId } })).toBe(1)
  })
})

describe('a quiz handed in', () => {
  test('takes changes until then, grades the latest answers, and only then tells why', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-due')
    expect(await submitExercise(learner.viewer, attempt.id, now)).toEqual({ ok: false, reason: 'unanswered' })
    await answerAll(learner, attempt, false)
    await answerAll(learner, attempt, true)
    expect(JSON.stringify(await stateOf(learner, 'quiz-due'))).not.toContain('PERCHE')
    expect((await journalOf(learner, 'quiz-due')).journal).toHaveLength(4)
    expect(await submitExercise(learner.viewer, attempt.id, now)).toEqual({ ok: true, courseCompleted: false })
    expect(JSON.stringify(await stateOf(learner, 'quiz-due'))).toContain('PERCHE')
    expect(await progressOf(learner.enrolmentId, 'quiz-due')).toMatchObject({ scoreBasisPoints: 10_000 })
    const late = await choiceFor(attempt, attempt.drawn[0] ?? '', false)
    expect(await answerExercise(learner.viewer, late, now)).toEqual({ ok: false, reason: 'attempt_closed' })
  })

  test('twice at once is graded once', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'quiz-due')
    await answerAll(learner, attempt, true)
    const replies = await Promise.all([1, 2, 3].map(() => submitExercise(learner.viewer, attempt.id, now)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, reason: 'attempt_closed' }))
    expect(await db().attendanceEntry.count({ where: { enrolmentId: learner.enrolmentId } })).toBe(1)
  })

  test('while an answer is on its way: the answer is graded or refused, never lost', async () => {
    for (let round = 0; round < 4; round += 1) {
      const learner = await addLearner()
      const attempt = await begin(learner, 'quiz-due')
      await answerAll(learner, attempt, true)
      const change = await choiceFor(attempt, attempt.drawn[0] ?? '', false)
      const [submitted, changed] = await Promise.all([
        submitExercise(learner.viewer, attempt.id, now),
        answerExercise(learner.viewer, change, now),
      ])
      expect(submitted.ok).toBe(true)
      const row = await db().attempt.findUniqueOrThrow({ where: { id: attempt.id } })
      expect(row.pointsHundredths).toBe(changed.ok ? 100 : 200)
      if (!changed.ok) expect(changed.reason).toBe('attempt_closed')
    }
  })
})

describe('a case', () => {
  test('is walked scene by scene, and its readings come at the end', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'caso-uno')
    expect(JSON.stringify(await stateOf(learner, 'caso-uno'))).not.toMatch(/SEGRET[AO]/)
    const early = {
      attemptId: attempt.id,
      answerId: newId(),
      itemId: 'r-uno',
      value: { type: 'reflection', text: 'Prima del tempo, e a lungo.' },
    } as const
    expect(await answerExercise(learner.viewer, early, now)).toEqual({ ok: false, reason: 'not_current' })
    const { replies } = await walkCaseOf(learner)
    expect(replies.every(({ ok }) => ok)).toBe(true)
    expect(JSON.stringify(await stateOf(learner, 'caso-uno'))).toContain('LETTURA-SEGRETA')
    expect(await progressOf(learner.enrolmentId, 'caso-uno')).toMatchObject({ scoreBasisPoints: null })
    expect(await progressOf(learner.enrolmentId, 'lezione-tre')).not.toBeNull()
  })

  test('decided twice at once in different ways goes one way', async () => {
    const learner = await addLearner()
    const attempt = await begin(learner, 'caso-uno')
    const decide = (option: string) =>
      answerExercise(
        learner.viewer,
        {
          attemptId: attempt.id,
          answerId: newId(),
          itemId: 'd-uno',
          value: { type: 'decision', option, reason: 'Perché mi sembra la cosa giusta da fare.' },
        },
        now,
      )
    const replies = await Promise.all([decide('o1'), decide('o2')])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'not_current' })
  })
})

test('a withdrawn enrolment is not there for any of it', async () => {
  const learner = await addLearner()
  const { viewer, enrolmentId } = learner
  const attempt = await begin(learner, 'quiz-due')
  const given = await choiceFor(attempt, attempt.drawn[0] ?? '', true)
  await withdraw(learner)
  const gone = { code: 'not_found' }
  await expect(startExercise(viewer, { enrolmentId, activityId: 'quiz-uno' }, now)).rejects.toMatchObject(gone)
  await expect(answerExercise(viewer, given, now)).rejects.toMatchObject(gone)
  await expect(submitExercise(viewer, attempt.id, now)).rejects.toMatchObject(gone)
})
