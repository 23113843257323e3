/** What a quiz says on the way and at its end, and taking it again after it was passed. */
import type { Page } from '@playwright/test'
import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import type { QuizSpec } from '#app/assessment/schemas.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnCourse, ownQuiz } from './setup/own-course.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, fillAnswer, questionAt, questionOf, signIn } from './setup/take-course.ts'

/** Somebody in the middle of a quiz of three questions with two attempts. */
async function inQuiz(page: Page, givenName: string, rules: Partial<QuizSpec> = {}) {
  const { slug, courseVersionId } = await addOwnCourse({ attempts: 2, ...rules })
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
      await expect(card.getByText(/^Ricevuta alle/)).toBeVisible()
    }
  }
  return { enrolmentId, quiz, answer }
}

test('a passed quiz may be taken again while attempts are left; the best result counts', async ({ page }) => {
  const { enrolmentId, quiz, answer } = await inQuiz(page, 'Serafino')
  await answer([true, true, false])
  await expect(quiz.getByText('Superato: 66 punti su 100.')).toBeVisible()
  await expect(quiz.getByText('1 domanda da rivedere su 3:')).toBeVisible()
  const missed = await questionAt(quiz, 3, ownQuiz.questions).getAttribute('id')
  await expect(quiz.getByRole('link', { name: 'Domanda 3' })).toHaveAttribute('href', `#${missed}`)
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

test('a quiz that keeps its answers to itself lists no question at its end', async ({ page }) => {
  const { quiz, answer } = await inQuiz(page, 'Leonzio', { feedback: 'never' })
  await answer([true, false, false])
  await quiz.getByRole('button', { name: 'Consegna' }).click()
  await expect(quiz.getByText('Non ancora: 33 punti su 100')).toBeVisible()
  await expect(quiz).not.toContainText('da rivedere')
})

test('a long quiz says its result and what to look at again above the questions too', async ({ page }) => {
  const clerk = await addOwnPerson({ givenName: 'Artemisia', familyName: 'Pennarola' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId: 'verifica' }, new Date())
  const spec = (await readCourseKey()).quizzes.get('verifica')
  if (!spec) throw new Error('no final quiz')
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Artemisia')
  await page.goto(`/learn/${enrolmentId}/verifica-finale`)
  const quiz = exerciseOf(page, spec.title)
  const wrong: number[] = []
  for (let number = 1; number <= spec.draw; number += 1) {
    const card = questionAt(quiz, number, spec.draw)
    const question = await questionOf(card, spec.questions)
    const isRight = wrong.length >= 2 || question.type !== 'single'
    if (!isRight) wrong.push(number)
    await fillAnswer(card, question, isRight)
    await card.getByRole('button', { name: 'Rispondi' }).click()
    await expect(card.getByRole('button', { name: 'Rispondi' })).toHaveCount(0)
  }
  expect(wrong.length).toBeGreaterThan(0)
  const counted = new RegExp(`^${wrong.length} domand[ae] da rivedere su ${spec.draw}:`)
  await expect(quiz.getByText(counted)).toHaveCount(2)
  const link = quiz.getByRole('link', { name: `Domanda ${wrong[0]}` }).first()
  expect((await link.boundingBox())?.y).toBeLessThan((await questionAt(quiz, 1, spec.draw).boundingBox())?.y ?? 0)
  await link.click()
  await expect(questionAt(quiz, wrong[0] ?? 0, spec.draw)).toBeInViewport()
})

test('a verdict stands in line with its question, and what explains it has room', async ({ page }) => {
  const { quiz, answer } = await inQuiz(page, 'Quintiliano')
  await answer([true, false, true])
  const card = questionAt(quiz, 2, ownQuiz.questions)
  const verdict = card.getByText('Non proprio', { exact: true })
  const [said, asked] = [await verdict.boundingBox(), await card.locator('.quiz__prompt').boundingBox()]
  const lastChoice = await card.locator('.choice').last().boundingBox()
  if (!said || !asked || !lastChoice) throw new Error('not shown')
  expect(said.x).toBe(asked.x)
  expect(await verdict.evaluate((one) => getComputedStyle(one).padding)).toBe('0px')
  expect(said.y - (lastChoice.y + lastChoice.height)).toBeLessThan(32)
})
