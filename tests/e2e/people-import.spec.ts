import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { db } from '#app/platform/database.server.ts'
import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** Valid in form, with a country code that does not exist. */
function someCode(): string {
  const first15 = `RSSNNA${String(randomInt(100)).padStart(2, '0')}A41Z${String(randomInt(1000)).padStart(3, '0')}`
  return first15 + controlCharacter(first15)
}

const names = ['Ada', 'Bice', 'Carla', 'Dora', 'Elda', 'Fulvia', 'Gina', 'Ines', 'Livia', 'Mara', 'Nora', 'Olga']

/** Twelve lines as a program of personnel exports them; the last one cannot be read. */
function fileOf(comune: string) {
  const lines = names.map((name, index) => {
    const code = index === 11 ? 'RSSNNA' : someCode()
    const office = index < 8 ? 'Anagrafe' : 'Sportello 3'
    return ['ROSSALBA', name.toUpperCase(), code, comune, office, '01/02/2019'].join(';')
  })
  const heading = 'Cognome;Nome;Cod. Fiscale;Sede;Ufficio;Data assunzione'
  const text = ['Elenco del personale', '', heading, ...lines].join('\r\n')
  return { name: 'personale.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') }
}

/** The list of people follows a job: without script, whoever looks again. */
async function expectPeople(page: Page, slug: string, count: number) {
  await expect(async () => {
    await page.goto(`/office/${slug}/people`)
    await expect(page.getByText('Rossalba')).toHaveCount(count, { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('an office imports a list, corrects its columns, sees its people, and takes it back', async ({ page }) => {
      test.slow()
      const ambito = await addOwnAmbito(['Colleverde'])
      const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
      const office = await addOwnPerson({ givenName: 'Lidia', familyName: 'Elenchi', grant })
      await signIn(page, office)
      await page.goto(`/office/${ambito.slug}`)
      await page.getByRole('link', { name: 'Personale ed enti' }).click()
      await page.getByRole('link', { name: 'Elenchi del personale' }).click()
      await expect(page.getByText('Nessun elenco caricato finora.')).toBeVisible()
      await page.getByRole('button', { name: 'Carica il file' }).click()
      await expect(page.getByRole('alert')).toContainText('Scegli il file da caricare.')
      await page.getByLabel('File CSV o Excel').setInputFiles(fileOf('Colleverde'))
      await page.getByRole('button', { name: 'Carica il file' }).click()

      await expect(page.getByRole('heading', { level: 1, name: 'Colonne di «personale.csv»' })).toBeVisible()
      await expect(page.getByLabel('Codice fiscale')).toHaveValue('2')
      await expect(page.getByText(/RSS•+\d/).first()).toBeVisible()
      // The column of the organisation has a heading nobody knows: the ambito's only comune is proposed instead.
      await page.getByLabel('Ente', { exact: true }).selectOption({ label: 'Sede' })
      await page.getByLabel('Sportello 3').selectOption({ label: 'Servizi sociali' })
      await page.getByRole('button', { name: 'Prova senza importare' }).click()

      await expect(page.getByRole('heading', { level: 1, name: 'Elenco «personale.csv»' })).toBeVisible()
      const apply = page.getByRole('button', { name: 'Importa 11 righe' })
      if (javaScriptEnabled) await expect(apply).toBeVisible({ timeout: 30_000 })
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload()
        await expect(apply).toBeVisible({ timeout: 500 })
      }).toPass({ timeout: 30_000 })
      await expect(page.getByText('Non è ancora cambiato niente')).toBeVisible()
      await expect(page.getByRole('row', { name: /^Riga 4 Nuova Rossalba Ada RSS•/ })).toContainText('Anagrafe')
      await page.getByRole('link', { name: /^Rifiutata 1$/ }).click()
      await expect(page.getByRole('row', { name: /^Riga 15 Rifiutata/ })).toContainText('sono sedici lettere e cifre')
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Scarica le righe da correggere (CSV)' }).click()
      expect((await download).suggestedFilename()).toMatch(/^righe-da-correggere_/)
      const departmentId = { in: ambito.comuni.map((one) => one.registry) }
      const where = { memberships: { some: { departmentId } } }
      expect(await db().person.count({ where })).toBe(0)

      await apply.click()
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload()
        await expect(page.getByText(/^Importato il /)).toBeVisible({ timeout: 500 })
      }).toPass({ timeout: 30_000 })
      await expectPeople(page, ambito.slug, 11)

      await page.goto(`/office/${ambito.slug}/imports`)
      await page.getByRole('link', { name: 'personale.csv' }).click()
      await page.getByRole('button', { name: 'Annulla l’importazione' }).click()
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload()
        await expect(page.getByText(/^Annullato il /)).toBeVisible({ timeout: 500 })
      }).toPass({ timeout: 30_000 })
      await expectPeople(page, ambito.slug, 0)
    })
  })
}
