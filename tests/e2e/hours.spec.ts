import type { Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** A comune with a clerk who has read one lesson, and the ambito's office. */
async function makeWorld() {
  const ambito = await addOwnAmbito(['Comune di Oreno Basso'])
  const departments = ambito.comuni.map(({ registry }) => registry)
  const clerk = await addOwnPerson({ givenName: 'Marta', familyName: 'Valdiluce', departments })
  const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
  const office = await addOwnPerson({ givenName: 'Elio', familyName: 'Campopiano', grant })
  const now = new Date()
  const { enrolmentId } = await enrolInCourse(clerk.viewer, 'approccio-transculturale', now)
  await completeLesson(clerk.viewer, enrolmentId, 'che-cosa-vuol-dire', now)
  const credited = await db().attendanceEntry.findFirstOrThrow({ where: { enrolmentId } })
  return { ambito, clerk, office, read: credited.minutes }
}

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' }).format(new Date())

async function enterExternal(page: Page, title: string) {
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await page.getByRole('combobox', { name: 'Dove l’hai seguito' }).selectOption('syllabus')
  await field('Titolo del corso').fill(title)
  await field('Chi l’ha tenuto').fill('Dipartimento della funzione pubblica')
  await page.getByLabel('Area', { exact: true }).fill('Transizione digitale')
  await field('Ore').fill('4,5')
  await page.getByLabel('Data di conclusione').fill(today())
  const buffer = Buffer.from(`%PDF-1.7 ${newId()}`)
  await page.getByLabel('Documento').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: 'Manda all’ufficio' }).click()
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a certificate from elsewhere is entered, approved with other hours, and the counter moves', async ({
      page,
      browser,
      baseURL,
    }) => {
      const { ambito, clerk, office, read } = await makeWorld()
      await signIn(page, clerk)
      await expect(page.getByRole('img', { name: `Ore riconosciute: ${read} minuti su 40 ore` })).toBeVisible()
      await page.getByRole('link', { name: 'Da dove vengono, e gli attestati esterni' }).click()
      await expect(page.getByRole('heading', { level: 1, name: /^Le tue ore nel 20/ })).toBeVisible()

      await page.getByRole('link', { name: 'Aggiungi un attestato esterno' }).click()
      await page.getByRole('button', { name: 'Manda all’ufficio' }).click()
      await expect(page.getByRole('alert')).toContainText('Scrivi il titolo del corso.')
      await expect(page.getByRole('alert')).toContainText('Allega il documento.')
      await enterExternal(page, 'Competenze digitali')
      await expect(page.getByRole('main')).toContainText('Attestato inserito.')
      await expect(page.getByRole('main')).toContainText('Altre 4 ore e 30 minuti di attestati esterni aspettano')
      await expect(page.getByRole('img', { name: `Ore riconosciute: ${read} minuti su 40 ore` })).toBeVisible()

      const context = await browser.newContext({ javaScriptEnabled: script, ...(baseURL ? { baseURL } : {}) })
      const desk = await context.newPage()
      await signIn(desk, office)
      await desk.goto(`/office/${ambito.slug}`)
      await desk.getByRole('link', { name: /^Attestati ?, uno da decidere$/ }).click()
      await desk.getByRole('link', { name: /^Attestati esterni ?, uno da decidere$/ }).click()
      await expect(desk.getByRole('main')).toContainText('Un attestato aspetta una decisione.')
      await desk.getByRole('link', { name: 'Competenze digitali' }).click()
      const saved = desk.waitForEvent('download')
      await desk.getByRole('link', { name: 'Scarica il documento di «Competenze digitali»' }).click()
      expect((await saved).suggestedFilename()).toBe('Competenze digitali.pdf')
      await desk.getByRole('radio', { name: 'Approvo: le ore contano' }).check()
      await desk.getByRole('textbox', { name: 'Ore che contano' }).fill('4')
      await desk.getByRole('button', { name: 'Conferma la decisione' }).click()
      await expect(desk.getByRole('alert')).toContainText('Hai cambiato le ore: scrivi il motivo.')
      await desk.getByRole('textbox', { name: 'Motivo' }).fill('Il documento dice 4.')
      await desk.getByRole('button', { name: 'Conferma la decisione' }).click()
      await expect(desk.getByRole('main')).toContainText('Decisione registrata.')
      const menu = desk.getByRole('navigation', { name: 'Attestati: pagine' })
      await expect(menu.getByRole('link', { name: 'Attestati esterni', exact: true })).toBeVisible()

      await desk.goto(`/office/${ambito.slug}/hours`)
      const row = desk.getByRole('row', { name: /^Valdiluce Marta/ })
      await expect(row.getByRole('cell').nth(4)).toHaveText('4')
      await context.close()

      await page.goto('/home')
      await expect(page.getByRole('img', { name: `Ore riconosciute: 4 ore e ${read} minuti su 40 ore` })).toBeVisible()
      await page.goto('/hours')
      const table = page.getByRole('table')
      await expect(table.getByRole('row', { name: /^Competenze digitali/ })).toContainText('Syllabus (esterno)')
      await expect(page.getByRole('main')).toContainText('Contano 4 ore, non 4 ore e 30 minuti.')
      await expect(page.getByRole('button', { name: /Ritira/ })).toHaveCount(0)
    })

    test('one that waits can be withdrawn', async ({ page }) => {
      const { clerk } = await makeWorld()
      await signIn(page, clerk)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Marta')
      await page.goto('/hours/new')
      await enterExternal(page, 'Un corso sbagliato')
      await page.getByRole('button', { name: 'Ritira «Un corso sbagliato»' }).click()
      await expect(page.getByRole('main')).toContainText('Attestato ritirato')
      await expect(page.getByRole('main')).not.toContainText('aspettano l’ufficio')
    })
  })
}

/** Tables of the page that have more to the right than is seen. */
const cutTables = (page: Page) =>
  page
    .getByRole('main')
    .locator('.data-table')
    .evaluateAll((tables) => tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length)

test('on a phone nothing of a year’s hours is to the right of the screen, and the rows are still a table’s', async ({
  page,
  browser,
  baseURL,
}) => {
  const { ambito, clerk, office } = await makeWorld()
  const phone = { width: 360, height: 740 }
  await page.setViewportSize(phone)
  await signIn(page, clerk)
  await page.goto('/hours')
  const own = page.getByRole('table').getByRole('row').nth(1)
  await expect(own.getByRole('rowheader')).toBeVisible()
  await expect(own.getByRole('cell')).toHaveCount(2)
  expect(await cutTables(page)).toBe(0)

  const context = await browser.newContext({ viewport: phone, ...(baseURL ? { baseURL } : {}) })
  const desk = await context.newPage()
  await signIn(desk, office)
  await desk.goto(`/office/${ambito.slug}/hours`)
  await expect(
    desk
      .getByRole('row', { name: /^Valdiluce Marta/ })
      .getByRole('cell')
      .last(),
  ).toBeVisible()
  expect(await cutTables(desk)).toBe(0)
  await desk.getByRole('columnheader').getByRole('link', { name: 'Ore in tutto' }).click()
  await expect(desk).toHaveURL(/sort=-hours/)
  await context.close()
})
