import { beforeEach, describe, expect, test } from 'vitest'
import { correctKey, previewCorrection } from '#app/assessment/correct-key.server.ts'
import { findCorrection, regradeProgress } from '#app/assessment/correction-queries.server.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { addAmbito } from '#app/certificates/world.fixtures.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { regradeExercises } from '#app/learning/regrade-exercises.server.ts'
import { submitExercise } from '#app/learning/work-on-exercise.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import {
  answerDue,
  choiceIds,
  correct,
  correctAndRegrade,
  handIn,
  newHandIn,
  previewed,
  proposal,
  trainer,
  turned,
} from '#tests/setup/correction.ts'
import { refusedCommit, whileCommitsFail } from '#tests/setup/database-faults.ts'
import {
  addLearner,
  answerAll,
  begin,
  jobsFor,
  now,
  publish,
  stateOf,
  walkCaseOf,
  withdraw,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'

const right = { tre: true, quattro: true }
/** Right only once the key of the first question is turned. */
const early = { tre: false, quattro: true }

let editions = 0
/** Every test has a version of the course to itself, so that corrections do not meet. */
beforeEach(async () => {
  editions += 1
  const text = `Da leggere ancora, edizione ${editions}.`
  await publish(workCourse({ '01-primo/05-cinque.mdx': lessonText(text, 'lezione-cinque', 15) }))
})

const regradesOf = (correctionId: string) =>
  db().attemptRegrade.findMany({ where: { correctionId }, orderBy: { attemptId: 'asc' } })
const mailsTo = async ({ viewer }: Learner) => {
  const { email } = await db().account.findUniqueOrThrow({ where: { personId: viewer.personId } })
  return db().mail.findMany({ where: { recipient: email }, select: { subject: true } })
}
const resultOf = async (learner: Learner) => {
  const state = await stateOf(learner, 'quiz-due')
  return state?.kind === 'quiz' ? state.attempt : null
}
const progressOf = ({ enrolmentId }: Learner) =>
  db().activityProgress.findUnique({ where: { enrolmentId_activityId: { enrolmentId, activityId: 'quiz-due' } } })

/** Does everything of the course but `quiz-due`. */
async function doTheRest(learner: Learner) {
  const { viewer, enrolmentId } = learner
  await answerAll(learner, await begin(learner, 'quiz-uno'), true)
  await walkCaseOf(learner)
  for (const lesson of ['lezione-quattro', 'lezione-cinque']) await completeLesson(viewer, enrolmentId, lesson, now)
}

describe('preview', () => {
  test('counts what the regrade then does, and stores nothing', async () => {
    for (const given of [right, right, early, early, early, { tre: true, quattro: false }]) await newHandIn(given)
    const proposed = await proposal(await turned())
    const before = await db().keyCorrection.count()
    const { figures } = await previewed(proposed)
    expect(figures).toEqual({
      gained: 3,
      lost: 2,
      attempts: 6,
      pointsChange: 6,
      outcomeChange: 5,
      passedAnyway: { gained: 0, lost: 0 },
      facility: { before: 0.5, after: 0.5 },
    })
    expect(await db().keyCorrection.count()).toBe(before)
    const rows = await regradesOf(await correctAndRegrade(proposed))
    expect(rows).toHaveLength(figures.attempts)
    const count = (from: boolean, to: boolean) =>
      rows.filter(({ passedBefore, passedAfter }) => passedBefore === from && passedAfter === to).length
    expect([count(false, true), count(true, false)]).toEqual([figures.gained, figures.lost])
  })

  test('counts a person once who has tried twice, by the best of their attempts', async () => {
    const learner = await newHandIn(early)
    await handIn(learner, right)
    const { figures } = await previewed(await proposal(await turned()))
    expect(figures).toMatchObject({ gained: 0, lost: 0, attempts: 2, outcomeChange: 2, facility: null })
  })

  test('is for trainers only, of a question there is, with another key than the one in force', async () => {
    const proposed = await proposal(await turned())
    const office = viewerWith([grantOf('ambito_office', { ambitoId: newId() })])
    for (const viewer of [viewerWith([]), office]) {
      await expect(previewCorrection(viewer, proposed)).rejects.toMatchObject({ code: 'forbidden' })
      const confirmed = { ...proposed, correctionId: newId(), fingerprint: '', reason: 'Prova' }
      await expect(correctKey(viewer, confirmed, now)).rejects.toMatchObject({ code: 'forbidden' })
    }
    const elsewhere = previewCorrection(trainer, { ...proposed, questionId: 'q-nessuna' })
    await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
    const { right: known } = await choiceIds('quiz-due', 'q-tre')
    const same = await proposal({ kind: 'choices', right: known })
    expect(await previewCorrection(trainer, same)).toEqual({ ok: false, reason: 'key_same' })
  })

  test('is shown again when somebody handed in after it', async () => {
    await newHandIn(right)
    const proposed = await proposal(await turned())
    const { fingerprint } = await previewed(proposed)
    await newHandIn(early)
    const confirmed = { ...proposed, correctionId: newId(), fingerprint, reason: 'La chiave era sbagliata.' }
    const outcome = await correctKey(trainer, confirmed, now)
    expect(outcome).toMatchObject({ ok: false, reason: 'numbers_changed', preview: { figures: { attempts: 2 } } })
    expect(await findCorrection(confirmed.correctionId)).toBeNull()
    if (outcome.ok || outcome.reason !== 'numbers_changed') throw new Error('no numbers')
    const again = { ...confirmed, fingerprint: outcome.preview.fingerprint }
    expect(await correctKey(trainer, again, now)).toEqual({ ok: true, correctionId: confirmed.correctionId })
  })
})

describe('regrade', () => {
  test('confirmed several times at once is one correction', async () => {
    await newHandIn(early)
    const proposed = await proposal(await turned())
    const { fingerprint } = await previewed(proposed)
    const confirmed = { ...proposed, correctionId: newId(), fingerprint, reason: 'La chiave era sbagliata.' }
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => correctKey(trainer, confirmed, now)))
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, correctionId: confirmed.correctionId })
    const { courseVersionId } = proposed
    expect(await db().keyCorrection.count({ where: { courseVersionId } })).toBe(1)
    const elsewhere = await proposal({ kind: 'annul' }, 'q-quattro')
    const taken = await correctKey(trainer, { ...confirmed, ...elsewhere }, now)
    expect(taken).toEqual({ ok: false, reason: 'correction_id_taken' })
  })

  test('done by several at once and again is done once', async () => {
    const learners = []
    for (let count = 0; count < 6; count += 1) learners.push(await newHandIn(count % 2 ? right : early))
    const correctionId = await correct(await proposal(await turned()))
    await Promise.all([1, 2, 3].map(() => regradeExercises(correctionId, now)))
    const rows = await regradesOf(correctionId)
    expect(rows).toHaveLength(6)
    const audited = await db().auditEntry.count({ where: { action: 'attempt.regraded' } })
    expect(await regradeExercises(correctionId, new Date(now.getTime() + 1000))).toBe(true)
    expect(await regradesOf(correctionId)).toEqual(rows)
    expect(await db().auditEntry.count({ where: { action: 'attempt.regraded' } })).toBe(audited)
    for (const learner of learners) expect(await mailsTo(learner)).toHaveLength(1)
  })

  test('broken off goes on where it was, and says how far it is', async () => {
    for (let count = 0; count < 3; count += 1) await newHandIn(early)
    const correctionId = await correct(await proposal(await turned()))
    const correction = await findCorrection(correctionId)
    if (!correction) throw new Error('no correction')
    await whileCommitsFail('mail', () => expect(regradeExercises(correctionId, now)).rejects.toThrow(refusedCommit))
    expect(await regradeProgress(correction)).toEqual({ done: 0, total: 3 })
    await regradeExercises(correctionId, now)
    expect(await regradeProgress(correction)).toEqual({ done: 3, total: 3 })
    await newHandIn(right)
    expect(await regradeProgress(correction)).toEqual({ done: 3, total: 3 })
  })

  test('beside people handing in leaves nobody with the old key', async () => {
    const readyToHandIn = async () => {
      const learner = await addLearner()
      return { learner, attempt: await answerDue(learner, early) }
    }
    const learners = [await readyToHandIn(), await readyToHandIn(), await readyToHandIn(), await readyToHandIn()]
    const proposed = await proposal(await turned())
    const confirmed = { ...proposed, correctionId: newId(), reason: 'La chiave era sbagliata.' }
    // Whenever somebody is quicker, the trainer says yes to the numbers of now.
    const insist = async () => {
      for (;;) {
        const { fingerprint } = await previewed(proposed)
        if ((await correctKey(trainer, { ...confirmed, fingerprint }, now)).ok) return
      }
    }
    const hand = ({ learner, attempt }: Awaited<ReturnType<typeof readyToHandIn>>) =>
      submitExercise(learner.viewer, attempt.id, now)
    await Promise.all([insist(), ...learners.map(hand)])
    await regradeExercises(confirmed.correctionId, now)
    for (const { learner } of learners)
      expect((await resultOf(learner))?.result).toEqual({ percent: 100, passed: true })
  })

  test('an attempt that was open is handed in by the new key, with answers from before and after', async () => {
    const learner = await addLearner()
    await answerDue(learner, early)
    await correctAndRegrade(await proposal(await turned()))
    const attempt = await begin(learner, 'quiz-due')
    await submitExercise(learner.viewer, attempt.id, now)
    const row = await db().attempt.findUniqueOrThrow({ where: { id: attempt.id } })
    expect(row).toMatchObject({ pointsHundredths: 200, passed: true, gradedWith: 1 })
    expect((await resultOf(learner))?.regrades).toEqual([])
  })

  test('several in sequence each count from the one before', async () => {
    const learner = await newHandIn(early)
    const [turn, { right: first }] = [await turned(), await choiceIds('quiz-due', 'q-tre')]
    const pending = await correct(await proposal(turn))
    const back = await proposal({ kind: 'choices', right: first })
    expect(await previewCorrection(trainer, back)).toEqual({ ok: false, reason: 'regrade_under_way' })
    await regradeExercises(pending, now)
    expect((await resultOf(learner))?.result).toEqual({ percent: 100, passed: true })
    await correctAndRegrade(back)
    expect((await resultOf(learner))?.result).toEqual({ percent: 50, passed: false })
    await correctAndRegrade(await proposal({ kind: 'annul' }))
    const shown = await resultOf(learner)
    expect(shown?.result).toEqual({ percent: 100, passed: true })
    expect(shown?.regrades.map(({ from, to, annulled, keeps }) => [from, to, annulled, keeps])).toEqual([
      [50, 100, false, false],
      [100, 50, false, true],
      [50, 100, true, false],
    ])
    const { courseVersionId } = back
    const numbers = await db().keyCorrection.findMany({ where: { courseVersionId }, select: { number: true } })
    expect(numbers.map(({ number }) => number).sort()).toEqual([1, 2, 3])
  })
})

describe('what follows', () => {
  test('from failed to passed: progress, completion and certificate as if passed, and one mail', async () => {
    const { comune } = await addAmbito(`R${editions}`)
    const learner = await newHandIn(early, [comune.registry])
    await doTheRest(learner)
    const { enrolmentId } = learner
    expect(await db().completion.count({ where: { enrolmentId } })).toBe(0)
    await correctAndRegrade(await proposal(await turned()))
    expect(await progressOf(learner)).toMatchObject({ scoreBasisPoints: 10_000 })
    expect(await db().completion.findUnique({ where: { enrolmentId } })).toMatchObject({
      completedAt: now,
      departmentId: comune.registry,
    })
    expect(await jobsFor('learning.course-completed', 'enrolmentId', enrolmentId)).toBe(1)
    expect(await mailsTo(learner)).toEqual([
      { subject: 'Una domanda è stata corretta: ora hai superato «Verifica quiz-due»' },
    ])
    expect((await resultOf(learner))?.regrades).toMatchObject([{ question: 1, from: 50, to: 100, keeps: false }])
  })

  test('from passed to failed: progress and completion stay as they were, and the person is told', async () => {
    const learner = await newHandIn(right)
    await doTheRest(learner)
    const { enrolmentId } = learner
    const before = [await progressOf(learner), await db().completion.findUniqueOrThrow({ where: { enrolmentId } })]
    const { lostEnrolmentIds } = await previewed(await proposal(await turned()))
    expect(lostEnrolmentIds).toEqual([enrolmentId])
    await correctAndRegrade(await proposal(await turned()))
    expect([await progressOf(learner), await db().completion.findUniqueOrThrow({ where: { enrolmentId } })]).toEqual(
      before,
    )
    expect(await resultOf(learner)).toMatchObject({
      result: { percent: 50, passed: false },
      regrades: [{ from: 100, to: 50, keeps: true }],
    })
    expect(await mailsTo(learner)).toEqual([{ subject: 'Una domanda è stata corretta: «Verifica quiz-due»' }])
  })

  test('nothing but the score for who withdrew; it counts when they come back', async () => {
    const learner = await newHandIn(early)
    await withdraw(learner)
    await correctAndRegrade(await proposal(await turned()))
    expect(await progressOf(learner)).toMatchObject({ scoreBasisPoints: 10_000 })
    expect(await mailsTo(learner)).toEqual([])
  })

  test('nobody’s result falls when a question is annulled', async () => {
    const learners = []
    for (const given of [right, early, { tre: false, quattro: false }]) learners.push(await newHandIn(given))
    const { figures } = await previewed(await proposal({ kind: 'annul' }))
    expect(figures).toMatchObject({ gained: 1, lost: 0 })
    await correctAndRegrade(await proposal({ kind: 'annul' }))
    const results = await Promise.all(learners.map(async (learner) => (await resultOf(learner))?.result?.percent))
    expect(results).toEqual([100, 100, 50])
    const [first] = learners
    const question = first && (await resultOf(first))?.questions.find(({ id }) => id === 'q-tre')
    expect(question?.feedback).toMatchObject({ annulled: true, right: true, choices: {}, solution: [] })
  })
})
