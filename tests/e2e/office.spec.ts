import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { readCsv, readZip } from '#app/certificates/read-zip.fixtures.ts'
import { addCourse } from '#app/certificates/world.fixtures.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { db } from '#app/platform/database.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { completeCourse } from './setup/complete-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson, type OwnAmbito } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** Before the last day of last month, whatever today is. */
const fortyDaysAgo = () => new Date(Date.now() - 40 * 86_400_000)

/** Three comuni: in two somebody has completed, one of them forty days ago; the third has nobody trained. */
async function makeWorld() {
  const key = await readCourseKey()
  const ambito = await addOwnAmbito(['Campochiaro', 'Pontelungo sul Tiglio', 'Valbruna di Sopra'])
  const [campochiaro, pontelungo, valbruna] = ambito.comuni
  if (!campochiaro || !pontelungo || !valbruna) throw new Error('no comuni')
  const add = (givenName: string, familyName: string, department: string) =>
    addOwnPerson({ givenName, familyName, departments: [department] })
  const anna = await add('Anna', 'Castagneri', valbruna.registry)
  const bice = await add('Bice', 'Ronzelli', valbruna.registry)
  const carla = await add('Carla', 'Dondini', valbruna.social_services)
  const dario = await add('Dario', 'Espostini', pontelungo.registry)
  const elsa = await add('Elsa', 'Fumagri', pontelungo.social_services)
  await add('Furio', 'Gallenghi', campochiaro.registry)
  await completeCourse(anna.viewer, key, fortyDaysAgo())
  await completeCourse(bice.viewer, key)
  await completeCourse(dario.viewer, key)
  await enrolInCourse(elsa.viewer, courseSlug, new Date())
  const office = await addOwnPerson({
    givenName: 'Ilaria',
    familyName: 'Montescuro',
    grant: { role: 'ambito_office', ambitoId: ambito.ambitoId },
  })
  return { key, ambito, valbruna, carla, office }
}

const certificatesOf = ({ ambitoId }: OwnAmbito) =>
  db().certificate.findMany({ where: { ambitoId }, select: { number: true, pdfSha256: true } })

async function fileOf(page: Page, link: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return readFile(await download.path())
}

async function openDashboard(page: Page, ambito: OwnAmbito): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Ufficio' }).click()
  await expect(page.getByRole('heading', { level: 1, name: ambito.name })).toBeVisible()
}

/** People, completed, under way, enrolled, elsewhere, not enrolled, hours: as the table has them. */
async function rowOf(page: Page, name: string): Promise<string[]> {
  const table = page.getByRole('table', { name: /^Persone per ente e stato/ })
  return table
    .getByRole('row', { name: new RegExp(`^${name} `) })
    .getByRole('cell')
    .allTextContents()
}

/** What is in a ZIP agrees with itself and with what was stored. */
async function expectWholeZip(bytes: Buffer, ambito: OwnAmbito, paths: RegExp[]): Promise<Map<string, Buffer>> {
  const files = readZip(bytes)
  const pdfs = [...files.keys()].filter((path) => path.endsWith('.pdf'))
  expect(pdfs).toHaveLength(paths.length)
  for (const [index, path] of pdfs.entries()) expect(path).toMatch(paths[index] ?? '')
  expect([...files.keys()].sort()).toEqual([...pdfs, 'mancanti.csv', 'manifest.csv', 'metadati.csv'].sort())
  const stored = new Map((await certificatesOf(ambito)).map(({ number, pdfSha256 }) => [number, pdfSha256]))
  const manifest = readCsv(files.get('manifest.csv'))
  expect(manifest.map(([path]) => path)).toEqual(pdfs)
  for (const [path = '', hash = '', number = ''] of manifest) {
    expect(files.get(path)?.subarray(0, 4).toString()).toBe('%PDF')
    expect(sha256(files.get(path) ?? '')).toBe(hash)
    expect(stored.get(number)).toBe(hash)
  }
  return files
}

test('an office sees what its people did, and hands on files that agree', async ({ page, browser }) => {
  test.slow()
  const { key, ambito, valbruna, carla, office } = await makeWorld()
  const hours = (people: number) => formatsOf('it').hours(people * key.declaredMinutes)
  const other = await addCourse(`Un corso di prova senza iscritti ${newId()}`)
  await expect.poll(async () => (await certificatesOf(ambito)).length, { timeout: 60_000 }).toBe(3)

  await test.step('the dashboard counts everybody', async () => {
    await signIn(page, office)
    const figures = page.getByRole('region', { name: 'In breve' })
    // The figures follow the completions by a job of their own.
    await expect(async () => {
      await openDashboard(page, ambito)
      await expect(figures).toContainText('2 comuni su 3 hanno almeno una persona formata', { timeout: 1000 })
    }).toPass({ timeout: 60_000 })
    await expect(figures).toContainText('Ne manca uno: Campochiaro.')
    await expect(figures).toContainText('Hanno completato3 su 6')
    expect(await rowOf(page, 'Totale')).toEqual(['6', '3', '0', '1', '0', '2', hours(3)])
    expect(await rowOf(page, 'Valbruna di Sopra')).toEqual(['3', '2', '0', '0', '0', '1', hours(2)])
    await page.getByRole('link', { name: 'Anche per settore' }).click()
    const deep = page.getByRole('table', { name: /^Persone per ente, settore e stato/ })
    await expect(deep.getByRole('row', { name: /^Valbruna di Sopra Anagrafe 2 2 / })).toBeVisible()
    await page.getByRole('link', { name: 'Una riga per ente' }).click()
  })

  await test.step('what a clerk does now is counted at once', async () => {
    const desk = await browser.newContext()
    const lesson = await desk.newPage()
    await signIn(lesson, carla)
    await lesson.getByRole('link', { name: 'Apri il catalogo' }).click()
    await lesson.getByRole('main').getByRole('link', { name: key.title }).click()
    await lesson.getByRole('button', { name: 'Iscriviti e comincia' }).click()
    await lesson.getByRole('button', { name: 'Ho letto: completa la lezione' }).click()
    await expect(lesson.getByText(/Lezione completata\. Durata riconosciuta: \d+ minuti\./)).toBeVisible()
    await desk.close()
    await expect(async () => {
      await page.reload()
      // Hours of who is under way may follow later, with the next snapshot.
      expect((await rowOf(page, 'Valbruna di Sopra')).slice(0, 6)).toEqual(['3', '2', '1', '0', '0', '0'])
    }).toPass({ timeout: 60_000 })
    expect((await rowOf(page, 'Totale')).slice(0, 6)).toEqual(['6', '3', '1', '1', '0', '1'])
  })

  await test.step('a cell leads to its people', async () => {
    await page.getByRole('link', { name: 'Valbruna di Sopra, Anagrafe: 2/2 hanno completato' }).click()
    const people = page.getByRole('table')
    await expect(people.getByRole('rowheader')).toHaveText(['Castagneri Anna', 'Ronzelli Bice'])
    await page.getByRole('combobox', { name: 'Settore' }).selectOption('')
    await page.getByRole('button', { name: 'Cerca e filtra' }).click()
    await expect(people.getByRole('rowheader')).toHaveText(['Castagneri Anna', 'Dondini Carla', 'Ronzelli Bice'])
    await page.getByRole('link', { name: 'Chi manca 1' }).click()
    await expect(people.getByRole('rowheader')).toHaveText(['Dondini Carla'])
    await expect(people.getByRole('row', { name: /^Dondini Carla/ })).toContainText('In corso')
    await page.getByRole('link', { name: 'Tutti gli stati 3' }).click()
    await expect(people.getByRole('rowheader')).toHaveCount(3)
    const list = readCsv(await fileOf(page, page.getByRole('link', { name: 'Elenco delle persone (CSV)' })))
    expect(list.map(([family, given, , place, , state]) => [family, given, place, state])).toEqual([
      ['Castagneri', 'Anna', 'Valbruna di Sopra', 'Completato'],
      ['Dondini', 'Carla', 'Valbruna di Sopra', 'In corso'],
      ['Ronzelli', 'Bice', 'Valbruna di Sopra', 'Completato'],
    ])
    await page.getByRole('link', { name: 'Persona', exact: true }).click()
    await expect(people.getByRole('columnheader', { name: 'Persona' })).toHaveAttribute('aria-sort', 'ascending')
    await people.getByRole('link', { name: /^Persona/ }).click()
    await expect(people.getByRole('columnheader', { name: 'Persona' })).toHaveAttribute('aria-sort', 'descending')
    await expect(people.getByRole('rowheader')).toHaveText(['Ronzelli Bice', 'Dondini Carla', 'Castagneri Anna'])
    await page.getByRole('searchbox', { name: 'Cognome, nome o codice fiscale' }).fill('carlà')
    await page.getByRole('button', { name: 'Cerca e filtra' }).click()
    await expect(people.getByRole('rowheader')).toHaveText(['Dondini Carla'])
    await expect(page.getByRole('link', { name: 'Tutti gli stati 1' })).toBeVisible()
    const found = readCsv(await fileOf(page, page.getByRole('link', { name: 'Elenco delle persone (CSV)' })))
    expect(found.map(([family]) => family)).toEqual(['Dondini'])
    await page.getByRole('navigation', { name: 'Percorso' }).getByRole('link', { name: 'Copertura' }).click()
    await expect(page.getByRole('heading', { level: 1, name: ambito.name })).toBeVisible()
  })

  await test.step('a day in the past and another course', async () => {
    await page.getByRole('link', { name: 'Fine del mese scorso' }).click()
    await expect(page.getByRole('region', { name: 'In breve' })).toContainText('Hanno completato1 su 6')
    expect(await rowOf(page, 'Totale')).toEqual(['6', '1', '0', '0', '0', '5', hours(1)])
    await page.getByRole('link', { name: 'Oggi', exact: true }).click()
    await expect(page.getByRole('region', { name: 'In breve' })).toContainText('Hanno completato3 su 6')
    await page.getByRole('combobox', { name: 'Corso' }).selectOption({ label: other.title })
    await page.getByRole('button', { name: 'Mostra' }).click()
    await expect(page.getByText('Nessuno è ancora iscritto a questo corso')).toBeVisible()
    await page.getByRole('combobox', { name: 'Corso' }).selectOption({ label: key.title })
    await page.getByRole('button', { name: 'Mostra' }).click()
    await expect(page.getByRole('region', { name: 'In breve' })).toContainText('Hanno completato3 su 6')
  })

  await test.step('table and file have the same numbers', async () => {
    const lines = readCsv(await fileOf(page, page.getByRole('link', { name: 'Tabella (CSV)' })))
    for (const { name } of ambito.comuni) {
      const line = lines.find(([place, , level]) => place === name && level === 'ente')
      expect(line?.slice(4, 11)).toEqual(await rowOf(page, name))
    }
    // A job may make the figures again between page and file.
    await expect(async () => {
      await page.reload()
      const extract = await page.getByText(/^Numeri calcolati il/).textContent()
      const [line] = readCsv(await fileOf(page, page.getByRole('link', { name: 'Tabella (CSV)' })))
      expect(extract).toContain(line?.[14] ?? 'no extract')
    }).toPass()
  })

  await test.step('the ZIP of the ambito is whole and says who is missing', async () => {
    await page.getByRole('button', { name: 'Scarica gli attestati (ZIP)' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `Attestati di «${key.title}»` })).toBeVisible()
    const link = page.getByRole('link', { name: 'Scarica il file ZIP' })
    await expect(link).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Il file è pronto: contiene 3 attestati.')).toBeVisible()
    const files = await expectWholeZip(await fileOf(page, link), ambito, [
      /^Pontelungo sul Tiglio\/Anagrafe\/Espostini-Dario-.+\.pdf$/,
      /^Valbruna di Sopra\/Anagrafe\/Castagneri-Anna-.+\.pdf$/,
      /^Valbruna di Sopra\/Anagrafe\/Ronzelli-Bice-.+\.pdf$/,
    ])
    expect(readCsv(files.get('mancanti.csv'))).toEqual([
      ['Gallenghi', 'Furio', 'Campochiaro', 'Anagrafe', 'Non iscritto al corso'],
      ['Fumagri', 'Elsa', 'Pontelungo sul Tiglio', 'Servizi sociali', 'Iscritto, non ha ancora iniziato'],
      ['Dondini', 'Carla', 'Valbruna di Sopra', 'Servizi sociali', 'Ha iniziato, non ha ancora completato'],
    ])
  })

  await test.step('the page follows the work by itself', async () => {
    const bundleId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await db().certificateBundle.update({ where: { id: bundleId }, data: { state: 'running', done: 1, total: 3 } })
    await page.reload()
    await expect(page.getByRole('progressbar', { name: 'Attestati pronti: 1 su 3' })).toBeVisible()
    await db().certificateBundle.update({ where: { id: bundleId }, data: { state: 'ready', done: 3 } })
    await expect(page.getByRole('link', { name: 'Scarica il file ZIP' })).toBeVisible()
  })

  await test.step('a ZIP of one comune holds that comune alone', async () => {
    await page.getByRole('navigation', { name: 'Percorso' }).getByRole('link', { name: 'Tutti i file ZIP' }).click()
    await page.getByRole('combobox', { name: 'Corso' }).selectOption({ label: key.title })
    await page.getByRole('combobox', { name: 'Ente' }).selectOption({ label: valbruna.name })
    await page.getByRole('button', { name: 'Prepara il file ZIP' }).click()
    const link = page.getByRole('link', { name: 'Scarica il file ZIP' })
    await expect(link).toBeVisible({ timeout: 30_000 })
    const files = await expectWholeZip(await fileOf(page, link), ambito, [
      /^Valbruna di Sopra\/Anagrafe\/Castagneri-Anna/,
      /^Valbruna di Sopra\/Anagrafe\/Ronzelli-Bice/,
    ])
    expect(readCsv(files.get('mancanti.csv')).map(([family]) => family)).toEqual(['Dondini'])
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('an office asks for the ZIP and downloads it', async ({ page }) => {
    test.slow()
    const key = await readCourseKey()
    const ambito = await addOwnAmbito(['Monteverdino'])
    const [comune] = ambito.comuni
    const clerk = await addOwnPerson({
      givenName: 'Nives',
      familyName: 'Oltremari',
      departments: [comune?.registry ?? ''],
    })
    const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
    const office = await addOwnPerson({ givenName: 'Lidia', familyName: 'Serracapri', grant })
    await completeCourse(clerk.viewer, key)
    await expect.poll(async () => (await certificatesOf(ambito)).length, { timeout: 60_000 }).toBe(1)

    await signIn(page, office)
    await openDashboard(page, ambito)
    await page.getByRole('link', { name: 'Monteverdino, Anagrafe: 1/1 hanno completato' }).click()
    await expect(page.getByRole('rowheader', { name: 'Oltremari Nives' })).toBeVisible()
    await page.getByRole('button', { name: 'Scarica gli attestati (ZIP)' }).click()
    const link = page.getByRole('link', { name: 'Scarica il file ZIP' })
    const refresh = page.getByRole('link', { name: 'Aggiorna' })
    await expect(async () => {
      if (await refresh.isVisible()) await refresh.click()
      await expect(link).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
    await expectWholeZip(await fileOf(page, link), ambito, [/^Monteverdino\/Anagrafe\/Oltremari-Nives-.+\.pdf$/])
  })
})

test('a contact’s pages are named after the comune or department, and hold nothing else', async ({ page: tab }) => {
  const ambito = await addOwnAmbito(['Roccaspina', 'Vallefiorita'])
  const [own, other] = ambito.comuni
  if (!own || !other) throw new Error('no comuni')
  await addOwnPerson({ givenName: 'Gina', familyName: 'Fontanesi', departments: [own.registry] })
  await addOwnPerson({ givenName: 'Livio', familyName: 'Fontanari', departments: [own.social_services] })
  await addOwnPerson({ givenName: 'Nora', familyName: 'Fontanone', departments: [other.registry] })
  const contacts = [
    { grant: { organisationId: own.id }, place: own.name, people: ['Fontanari Livio', 'Fontanesi Gina'] },
    { grant: { departmentId: own.registry }, place: `${own.name} · Anagrafe`, people: ['Fontanesi Gina'] },
  ]
  for (const { grant, place, people } of contacts) {
    const contact = await addOwnPerson({ givenName: 'Ada', familyName: 'Refe', grant: { role: 'contact', ...grant } })
    await signIn(tab, contact)
    await tab.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Ufficio' }).click()
    await expect(tab.getByRole('heading', { level: 1, name: place, exact: true })).toBeVisible()
    await expect(tab).toHaveTitle(`${place} · Sguardi`)
    await expect(tab.getByRole('main')).not.toContainText(ambito.name)
    // With one organisation its own line says all there is.
    await expect(tab.getByRole('rowheader', { name: place.split(' · ')[0] ?? '', exact: true })).toHaveCount(2)
    await expect(tab.getByRole('rowheader', { name: 'Totale' })).toHaveCount(0)
    await tab
      .getByRole('link', { name: /: 0\/\d+ hanno completato$/ })
      .first()
      .click()
    await tab
      .getByRole('navigation', { name: 'Per stato' })
      .getByRole('link', { name: /^Tutti gli stati/ })
      .click()
    const path = tab.getByRole('navigation', { name: 'Percorso' })
    await expect(path.getByRole('link', { name: `Copertura · ${place}` })).toBeVisible()
    await tab.getByRole('combobox', { name: 'Settore' }).selectOption('')
    await tab.getByRole('searchbox').fill('FONTAN')
    await tab.getByRole('button', { name: 'Cerca e filtra' }).click()
    await expect(tab.getByRole('table').getByRole('rowheader')).toHaveText(people)
    await tab.context().clearCookies()
  }
})
