import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readCsv } from '#app/certificates/read-zip.fixtures.ts'
import { addEdition } from '#app/learning/attendance/measured.fixtures.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { editionPaths } from '#app/learning/editions/paths.ts'
import { db } from '#app/platform/database.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

async function makeWorld() {
  const ambito = await addOwnAmbito(['Campochiaro'])
  const [comune] = ambito.comuni
  if (!comune) throw new Error('no comune')
  const add = (givenName: string, familyName: string) =>
    addOwnPerson({ givenName, familyName, departments: [comune.registry] })
  const anna = await add('Anna', 'Castagneri')
  const bice = await add('Bice', 'Ronzelli')
  const carla = await add('Carla', 'Dondini')
  const office = await addOwnPerson({
    givenName: 'Ilaria',
    familyName: 'Montescuro',
    grant: { role: 'ambito_office', ambitoId: ambito.ambitoId },
  })
  return { ambito, anna, bice, carla, office }
}

/** Tables of the page that have more to the right than is seen. */
const cutTables = (page: Page) =>
  page
    .getByRole('main')
    .locator('.data-table')
    .evaluateAll((tables) => tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length)

test('an office makes an edition and enrols two, who see it and why there is no certificate yet', async ({
  page,
  browser,
}) => {
  const { ambito, anna, bice, office } = await makeWorld()
  await signIn(page, office)
  await page.goto(`/office/${ambito.slug}`)
  await page
    .getByRole('navigation', { name: /^Pagine di/ })
    .getByRole('link', { name: 'Edizioni' })
    .click()
  await expect(page.getByText('Ancora nessuna edizione')).toBeVisible()
  await page.getByRole('link', { name: 'Nuova edizione' }).click()
  await page.getByLabel('Nome dell’edizione').fill('Primavera 2027')
  await page.getByLabel('Nome e cognome, oppure e-mail').fill(bice.email)
  await page.getByRole('button', { name: 'Cerca un account' }).click()
  await expect(page.getByRole('radio', { name: /Bice Ronzelli/ })).toBeChecked()
  await expect(page.getByLabel('Nome e cognome, oppure e-mail')).toHaveValue('Bice Ronzelli')
  await page.getByRole('button', { name: 'Aggiungi una richiesta di crediti' }).click()
  await page.getByLabel('Sistema').selectOption('cnoas')
  await page.getByLabel('Tipo').selectOption('formativi')
  await page.getByLabel('Primo giorno').fill('2026-01-15')
  await page.getByLabel(/^Posti/).fill('2')
  await page.getByRole('button', { name: 'Crea l’edizione' }).last().click()
  await expect(page.getByRole('alert')).toContainText('serve l’identificativo dell’evento')
  await page.getByLabel('Identificativo dell’evento').fill('FC-123')
  await page.getByRole('button', { name: 'Crea l’edizione' }).last().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Primavera 2027' })).toBeVisible()
  await page.getByLabel('Nome, cognome o codice fiscale').fill('n')
  await page.getByRole('button', { name: 'Cerca', exact: true }).click()
  await page.getByRole('checkbox', { name: /Castagneri Anna/ }).check()
  await page.getByRole('checkbox', { name: /Ronzelli Bice/ }).check()
  await page.getByRole('checkbox', { name: /Dondini Carla/ }).check()
  await page.getByRole('button', { name: 'Iscrivi chi è scelto' }).click()
  await expect(page.getByRole('alert')).toContainText('Sono rimasti 2 posti')
  await page.getByRole('checkbox', { name: /Dondini Carla/ }).uncheck()
  await page.getByRole('button', { name: 'Iscrivi chi è scelto' }).click()
  await expect(page.getByText('2 persone iscritte.')).toBeVisible()
  const row = page.getByRole('row', { name: /Castagneri Anna/ })
  await expect(row).toContainText('Per l’attestato manca ancora:')
  const why = (await row.getByText(/^Per l’attestato manca/).textContent()) ?? ''

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Scarica i partecipanti' }).click(),
  ])
  const lines = readCsv(await readFile(await download.path()))
  expect(lines.map(([familyName]) => familyName)).toEqual(['Castagneri', 'Ronzelli'])

  const learner = await (await browser.newContext()).newPage()
  await signIn(learner, anna)
  const enrolment = await db().enrolment.findFirstOrThrow({ where: { personId: anna.personId } })
  await learner.goto(`/learn/${enrolment.id}`)
  const place = { ambitoSlug: ambito.slug, editionId: enrolment.editionId }
  await expect(learner.getByText('Edizione: Primavera 2027')).toBeVisible()
  await expect(learner.getByText(why)).toBeVisible()
  await learner.context().close()

  await page.setViewportSize({ width: 390, height: 800 })
  await expect(row.getByRole('cell')).toHaveCount(2)
  expect(await cutTables(page)).toBe(0)
  await expect(async () => {
    await page.goto(`/office/${ambito.slug}/people?course=approccio-transculturale&search=Castagneri+Anna`)
    await expect(page.getByRole('row', { name: /Castagneri Anna/ })).toContainText(why, { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  expect(await cutTables(page)).toBe(0)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(editionPaths.settings(place))
  await page.getByRole('button', { name: 'Aggiungi un’area' }).click()
  await page.getByLabel('Area', { exact: true }).fill('Inclusione')
  await page.getByLabel('Minuti').fill('9999')
  await page.getByRole('button', { name: 'Salva l’edizione' }).last().click()
  await expect(page.getByRole('alert')).toContainText('Quest’area ha più minuti di tutta l’edizione')
  await page.goto(editionPaths.participants(place))

  await row.getByRole('link', { name: 'Ritira Anna Castagneri' }).click()
  await page.getByRole('button', { name: 'Ritira l’iscrizione' }).click()
  await expect(page.getByText('Scrivi il motivo.')).toBeVisible()
  await page.getByLabel('Motivo').fill('Ha cambiato ufficio.')
  await page.getByRole('button', { name: 'Ritira l’iscrizione' }).click()
  await expect(page.getByText('Iscrizione ritirata: Ha cambiato ufficio.')).toBeVisible()
})

test('without script rows are added and everything typed stays', async ({ browser }) => {
  const { ambito, carla, office } = await makeWorld()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, office)
  await page.goto(`/office/${ambito.slug}/editions/new`)
  await page.getByLabel('Nome dell’edizione').fill('Autunno')
  await page.getByLabel('Primo giorno').fill('2026-01-15')
  await page.getByLabel('Chi iscrive').selectOption('yes')
  await page.getByRole('button', { name: 'Aggiungi un’area' }).click()
  await page.getByLabel('Area', { exact: true }).fill('Inclusione')
  await page.getByLabel('Minuti').fill('60')
  await page.getByRole('button', { name: 'Aggiungi un docente' }).click()
  await expect(page.getByRole('group', { name: 'Docente 2' })).toBeVisible()
  await expect(page.getByLabel('Nome dell’edizione')).toHaveValue('Autunno')
  // Enter keeps the edition: it is not the first “add a row” of the form that is pressed.
  await page.getByLabel('Nome dell’edizione').press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Autunno' })).toBeVisible()
  await page.getByRole('link', { name: 'Dati dell’edizione' }).click()
  await expect(page.getByLabel('Minuti')).toHaveValue('60')
  await context.close()

  const clerk = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(clerk, carla)
  await clerk.goto('/catalogue/approccio-transculturale')
  await clerk.getByRole('button', { name: 'Iscriviti a Autunno' }).click()
  await expect(clerk.getByText('Edizione: Autunno')).toBeVisible()
  await clerk.context().close()
})

test('whoever follows a course already is told so before they join an edition, and may join', async ({ page }) => {
  const { ambito, anna } = await makeWorld()
  const slug = 'approccio-transculturale'
  await enrolInCourse(anna.viewer, slug, new Date())
  const editionId = await addEdition(slug, { ambitoId: ambito.ambitoId })
  await db().edition.update({ where: { id: editionId }, data: { name: 'Inverno', selfEnrolment: true } })
  await signIn(page, anna)
  await page.waitForURL('**/home')
  await page.goto(`/catalogue/${slug}`)
  const note = page.getByText('Segui già questo corso')
  await expect(note).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/Corso sempre aperto: iscrizione del \d/)
  await page.getByRole('button', { name: 'Iscriviti a Inverno' }).click()
  await expect(page.getByText('Edizione: Inverno')).toBeVisible()
  // Nothing is left to enrol in, and nothing to be told.
  await page.goto(`/catalogue/${slug}`)
  await expect(page.getByRole('button', { name: /^Iscriviti/ })).toHaveCount(0)
  await expect(note).toHaveCount(0)
})
