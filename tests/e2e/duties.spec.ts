import { readFile } from 'node:fs/promises'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnCourse } from './setup/own-course.ts'
import { addDepartment, addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** An office, a carer, one who is trained already and one on leave, all of the social services; a clerk beside them. */
async function makeWorld() {
  const { slug } = await addOwnCourse()
  const { ambitoId, slug: ambitoSlug, comuni } = await addOwnAmbito(['Valdombra'])
  const [comune] = comuni
  if (!comune) throw new Error('no comune')
  const social = await addDepartment(comune.id, 'local_police')
  const named = (givenName: string, departments: string[]) =>
    addOwnPerson({ givenName, familyName: 'Orsolago', departments })
  const office = await addOwnPerson({
    ...{ givenName: 'Ilaria', familyName: 'Montescuro' },
    grant: { role: 'ambito_office', ambitoId },
  })
  const [guard, away] = [await named('Fiammetta', [social]), await named('Tosca', [social])]
  await named('Ermes', [comune.registry])
  const startsOn = new Date('2026-01-01T00:00:00Z')
  await db().absence.create({ data: { id: newId(), personId: away.personId, startsOn, recordedAt: startsOn } })
  return { slug, ambitoSlug, office, guard }
}

test('an office says who must take what, sees whom it reaches, excuses one; who is asked begins in one click', async ({
  page,
  context,
}) => {
  const { ambitoSlug, slug, office, guard } = await makeWorld()
  await signIn(page, office)
  await page.goto(`/office/${ambitoSlug}/duties`)
  await page.getByRole('link', { name: 'Nuova regola' }).click()
  await page.getByLabel('Nome della regola').fill('Polizia locale: sguardi')
  await page.getByLabel('Corso', { exact: true }).selectOption(slug)
  await page.getByRole('button', { name: 'Mostra chi riguarda' }).click()
  await expect(page.getByText('Aggiunge 3 persone, ne toglie 0')).toBeVisible()

  // What was not seen is not saved.
  await page.getByLabel('Polizia locale', { exact: true }).check()
  await page.getByRole('button', { name: 'Salva la regola' }).click()
  await expect(page.getByText('Aggiunge 2 persone, ne toglie 0')).toBeVisible()
  await expect(page.getByRole('row', { name: /Orsolago Fiammetta/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Orsolago Ermes/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Salva la regola' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Polizia locale: sguardi' })).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: 'Tutti 2' })).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: 'Assegnato 1' })).toBeVisible()
  await page.getByRole('link', { name: 'Assente 1' }).click()
  await expect(page).toHaveURL(/state=on_leave/)
  await expect(page.getByRole('row', { name: /Orsolago Tosca/ })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Scarica l’elenco (CSV)' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('Orsolago;Tosca;')

  const ruleUrl = page.url()
  await context.clearCookies()
  await signIn(page, guard)
  await page.goto('/home')
  await expect(page.getByText(/Da fare entro il/)).toBeVisible()
  await expect(page.getByText(/regola «Polizia locale: sguardi»/)).toBeVisible()
  await page.getByRole('button', { name: /^Comincia:/ }).click()
  await expect(page).toHaveURL(/\/learn\/[0-9a-f-]+$/)

  await context.clearCookies()
  await signIn(page, office)
  await page.goto(ruleUrl.split('?')[0] ?? '')
  await page.getByRole('link', { name: 'Esonera Fiammetta Orsolago' }).click()
  await page.getByLabel('Motivo').fill('Ha seguito lo stesso corso in Regione.')
  await page.getByLabel('Ultimo giorno dell’esonero').fill('2090-12-31')
  await page.getByRole('button', { name: 'Salva l’esonero' }).click()
  await expect(page.getByRole('link', { name: 'Esonerato 1' })).toBeVisible()
  await page.getByLabel('Ultimo giorno', { exact: true }).fill('2090-12-31')
  await page.getByRole('button', { name: 'Chiudi' }).click()
  await expect(page.getByText(/Si chiude dopo il 31 dicembre 2090/)).toBeVisible()
})
