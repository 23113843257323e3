import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { startExercise } from '#app/learning/work-on-exercise.server.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, longText, signIn } from './setup/take-course.ts'

/** On an old computer the page can be read, and used, long before its script runs. */
test('what somebody does before the page comes alive stays', async ({ page }) => {
  const { cases } = await readCourseKey()
  const spec = cases.get('caso-mina')
  const clerk = await addOwnPerson({ givenName: 'Gelsomina', familyName: 'Trevalli' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId: 'caso-mina' }, new Date())
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { name: 'Buongiorno, Gelsomina' })).toBeVisible()

  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/artefacts/**', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/learn/${enrolmentId}/il-caso-di-mina`, { waitUntil: 'commit' })
  const exercise = exerciseOf(page, spec?.title ?? '')
  const radio = exercise.getByRole('radio').first()
  const reason = exercise.getByRole('textbox', { name: 'Perché?' })
  await radio.check()
  await reason.fill(longText)
  release()
  const isAlive = () =>
    exercise
      .locator('form')
      .first()
      .evaluate((form) => '__e' in form)
  await expect.poll(isAlive).toBe(true)
  await expect(radio).toBeChecked()
  await expect(reason).toHaveValue(longText)
})
