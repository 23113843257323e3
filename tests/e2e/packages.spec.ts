/** A foreign package is played in its frame: it finds what it left, its result counts, and it sees nothing else. */
import type { Frame, Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { db } from '#app/platform/database.server.ts'
import { packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

type Calls = [name: string, ...given: string[]][]

/** The page of an item, once it has opened the runtime. */
async function itemFrame(page: Page, title: string): Promise<Frame> {
  const shell = page.frameLocator('iframe.package__frame')
  await expect(shell.frameLocator('#stage').getByRole('heading', { name: title })).toBeVisible()
  const frame = page.frames().find((one) => one.url().includes('/files/'))
  if (!frame) throw new Error('no item is open')
  return frame
}

/** Calls the runtime as the package does, one after the other. */
const call = (frame: Frame, calls: Calls): Promise<unknown> =>
  frame.evaluate((all) => {
    const api: unknown = Reflect.get(window, 'api')
    if (typeof api !== 'object' || api === null) throw new Error('no runtime')
    return all.map(([name, ...given]): unknown => {
      const one: unknown = Reflect.get(api, name)
      return typeof one === 'function' ? Reflect.apply(one, api, given) : null
    })
  }, calls)

async function learner(page: Page, givenName: string, slug: string) {
  const person = await addOwnPerson({ givenName, familyName: 'Ospite' })
  const { enrolmentId } = await enrolInCourse(person.viewer, slug, new Date())
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  return { ...person, enrolmentId }
}

test('SCORM 1.2: from the lesson into the package, out and in again, and the lesson is done', async ({ page }) => {
  test.setTimeout(120_000)
  page.setDefaultTimeout(20_000)
  const { slug } = await addPackageCourse(packageStructure('1.2', [packageItem('uno')]), new Date())
  const { enrolmentId } = await learner(page, 'Ginestra', slug)
  await page.goto(`/learn/${enrolmentId}/${packageExercise.lessonId}`)
  await page.getByRole('link', { name: packageExercise.title }).click()
  const frame = await itemFrame(page, 'Parte uno')
  await expect(frame.getByText('Segno: nessuno')).toBeVisible()
  expect(
    await call(frame, [
      ['LMSGetValue', 'cmi.core.entry'],
      ['LMSGetValue', 'cmi.core.student_name'],
    ]),
  ).toEqual(['ab-initio', 'Ospite, Ginestra'])
  const suspended = 'x'.repeat(4096)
  expect(
    await call(frame, [
      ['LMSSetValue', 'cmi.core.lesson_location', 'pagina-7'],
      ['LMSSetValue', 'cmi.suspend_data', suspended],
      ['LMSSetValue', 'cmi.core.lesson_status', 'incomplete'],
      ['LMSSetValue', 'cmi.core.exit', 'suspend'],
      ['LMSCommit', ''],
    ]),
  ).toEqual(Array(5).fill('true'))
  await expect(page.getByText('Salvato', { exact: true })).toBeVisible()

  await page.reload()
  const again = await itemFrame(page, 'Parte uno')
  await expect(again.getByText('Segno: pagina-7')).toBeVisible()
  expect(
    await call(again, [
      ['LMSGetValue', 'cmi.core.entry'],
      ['LMSGetValue', 'cmi.suspend_data'],
    ]),
  ).toEqual(['resume', suspended])
  await call(again, [
    ['LMSSetValue', 'cmi.core.score.raw', '85'],
    ['LMSSetValue', 'cmi.core.session_time', '00:05:00'],
    ['LMSSetValue', 'cmi.core.lesson_status', 'passed'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
  await page.getByRole('link', { name: /Torna alla lezione/ }).click()
  await expect(page.getByText('Corso completato, complimenti!')).toBeVisible()
  const attempt = await db().scormAttempt.findFirstOrThrow({ where: { enrolmentId }, include: { sessions: true } })
  expect(attempt).toMatchObject({ completion: 'completed', success: 'passed', scoreBasisPoints: 8500 })
  expect(attempt.sessions.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(300)
})
