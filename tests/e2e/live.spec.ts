import type { Page, Request } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { openContest } from '#app/learning/attendance/open-contest.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { completeCourse } from './setup/complete-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** Milliseconds from what happened to what the open page shows. */
const promised = { timeout: 2000 }

async function makeWorld() {
  const ambito = await addOwnAmbito(['Montefosco', 'Pratolungo'])
  const [montefosco] = ambito.comuni
  if (!montefosco) throw new Error('no comuni')
  const add = (givenName: string) =>
    addOwnPerson({ givenName, familyName: 'Diretti', departments: [montefosco.registry] })
  const [lina, marco] = [await add('Lina'), await add('Marco')]
  const grant = { role: 'ambito_office' as const, ambitoId: ambito.ambitoId }
  const office = await addOwnPerson({ givenName: 'Olga', familyName: 'Sempreaperti', grant })
  return { ambito, lina, marco, office }
}

const follows = (page: Page) => page.getByText('Questa pagina si aggiorna da sola.')

test('what people do appears on an open page within two seconds, without reload and without polling', async ({
  page,
}) => {
  test.slow()
  const { ambito, lina, marco, office } = await makeWorld()
  const key = await readCourseKey()
  await signIn(page, office)
  await page.goto(`/office/${ambito.slug}`)
  await expect(follows(page)).toBeVisible()
  await page.evaluate(() => document.body.setAttribute('data-same', 'yes'))
  const asked: string[] = []
  page.on('request', (request: Request) => asked.push(new URL(request.url()).pathname))
  const total = page.getByRole('table', { name: /^Persone per ente e stato/ }).getByRole('row', { name: /^Totale/ })

  await test.step('an enrolment', async () => {
    await enrolInCourse(marco.viewer, courseSlug, new Date())
    await expect(page.getByRole('region', { name: 'In breve' })).toContainText('Hanno completato0 su 2', promised)
    await expect(total.getByRole('cell').nth(3)).toHaveText('1')
    await expect(page.getByRole('status').filter({ hasText: /^Aggiornato alle \d\d:\d\d\.$/ })).toBeVisible()
  })

  await test.step('a completion', async () => {
    await completeCourse(lina.viewer, key)
    await expect(total.getByRole('cell').nth(1)).toHaveText('1', promised)
    await expect(page.getByText('1 comune su 2 ha almeno una persona formata')).toBeVisible()
  })

  await test.step('a contest', async () => {
    const [lesson] = key.lessons
    const { id } = await db().enrolment.findFirstOrThrow({ where: { personId: marco.personId }, select: { id: true } })
    // Opened, and left.
    await db().enrolment.update({ where: { id }, data: { lastLessonId: lesson?.id ?? '' } })
    const contest = { contestId: newId(), activityId: lesson?.id ?? '', askedMinutes: 1, text: 'Ci sono stato.' }
    expect(await openContest(marco.viewer, id, contest, new Date())).toEqual({ ok: true })
    await expect(page.getByRole('link', { name: 'Minuti contestati: uno da leggere' })).toBeVisible(promised)
  })

  await test.step('nothing happens, and nothing is asked', async () => {
    // The last figures of what was done may still come; a page that polled would never be silent so long.
    await expect(async () => {
      const before = asked.length
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)))
      expect(asked.slice(before)).toEqual([])
    }).toPass({ timeout: 30_000 })
    expect(await page.locator('body').getAttribute('data-same')).toBe('yes')
  })
})

test('a report of today follows too, its people as well, and an enrolment in any course is news', async ({ page }) => {
  test.slow()
  const { ambito, lina, marco, office } = await makeWorld()
  const key = await readCourseKey()
  await signIn(page, office)

  await page.goto(`/office/${ambito.slug}/reports/outcomes`)
  await expect(follows(page)).toBeVisible()
  await page.evaluate(() => document.body.setAttribute('data-same', 'yes'))
  await enrolInCourse(marco.viewer, courseSlug, new Date())
  const row = page.getByRole('table', { name: 'Esiti per corso' }).getByRole('row').nth(1)
  await expect(row.getByRole('cell').first()).toHaveText('1', promised)
  await expect(page.getByRole('status').filter({ hasText: /^Aggiornato alle \d\d:\d\d\.$/ })).toBeVisible()
  expect(await page.locator('body').getAttribute('data-same')).toBe('yes')

  await page.goto(`/office/${ambito.slug}/reports/coverage`)
  await expect(follows(page)).toBeVisible()
  const reached = page.getByRole('row').filter({ hasText: '1 su 2' })
  await expect(reached).toBeHidden()
  await completeCourse(lina.viewer, key)
  await expect(reached).toBeVisible(promised)
  await reached.getByRole('link', { name: '1 su 2' }).first().click()
  await expect(page.getByText('Tipo di ente nell’ambito: Comune.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Diretti Lina' })).toBeVisible()
  await page.getByRole('link', { name: 'Togli questo filtro' }).click()
  await expect(page.getByText('Tipo di ente nell’ambito: Comune.')).toBeHidden()
})

test('a report of a past day is followed by nobody', async ({ page }) => {
  const { ambito, office } = await makeWorld()
  await signIn(page, office)
  const asked: string[] = []
  page.on('request', (request: Request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/office/${ambito.slug}/reports/outcomes?asOf=2026-01-31`)
  await expect(page.getByText(/^Numeri calcolati il/)).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((path) => path.endsWith('/live'))).toEqual([])
})

test('a page that may follow no more says how to have newer figures', async ({ page }) => {
  const { ambito, marco, office } = await makeWorld()
  await signIn(page, office)
  await page.goto(`/office/${ambito.slug}`)
  await expect(follows(page)).toBeVisible()
  await db().session.deleteMany({ where: { accountId: office.viewer.accountId } })
  await enrolInCourse(marco.viewer, courseSlug, new Date())
  await expect(page.getByText('Per numeri più recenti ricarica la pagina.')).toBeVisible()
})

test('a past day is followed by nobody', async ({ page }) => {
  const { ambito, office } = await makeWorld()
  await signIn(page, office)
  const asked: string[] = []
  page.on('request', (request: Request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/office/${ambito.slug}?asOf=2026-01-31`)
  await expect(page.getByText(/^Numeri calcolati il/)).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((path) => path.endsWith('/live'))).toEqual([])
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('the page says how to have newer figures', async ({ page }) => {
    const { ambito, office } = await makeWorld()
    await signIn(page, office)
    await page.goto(`/office/${ambito.slug}`)
    await page.getByRole('link', { name: 'ricarica la pagina' }).click()
    await expect(page.getByRole('heading', { level: 1, name: ambito.name })).toBeVisible()
  })
})
