import { beforeEach, expect, test } from 'vitest'
import { correctKey, previewCorrection } from '#app/assessment/correct-key.server.ts'
import { findCorrection, listTogether, regradeProgress } from '#app/assessment/correction-queries.server.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import { getCorrectableQuestion } from '#app/authoring/correctable-question.server.ts'
import { getCorrectionReport, listCorrectionReports, resumeRegrade } from '#app/authoring/correction-reports.server.ts'
import { getQuizReport } from '#app/authoring/quiz-report.server.ts'
import { regradeExercises } from '#app/learning/regrade-exercises.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { answerExercise, submitExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { correct, newHandIn, previewed, proposal, trainer, turned } from '#tests/setup/correction.ts'
import {
  addLearner,
  begin,
  choiceFor,
  jobsFor,
  now,
  publish,
  quizOf,
  stateOf,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'

/** Right in `quiz-due` only once the key of `q-tre` is turned. */
const early = { tre: false, quattro: true }
const reason = 'La chiave era sbagliata.'

let editions = 0
/** A version for each test, whose last lesson has a test of three: its own question and those of `quiz-due`. */
beforeEach(async () => {
  editions += 1
  const final = quizOf('finale', 'pass="60" feedback="end" draw="3" pools="quiz-due"', ['f-uno'])
  const text = `Edizione ${editions}.\n\n${final}`
  await publish(workCourse({ '01-primo/05-cinque.mdx': lessonText(text, 'lezione-cinque', 15) }))
})

/** Hands in the final test with everything right but the question named. */
async function handInFinal(learner: Learner, wrong: string) {
  const attempt = await begin(learner, 'finale')
  for (const itemId of attempt.drawn) {
    await answerExercise(learner.viewer, await choiceFor(attempt, itemId, itemId !== wrong), now)
  }
  const outcome = await submitExercise(learner.viewer, attempt.id, now)
  if (!outcome.ok) throw new Error(outcome.reason)
}

async function resultOf(learner: Learner, quizId: string) {
  const state = await stateOf(learner, quizId)
  return state?.kind === 'quiz' ? state.attempt?.result?.percent : null
}

async function togetherWith(correctionId: string) {
  const correction = await findCorrection(correctionId)
  if (!correction) throw new Error('no correction')
  return listTogether(correction)
}

async function regradeAll(correctionId: string) {
  for (const { id } of await togetherWith(correctionId)) while (!(await regradeExercises(id, now)));
}

test.each(['quiz-due', 'finale'])('a key corrected in %s is right in both quizzes, in one go', async (from) => {
  const learner = await newHandIn(early)
  await handInFinal(learner, 'q-tre')
  const proposed = await proposal(await turned(), 'q-tre', from)
  const other = from === 'finale' ? 'quiz-due' : 'finale'
  const preview = await previewed(proposed)
  expect(preview.figures).toMatchObject({ attempts: 1, pointsChange: 1 })
  expect(preview.elsewhere).toMatchObject([{ activityId: other, figures: { attempts: 1, pointsChange: 1 } }])
  const correctionId = await correct(proposed)
  const rows = await togetherWith(correctionId)
  expect(rows.map(({ activityId, number, togetherWith: first }) => [activityId, number, first])).toEqual([
    [from, 1, null],
    [other, 1, correctionId],
  ])
  expect(rows[1]?.question).toEqual(rows[0]?.question)
  const audited = await db().auditEntry.findMany({ where: { action: 'key.corrected', subjectId: correctionId } })
  expect(audited.map(({ detail }) => detail)).toMatchObject([
    { quizzes: [{ correctionId, activityId: from }, { activityId: other }] },
  ])
  for (const { id } of rows) expect(await jobsFor('assessment.key-corrected', 'correctionId', id)).toBe(1)
  await regradeAll(correctionId)
  expect([await resultOf(learner, 'quiz-due'), await resultOf(learner, 'finale')]).toEqual([100, 100])
})

test('answers given afterwards are graded by the corrected key in the final test too', async () => {
  await regradeAll(await correct(await proposal(await turned())))
  const learner = await addLearner()
  await handInFinal(learner, 'q-tre')
  expect(await resultOf(learner, 'finale')).toBe(100)
})

test('a question written in the final test itself is corrected there alone', async () => {
  const preview = await previewed(await proposal({ kind: 'annul' }, 'f-uno', 'finale'))
  expect(preview.elsewhere).toEqual([])
})

test('the numbers are asked for again when somebody handed in the other quiz', async () => {
  const proposed = await proposal(await turned())
  const { fingerprint } = await previewed(proposed)
  await handInFinal(await addLearner(), 'q-tre')
  const confirmed = { ...proposed, correctionId: newId(), fingerprint, reason }
  const outcome = await correctKey(trainer, confirmed, now)
  expect(outcome).toMatchObject({
    ok: false,
    reason: 'numbers_changed',
    preview: { elsewhere: [{ activityId: 'finale' }] },
  })
  expect(await findCorrection(confirmed.correctionId)).toBeNull()
})

test('corrected from both sides at once it is corrected once, and the next waits for both regrades', async () => {
  await handInFinal(await addLearner(), 'q-tre')
  const key = await turned()
  const confirm = async (activityId: string) => {
    const proposed = await proposal(key, 'q-tre', activityId)
    const { fingerprint } = await previewed(proposed)
    return { ...proposed, correctionId: newId(), fingerprint, reason }
  }
  const both = [await confirm('quiz-due'), await confirm('finale'), await confirm('quiz-due'), await confirm('finale')]
  const outcomes = await Promise.all(both.map((one) => correctKey(trainer, one, now)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const { courseVersionId } = both[0] ?? (await proposal(key))
  expect(await db().keyCorrection.count({ where: { courseVersionId } })).toBe(2)
  const back = await proposal({ kind: 'annul' })
  expect(await previewCorrection(trainer, back)).toEqual({ ok: false, reason: 'regrade_under_way' })
})

test('the pages of a correction speak of both quizzes, and take the work up again in both', async () => {
  await handInFinal(await newHandIn(early), 'q-tre')
  const { number: version } = await getCurrentVersion('prova')
  const shown = await getCorrectableQuestion(trainer, {
    slug: 'prova',
    activityId: 'quiz-due',
    version,
    questionId: 'q-tre',
  })
  expect(shown.alsoIn).toEqual(['Verifica finale'])
  const correctionId = await correct(await proposal(await turned()))
  const place = { slug: 'prova', activityId: 'quiz-due', correctionId }
  await resumeRegrade(trainer, place)
  const rows = await togetherWith(correctionId)
  for (const { id } of rows) expect(await jobsFor('assessment.key-corrected', 'correctionId', id)).toBe(2)
  for (const row of rows) expect(await regradeProgress(row)).toEqual({ done: 0, total: 1 })
  await regradeAll(correctionId)
  const { report, quizzes } = await getCorrectionReport(trainer, place)
  expect(report.alsoIn).toEqual(['Verifica finale'])
  expect(quizzes).toMatchObject([
    { title: 'Verifica quiz-due', done: 1, total: 1, outcomes: { points: 1 } },
    { title: 'Verifica finale', done: 1, total: 1, outcomes: { points: 1 } },
  ])
  const [newest] = await listCorrectionReports(trainer, { slug: 'prova', activityId: 'finale' })
  expect(newest).toMatchObject({ questionId: 'q-tre', reason, alsoIn: ['Verifica quiz-due'] })
})

test('the statistics of a final test say where a question comes from, and count its own answers alone', async () => {
  const before = await getQuizReport(trainer, 'prova', 'quiz-due')
  for (let count = 0; count < 5; count += 1) await handInFinal(await addLearner(), 'q-tre')
  const { questions } = await getQuizReport(trainer, 'prova', 'finale')
  const current = questions.filter((one) => one.current && one.versions.length > 0)
  expect(new Map(current.map(({ id, pool }) => [id, pool]))).toEqual(
    new Map([
      ['f-uno', null],
      ['q-tre', { id: 'quiz-due', title: 'Verifica quiz-due' }],
      ['q-quattro', { id: 'quiz-due', title: 'Verifica quiz-due' }],
    ]),
  )
  const answered = (report: typeof before) => report.questions.reduce((sum, { answers }) => sum + answers, 0)
  expect(answered({ ...before, questions })).toBeGreaterThanOrEqual(15)
  expect(answered(await getQuizReport(trainer, 'prova', 'quiz-due'))).toBe(answered(before))
})
