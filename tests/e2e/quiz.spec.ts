/** What a quiz says on the way and at its end, and taking it again after it was passed. */
import type { Page } from '@playwright/test'
import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnCourse, ownQuiz } from './setup/own-course.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, fillAnswer, questionAt, questionOf, signIn } from './setup/take-course.ts'

/** Somebody in the middle of a quiz of three questions with two attempts. */
async function inQuiz(page: Page, givenName: string) {
  const { slug, courseVersionId } = await addOwnCourse({ attempts: 2 })
  const clerk = await addOwnPerson({ givenName, familyName: 'Pennarola' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, slug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId: ownQuiz.id }, new Date())
  const { questions } = await getQuiz({ courseVersionId, activityId: ownQuiz.id })
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  await page.goto(`/learn/${enrolmentId}/${ownQuiz.lessonId}`)
  const quiz = exerciseOf(page, ownQuiz.title)
  const answer = async (right: readonly boolean[]) => {
    for (const [index, isRight] of right.entries()) {
      const card = questionAt(quiz, index + 1, ownQuiz.questions)
      await fillAnswer(card, await questionOf(card, questions), isRight)
      await card.getByRole('button', { name: 'Rispondi' }).click()
      await expect(card.getByRole('button', { name: 'Rispondi' })).toHaveCount(0)
    }
  }
  return { enrolmentId, quiz, answer }
}

test('a passed quiz may be taken again while attempts are left; the best result counts', async ({ page }) => {
  const { enrolmentId, quiz, answer } = await inQuiz(page, 'Serafino')
  await answer([true, true, false])
  await expect(quiz.getByText('Superato: 66 punti su 100.')).toBeVisible()
  const again = quiz.getByRole('button', { name: 'Rifai il quiz' })
  await expect(again).toBeHidden()
  await quiz.locator('summary', { hasText: 'Rifai il quiz' }).click()
  await expect(quiz).toContainText('per un risultato migliore: vale il migliore')
  await expect(quiz).toContainText('Un attestato già rilasciato non cambia.')
  await again.click()
  await expect(questionAt(quiz, 1, ownQuiz.questions).getByRole('button', { name: 'Rispondi' })).toBeVisible()
  await answer([false, false, false])
  await expect(quiz).toContainText('Il quiz resta superato: vale il tuo risultato migliore, 66 punti su 100.')
  await expect(again).toHaveCount(0)
  const progress = await db().activityProgress.findUniqueOrThrow({
    where: { enrolmentId_activityId: { enrolmentId, activityId: ownQuiz.id } },
  })
  expect(progress.scoreBasisPoints).toBe(6666)
})

test('a question with more than one answer says so, to the eye and to the ear', async ({ page }) => {
  const { quiz } = await inQuiz(page, 'Ippolita')
  const several = questionAt(quiz, 3, ownQuiz.questions)
  await expect(several.getByRole('group')).toHaveAccessibleDescription('Puoi segnare più risposte.')
  await expect(several.getByText('Puoi segnare più risposte.')).toBeVisible()
  await expect(questionAt(quiz, 1, ownQuiz.questions)).not.toContainText('più risposte')
})
