import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { deliverViews } from '#app/reporting/views/deliver-views.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson, type OwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** Two comuni with a clerk each, the ambito's office and the contact of the second comune. */
async function makeWorld() {
  const ambito = await addOwnAmbito(['Comune di Oreno Alto', 'Comune di Oreno Basso'])
  const [high, low] = ambito.comuni
  if (!high || !low) throw new Error('no comuni')
  await addOwnPerson({ givenName: 'Marta', familyName: '=Valdiluce', departments: [high.registry] })
  await addOwnPerson({ givenName: 'Dario', familyName: 'Pratofondo', departments: [low.registry] })
  const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
  const office = await addOwnPerson({ givenName: 'Elio', familyName: 'Campopiano', grant })
  const contact = await addOwnPerson({ givenName: 'Nadia', familyName: 'Rivachiara' })
  const ofComune = { personId: contact.personId, role: 'contact', organisationId: low.id } as const
  await db().roleGrant.create({ data: { id: newId(), startsOn: new Date('2020-01-01'), ...ofComune } })
  return { ambito, office, contact }
}

/** Follows the file until it is ready: by itself with script, by the link of the page without. */
async function untilReady(page: Page, script: boolean): Promise<void> {
  const ready = page.getByText('Il file è pronto.')
  if (script) return expect(ready).toBeVisible({ timeout: 30_000 })
  await expect(async () => {
    if (await ready.isHidden()) await page.getByRole('link', { name: 'Aggiorna' }).click()
    await expect(ready).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
}

/** Cells of the workbook behind the download button, without the heading. */
async function downloaded(page: Page) {
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Scarica persone_.+\.xlsx$/ }).click()
  const { sheets } = await readXlsx(await readFile(await (await saving).path()))
  return sheets[0]?.rows.slice(1) ?? []
}

async function linkOfMail({ email }: OwnPerson): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({ where: { recipient: email } })
  expect(mail.text).not.toContain('Pratofondo')
  const [, path = ''] = /https?:\/\/[^/\s]+(\/office\/\S+\/open)/.exec(mail.text) ?? []
  return path
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('an office asks for Excel, saves and schedules a view, and a colleague opens it from the mail with their own figures', async ({
      page,
      browser,
      baseURL,
    }) => {
      test.slow()
      const { ambito, office, contact } = await makeWorld()
      await signIn(page, office)
      await page.waitForURL('**/home')
      await page.goto(`/office/${ambito.slug}/people?state=not_enrolled`)
      await page.getByRole('button', { name: 'Scarica quello che vedi: Excel' }).click()
      await page.waitForURL(/\/exports\/[0-9a-f-]{36}$/)
      await untilReady(page, script)
      const rows = await downloaded(page)
      expect(rows.map(([familyName]) => familyName)).toEqual(["'=Valdiluce", 'Pratofondo'])
      const snapshotId = String(rows[0]?.at(-1))
      await expect(page.getByRole('main')).toContainText(snapshotId)
      await expect(page.getByRole('main')).toContainText('Stato: Senza iscrizione')

      await page.getByRole('main').getByRole('link', { name: 'File e viste' }).click()
      await page.waitForURL('**/exports')
      await expect(page.getByRole('row', { name: /file Excel/ })).toContainText(snapshotId)
      await expect(page.getByText('Nessuna vista ancora')).toBeVisible()

      await page.goto(`/office/${ambito.slug}/people?state=not_enrolled`)
      await page.getByRole('link', { name: 'Salva questa vista' }).click()
      await page.waitForURL('**/views/new?**')
      await page.getByRole('button', { name: 'Salva la vista' }).click()
      await expect(page.getByRole('alert')).toContainText('Scrivi il nome della vista.')
      await page.getByRole('textbox', { name: 'Nome della vista' }).fill('Ancora da iscrivere')
      await page.getByRole('button', { name: 'Salva la vista' }).click()
      await page.waitForURL('**?done=saved')
      await page.getByRole('checkbox', { name: 'Falla vedere anche ai colleghi' }).check()
      await page.getByRole('button', { name: 'Salva le modifiche' }).click()
      await page.waitForURL('**?done=changed')
      await page.getByRole('combobox', { name: 'Ogni quanto' }).selectOption('weekly')
      await page.getByRole('checkbox', { name: 'Nadia Rivachiara' }).check()
      await page.getByRole('button', { name: 'Salva la consegna' }).click()
      await expect(page.getByRole('main')).toContainText('Ricevi un messaggio con il collegamento ogni settimana.')

      await deliverViews(new Date(Date.now() + 8 * 86_400_000))
      const link = await linkOfMail(contact)
      const context = await browser.newContext({ javaScriptEnabled: script, ...(baseURL ? { baseURL } : {}) })
      const desk = await context.newPage()
      await desk.goto(link)
      await desk.waitForURL('**/login?**')
      await desk.getByRole('textbox', { name: 'Indirizzo e-mail' }).fill(contact.email)
      await desk.getByRole('textbox', { name: 'Password' }).fill(contact.password)
      await desk.getByRole('main').getByRole('button', { name: 'Entra', exact: true }).click()
      await desk.waitForURL('**/people?**')
      await expect(desk.getByRole('row', { name: /Pratofondo/ })).toBeVisible()
      await expect(desk.getByText('=Valdiluce')).toHaveCount(0)

      await desk.goto(`/office/${ambito.slug}/exports`)
      await expect(desk.getByText('Nessun file ancora')).toBeVisible()
      await desk.getByRole('link', { name: 'Gestisci «Ancora da iscrivere»' }).click()
      await desk.getByRole('button', { name: 'Non mandarmelo più' }).click()
      await expect(desk.getByText('Non ti mandiamo più questo messaggio.')).toBeVisible()
      await expect(desk.getByRole('button', { name: 'Cancella la vista' })).toHaveCount(0)
      await context.close()

      await page.reload()
      await expect(page.getByRole('checkbox', { name: /^Nadia Rivachiara/ })).toBeDisabled()
      await page.getByRole('button', { name: 'Cancella la vista' }).click()
      await page.waitForURL('**/exports?deleted')
      await expect(page.getByText('Vista cancellata.')).toBeVisible()
    })
  })
}
