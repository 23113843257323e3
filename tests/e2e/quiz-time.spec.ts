import type { Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnCourse, ownQuiz } from './setup/own-course.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, fillAnswer, questionAt, questionOf, signIn } from './setup/take-course.ts'

const minute = 60_000
const hourInItaly = new Intl.DateTimeFormat('it', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Rome' })

/** Somebody in the middle of the quiz of a lesson, whose time ends so many minutes from now. */
async function timedQuiz(page: Page, givenName: string) {
  const { quizzes } = await readCourseKey()
  const spec = quizzes.get('prova-ascolto')
  if (!spec) throw new Error('no such quiz')
  const clerk = await addOwnPerson({ givenName, familyName: 'Scarpellini' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId: spec.id }, new Date())
  const endIn = async (minutes: number) => {
    const deadlineAt = new Date(Date.now() + minutes * minute)
    await db().attempt.updateMany({ where: { enrolmentId, activityId: spec.id }, data: { deadlineAt } })
    return hourInItaly.format(deadlineAt)
  }
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { name: `Buongiorno, ${givenName}` })).toBeVisible()
  return { spec, endIn, quiz: exerciseOf(page, spec.title), lesson: `/learn/${enrolmentId}/ascoltare` }
}

test('the time left is on the page, told at five minutes, and survives a reload', async ({ page }) => {
  const { endIn, quiz, lesson } = await timedQuiz(page, 'Adalgisa')
  const end = await endIn(12)
  await page.goto(lesson)
  await expect(quiz.getByText(`Il tempo finisce alle ${end}.`)).toBeVisible()
  await expect(quiz.getByRole('timer')).toHaveText('Restano 12 minuti.')
  await expect(quiz.getByText('Restano meno di cinque minuti.')).toHaveCount(0)
  await page.reload()
  await expect(quiz.getByText(`Il tempo finisce alle ${end}.`)).toBeVisible()
  await endIn(4)
  await page.reload()
  await expect(quiz.getByRole('timer')).toHaveText('Restano 4 minuti.')
  await expect(quiz.getByText('Restano meno di cinque minuti.')).toBeAttached()
})

test('an answer after the grace is refused with the reason, and the quiz is closed with what it had', async ({
  page,
}) => {
  const { spec, endIn, quiz, lesson } = await timedQuiz(page, 'Clorinda')
  await page.goto(lesson)
  const card = questionAt(quiz, 1, spec.draw)
  await fillAnswer(card, await questionOf(card, spec.questions))
  await card.getByRole('button', { name: 'Rispondi' }).click()
  await expect(card).toContainText('Ricevuta alle')
  const second = questionAt(quiz, 2, spec.draw)
  await fillAnswer(second, await questionOf(second, spec.questions))
  await endIn(-3)
  await second.getByRole('button', { name: 'Rispondi' }).click()
  await expect(quiz.getByText('Il tempo era finito: questa risposta non è stata presa.')).toBeVisible()
  await expect(quiz.getByText('Il tempo è finito: il quiz si è chiuso con le risposte date.')).toBeVisible()
  const graded = spec.questions.filter(({ type }) => type !== 'scale').length
  await expect(quiz.getByText(`Non ancora: ${Math.floor(100 / graded)} punti su 100`)).toBeVisible()
  await expect(second).toContainText('senza risposta')
})

test('when a wait is over the way to try again appears by itself', async ({ page }) => {
  const { slug } = await addOwnCourse({ waitMinutes: 60 })
  const clerk = await addOwnPerson({ givenName: 'Fulgenzia', familyName: 'Scarpellini' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, slug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId: ownQuiz.id }, new Date())
  const submittedAt = new Date(Date.now() - 60 * minute + 4000)
  await db().attempt.updateMany({
    where: { enrolmentId },
    data: { submittedAt, passed: false, pointsHundredths: 0, maxHundredths: 300 },
  })
  await signIn(page, clerk)
  await page.clock.install()
  await page.goto(`/learn/${enrolmentId}/${ownQuiz.lessonId}`)
  const quiz = exerciseOf(page, ownQuiz.title)
  await expect(quiz.getByText('Potrai riprovare alle')).toBeVisible()
  await expect(quiz.getByRole('button', { name: 'Prova di nuovo' })).toHaveCount(0)
  await expect.poll(() => Date.now() - submittedAt.getTime()).toBeGreaterThan(60 * minute)
  await page.clock.runFor(20_000)
  await expect(quiz.getByRole('button', { name: 'Prova di nuovo' })).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the closing time is said in words, and a page asked for later is closed', async ({ page }) => {
    const { endIn, quiz, lesson } = await timedQuiz(page, 'Ottavia')
    const end = await endIn(12)
    await page.goto(lesson)
    await expect(quiz.getByText(`Il tempo finisce alle ${end}.`)).toBeVisible()
    await expect(quiz.getByRole('combobox', { name: /^Posto di/ })).toHaveCount(4)
    await endIn(-3)
    await page.reload()
    await expect(quiz.getByText('Il tempo è finito: il quiz si è chiuso con le risposte date.')).toBeVisible()
    await expect(quiz.getByRole('button', { name: 'Prova di nuovo' })).toBeVisible()
  })
})
