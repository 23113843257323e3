/** Writing at length: how much is written and missing, and where the focus goes when something is to be mended. */
import type { Locator, Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { startExercise } from '#app/learning/work-on-exercise.server.ts'
import { courseSlug, longestWay, readCourseKey, textOf } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, signIn } from './setup/take-course.ts'

/** Somebody who has begun an exercise and looks at it. */
async function at(page: Page, givenName: string, activityId: string, lessonId: string): Promise<void> {
  const clerk = await addOwnPerson({ givenName, familyName: 'Scrivani' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId }, new Date())
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  await page.goto(`/learn/${enrolmentId}/${lessonId}`)
}

async function atDecision(page: Page, givenName: string): Promise<{ exercise: Locator; reason: Locator }> {
  await at(page, givenName, 'caso-mina', 'il-caso-di-mina')
  const spec = (await readCourseKey()).cases.get('caso-mina')
  const exercise = exerciseOf(page, spec?.title ?? '')
  const first = spec ? longestWay(spec)[0] : undefined
  await exercise.getByRole('radio', { name: textOf(first?.option?.html ?? ''), exact: true }).check()
  return { exercise, reason: exercise.getByRole('textbox', { name: 'Perché?' }) }
}

test('a reason says how many characters it has and how many are missing', async ({ page }) => {
  const { exercise, reason } = await atDecision(page, 'Calliope')
  const told = exercise.locator('[aria-live="polite"]')
  await expect(exercise.getByText('Caratteri scritti: 0. Ancora 40.')).toBeVisible()
  await reason.fill('a'.repeat(39))
  await expect(exercise.getByText('Caratteri scritti: 39. Ancora 1.')).toBeVisible()
  await expect(told).toBeEmpty()
  await reason.fill('a'.repeat(40))
  await expect(exercise.getByText('Caratteri scritti: 40.')).toBeVisible()
  await expect(told).toHaveText('Lunghezza minima raggiunta.')
  await reason.fill('a'.repeat(551))
  await expect(told).toHaveText('Restano meno di 50 caratteri.')
  await reason.fill('a'.repeat(602))
  await expect(exercise.getByText('Caratteri scritti: 602, 2 di troppo.')).toBeVisible()
})

test('a reason that was refused has the focus', async ({ page }) => {
  const { exercise, reason } = await atDecision(page, 'Polimnia')
  await reason.fill('Boh.')
  await exercise.getByRole('button', { name: 'Decidi e vai avanti' }).click()
  await expect(reason).toBeFocused()
  await expect(reason).toHaveAccessibleDescription(/È troppo breve: servono almeno 40 caratteri/)
})

test('an incomplete sheet links to every field that is missing', async ({ page }) => {
  await at(page, 'Tersicore', 'scheda-nucleo-sette', 'la-scheda')
  const spec = (await readCourseKey()).forms.get('scheda-nucleo-sette')
  const sheet = exerciseOf(page, spec?.title ?? '')
  await sheet.getByRole('button', { name: 'Consegna e confronta' }).click()
  const warning = sheet.getByText('Mancano dei campi obbligatori: quello che hai scritto è salvato.')
  await expect(page.locator(':focus')).toContainText('Mancano dei campi obbligatori')
  await expect(warning).toBeInViewport()
  const required = spec?.fields.filter((field) => field.required) ?? []
  expect(required.length).toBeGreaterThan(1)
  for (const { label } of required) await expect(sheet.getByRole('link', { name: label, exact: true })).toBeVisible()
  const last = required.at(-1)?.label ?? ''
  await page.keyboard.press('Tab')
  await sheet.getByRole('link', { name: last, exact: true }).press('Enter')
  await expect(sheet.getByLabel(last)).toBeFocused()
})

test('a sheet, which has no mark, says nothing of a mean of marks', async ({ page }) => {
  const clerk = await addOwnPerson({ givenName: 'Urania', familyName: 'Scrivani' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Urania')
  await page.goto(`/learn/${enrolmentId}/la-scheda`)
  const spec = (await readCourseKey()).forms.get('scheda-nucleo-sette')
  const sheet = exerciseOf(page, spec?.title ?? '')
  await expect(sheet.getByText('Il tuo ente vede soltanto se hai completato.')).toBeVisible()
  await expect(sheet).not.toContainText('media delle prove')
  await page.goto(`/learn/${enrolmentId}/il-viaggio`)
  await expect(exerciseOf(page, 'Fermati un momento')).toContainText('sull’attestato, la media delle prove')
})
