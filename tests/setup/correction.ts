import { correctKey, previewCorrection, type Proposed } from '#app/assessment/correct-key.server.ts'
import type { KeyProposal } from '#app/assessment/correct-question.ts'
import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import { regradeExercises } from '#app/learning/regrade-exercises.server.ts'
import { submitExercise } from '#app/learning/work-on-exercise.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { newId } from '#app/platform/ids.server.ts'
import { answerExercise } from '#app/learning/work-on-exercise.server.ts'
import { addLearner, begin, choiceFor, now, type Learner } from './learner.ts'

export const trainer = viewerWith([grantOf('trainer')])

/** A choice of a question of the course `prova` in its current version, right or not as written. */
export async function choiceIds(activityId: string, questionId: string) {
  const { id: courseVersionId } = await getCurrentVersion('prova')
  const question = (await getQuiz({ courseVersionId, activityId })).questions.find(({ id }) => id === questionId)
  if (question?.type !== 'single') throw new Error('not a single-choice question')
  const of = (correct: boolean) => question.choices.filter((one) => one.correct === correct).map(({ id }) => id)
  return { right: of(true), wrong: of(false) }
}

/** A proposal for a question of `quiz-due`, which has two and is passed with both. */
export async function proposal(key: KeyProposal, questionId = 'q-tre', activityId = 'quiz-due'): Promise<Proposed> {
  const { id: courseVersionId } = await getCurrentVersion('prova')
  return { courseVersionId, activityId, questionId, key }
}

/** The key by which the first wrong choice is the right one. */
export async function turned(questionId = 'q-tre'): Promise<KeyProposal> {
  const { wrong } = await choiceIds('quiz-due', questionId)
  return { kind: 'choices', right: wrong.slice(0, 1) }
}

export async function previewed(proposed: Proposed) {
  const outcome = await previewCorrection(trainer, proposed)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.preview
}

/** Records a correction as a trainer does: preview, then yes. */
export async function correct(proposed: Proposed, at = now): Promise<string> {
  const { fingerprint } = await previewed(proposed)
  const confirmed = { ...proposed, correctionId: newId(), fingerprint, reason: 'La chiave era sbagliata.' }
  const outcome = await correctKey(trainer, confirmed, at)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.correctionId
}

/** Records a correction and does its job. */
export async function correctAndRegrade(proposed: Proposed, at = now): Promise<string> {
  const correctionId = await correct(proposed, at)
  while (!(await regradeExercises(correctionId, at)));
  return correctionId
}

/** Answers the two questions of `quiz-due`, rightly or not as the key was written, without handing in. */
export async function answerDue(learner: Learner, right: { tre: boolean; quattro: boolean }) {
  const attempt = await begin(learner, 'quiz-due')
  for (const [itemId, isRight] of [['q-tre', right.tre] as const, ['q-quattro', right.quattro] as const]) {
    await answerExercise(learner.viewer, await choiceFor(attempt, itemId, isRight), now)
  }
  return attempt
}

/** The same, handed in. */
export async function handIn(learner: Learner, right: { tre: boolean; quattro: boolean }) {
  const attempt = await answerDue(learner, right)
  const outcome = await submitExercise(learner.viewer, attempt.id, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...learner, attemptId: attempt.id }
}

export async function newHandIn(right: { tre: boolean; quattro: boolean }, departments: string[] = []) {
  return handIn(await addLearner(departments), right)
}
