import { smallLogo } from '#app/certificates/template/template.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

test('an office gives its certificates a logo and a signatory, looks, and puts them in use', async ({ page }) => {
  const ambito = await addOwnAmbito(['Campolungo'])
  const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
  const office = await addOwnPerson({ givenName: 'Ilaria', familyName: 'Montescuro', grant })
  await signIn(page, office)
  await expect(page.getByRole('button', { name: 'Esci' })).toBeVisible()
  await page.goto(`/office/${ambito.slug}/bundles`)
  await page.getByRole('link', { name: /Modello degli attestati/ }).click()
  await expect(page.getByText('In uso: il modello di Sguardi')).toBeVisible()
  await expect(page.getByLabel('Carica un file Typst')).toHaveCount(0)

  const logo = smallLogo()
  await page.getByLabel('Aggiungi un logo').setInputFiles({
    name: logo.name,
    mimeType: logo.type,
    buffer: Buffer.from(await logo.arrayBuffer()),
  })
  await page.getByRole('button', { name: 'Salva e guarda l’anteprima' }).click()
  await expect(page.getByRole('alert')).toContainText('Scrivi che cosa mostra il logo')

  await page.getByLabel('Nome e cognome').fill('Marta Colombari')
  await page.getByLabel('Aggiungi un logo').setInputFiles({
    name: logo.name,
    mimeType: logo.type,
    buffer: Buffer.from(await logo.arrayBuffer()),
  })
  await page.getByLabel('Che cosa mostra il logo').fill('Stemma di Campolungo')
  await page.getByRole('button', { name: 'Salva e guarda l’anteprima' }).click()
  await expect(page.getByText('La versione 1 è una bozza')).toBeVisible()
  const picture = page.getByRole('img', { name: /Un attestato con dati inventati/ })
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Metti in uso la versione 1' }).click()
  await expect(page.getByText('In uso: la versione 1.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Stemma di Campolungo' })).toBeChecked()
  const used = await db().certificateTemplateUse.findMany({ where: { ambitoId: ambito.ambitoId } })
  expect(used).toHaveLength(1)
})

test('an administrator’s Typst file that cannot be set is refused with its line', async ({ page }) => {
  const ambito = await addOwnAmbito(['Campolungo'])
  const administrator = await addOwnPerson({
    givenName: 'Ada',
    familyName: 'Vigorelli',
    grant: { role: 'administrator' },
  })
  await signIn(page, administrator)
  await expect(page.getByRole('button', { name: 'Esci' })).toBeVisible()
  await page.goto(`/office/${ambito.slug}/bundles/template`)
  const broken = {
    name: 'nostro.typ',
    mimeType: 'text/plain',
    buffer: Buffer.from('= Attestato\n\n#image("stemma.png")'),
  }
  await page.getByLabel('Carica un file Typst').setInputFiles(broken)
  await page.getByRole('button', { name: 'Salva e guarda l’anteprima' }).click()
  await expect(page.getByRole('alert')).toContainText('riga 3: file not found')
  await expect(page.getByRole('alert')).toContainText('Non è stato salvato nulla')
})
