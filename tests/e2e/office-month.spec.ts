import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'
import { readCsv, readZip } from '#app/certificates/read-zip.fixtures.ts'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { remindAmbito } from '#app/learning/reminders/remind-people.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { workingDayFrom } from '#app/platform/working-days.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { completeCourse } from './setup/complete-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson, type OwnAmbito } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const day = 86_400_000
const comune = 'Montelago'

/** Valid in form, with a country code that does not exist. */
function someCode(): string {
  const first15 = `MSENNA${String(randomInt(100)).padStart(2, '0')}A41Z${String(randomInt(1000)).padStart(3, '0')}`
  return first15 + controlCharacter(first15)
}

/** Two clerks, each with an address of work that is theirs alone. */
function staffOf({ code }: OwnAmbito) {
  const people = ['Ada', 'Bice'].map((name) => ({
    name,
    email: `${name}.${code}@montelago.example`.toLowerCase(),
    fiscalCode: someCode(),
  }))
  const heading = 'Cognome;Nome;Codice fiscale;E-mail;Ente;Settore'
  const lines = people.map(({ name, email, fiscalCode }) => `Mesi;${name};${fiscalCode};${email};${comune};Anagrafe`)
  const buffer = Buffer.from([heading, ...lines].join('\r\n'))
  return { people, file: { name: 'novembre.csv', mimeType: 'text/csv', buffer } }
}

const until = { timeout: 30_000 }

async function saved(page: Page, link: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return readFile(await download.path())
}

async function importStaff(page: Page, { slug }: OwnAmbito, file: ReturnType<typeof staffOf>['file']) {
  await page.goto(`/office/${slug}/imports`)
  await page.getByLabel('File CSV o Excel').setInputFiles(file)
  await page.getByRole('button', { name: 'Carica il file' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Colonne di «novembre.csv»' })).toBeVisible()
  await page.getByRole('button', { name: 'Prova senza importare' }).click()
  await page.getByRole('button', { name: 'Importa 2 righe' }).click(until)
  await expect(page.getByText(/^Importato il /)).toBeVisible(until)
}

/** Saves a rule for everybody; returns its id once it is carried out. */
async function makeRule(page: Page, { slug }: OwnAmbito): Promise<string> {
  await page.goto(`/office/${slug}/duties`)
  await page.getByRole('link', { name: 'Nuova regola' }).click()
  await page.getByLabel('Nome della regola').fill('Tutti entro l’anno')
  await page.getByLabel('Corso', { exact: true }).selectOption(courseSlug)
  await page.getByRole('button', { name: 'Mostra chi riguarda' }).click()
  await expect(page.getByText('Aggiunge 2 persone, ne toglie 0')).toBeVisible()
  await page.getByRole('button', { name: 'Salva la regola' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tutti entro l’anno' })).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: 'Tutti 2' })).toBeVisible({ timeout: 1000 })
  }).toPass(until)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

test('a month of an office: a list of staff, a rule, reminders, who is late, a completion seen live, certificates and the PIAO table', async ({
  page,
}) => {
  test.slow()
  const key = await readCourseKey()
  const ambito = await addOwnAmbito([comune])
  const { people, file } = staffOf(ambito)
  const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
  const office = await addOwnPerson({ givenName: 'Ilaria', familyName: 'Montescuro', grant })
  await signIn(page, office)
  await page.waitForURL('**/home')

  await test.step('the list of staff, and the rule for everybody in it', () => importStaff(page, ambito, file))
  const ruleId = await makeRule(page, ambito)
  const staff = await db().person.findMany({
    where: { workEmail: { in: people.map(({ email }) => email) } },
    orderBy: { givenName: 'asc' },
    select: { id: true, workEmail: true },
  })
  const [ada, bice] = staff
  if (!ada || !bice) throw new Error('nobody was imported')

  await test.step('the next morning both are written to, and the log says so', async () => {
    const morning = workingDayFrom(new Date(civilDay(new Date()).getTime() + day))
    await remindAmbito(ambito.ambitoId, morning, new Date())
    for (const { workEmail } of staff) expect(await db().mail.count({ where: { recipient: workEmail ?? '' } })).toBe(1)
    await page.goto(`/office/${ambito.slug}/duties/${ruleId}`)
    await page.getByRole('link', { name: 'Vedi i promemoria di Bice Mesi' }).click()
    const decided = page.getByRole('region', { name: 'Decisioni, le più recenti per prime' })
    await expect(decided.getByRole('row', { name: /nuovo obbligo/ })).toContainText('partito')
  })

  await test.step('one lets the day pass and is late', async () => {
    const today = civilDay(new Date()).getTime()
    const passed = { assignedOn: new Date(today - 40 * day), dueOn: new Date(today - 10 * day) }
    await db().assignment.updateMany({ where: { ruleId, personId: bice.id }, data: passed })
    await page.goto(`/office/${ambito.slug}/reports/overdue`)
    await expect(page.getByRole('row', { name: /Mesi Bice/ })).toContainText('10')
    await expect(page.getByRole('row', { name: /Mesi Ada/ })).toHaveCount(0)
  })

  await test.step('the other completes, and the open page shows it without being loaded again', async () => {
    await page.goto(`/office/${ambito.slug}`)
    const table = page.getByRole('table', { name: /^Persone per ente e stato/ })
    const total = table.getByRole('row', { name: /^Montelago/ })
    await expect(total.getByRole('cell').first()).toHaveText('2', until)
    await expect(page.getByText('Questa pagina si aggiorna da sola.')).toBeVisible()
    await page.evaluate(() => document.body.setAttribute('data-same', 'yes'))
    const account = { id: newId(), personId: ada.id, email: ada.workEmail ?? '', passwordHash: '-' }
    await db().account.create({ data: account })
    await completeCourse(viewerWith([], ada.id), key)
    await expect(total.getByRole('cell').nth(1)).toHaveText('1', until)
    expect(await page.locator('body').getAttribute('data-same')).toBe('yes')
  })

  await test.step('her certificate is in the ZIP, who is missing beside it', async () => {
    const certificates = () => db().certificate.findMany({ where: { ambitoId: ambito.ambitoId } })
    await expect.poll(async () => (await certificates()).length, { timeout: 60_000 }).toBe(1)
    const [certificate] = await certificates()
    await page.getByRole('button', { name: 'Scarica gli attestati (ZIP)' }).click()
    const link = page.getByRole('link', { name: 'Scarica il file ZIP' })
    await expect(link).toBeVisible(until)
    const files = readZip(await saved(page, link))
    expect(files.get('manifest.csv')?.toString('utf8')).toContain(certificate?.number)
    expect(readCsv(files.get('mancanti.csv')).map((cells) => cells.slice(0, 2))).toEqual([['Mesi', 'Bice']])
  })

  await test.step('the PIAO table as Excel has the numbers of the page', async () => {
    await page.goto(`/office/${ambito.slug}/reports/hours-bands`)
    const row = page.getByRole('table', { name: /Personale per fascia/ }).getByRole('row', { name: /^Montelago/ })
    await expect(row.getByRole('cell').first()).toHaveText('2')
    const shown = await page.getByRole('main').textContent()
    await page.getByRole('button', { name: 'Scarica quello che vedi: Excel' }).click()
    await page.waitForURL(/\/exports\/[0-9a-f-]{36}$/)
    await expect(page.getByText('Il file è pronto.')).toBeVisible(until)
    const bytes = await saved(page, page.getByRole('link', { name: /^Scarica ore_fasce_.+\.xlsx$/ }))
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? []
    const [heading = [], all = []] = rows
    expect(all[heading.indexOf('Persone')]).toBe(2)
    expect(shown).toContain(String(all.at(-1)))
  })
})
