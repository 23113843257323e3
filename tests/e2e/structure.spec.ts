import { randomInt } from 'node:crypto'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const comingDay = (days: number) => isoDay(new Date(civilDay(new Date()).getTime() + days * 86_400_000))

test('an office adds a department and an organisation, moves a clerk, records a leave and names a contact', async ({
  page,
}) => {
  const ambito = await addOwnAmbito(['Campochiaro'])
  const [comune] = ambito.comuni
  if (!comune) throw new Error('no comune')
  const clerk = await addOwnPerson({ givenName: 'Bice', familyName: 'Ronzelli', departments: [comune.registry] })
  const office = await addOwnPerson({
    ...{ givenName: 'Ilaria', familyName: 'Montescuro' },
    grant: { role: 'ambito_office', ambitoId: ambito.ambitoId },
  })
  await signIn(page, office)
  await page.goto(`/office/${ambito.slug}`)
  await page
    .getByRole('navigation', { name: /^Pagine di/ })
    .getByRole('link', { name: 'Personale ed enti' })
    .click()
  await page.getByLabel('Tipo').selectOption('special_company')
  await page.getByRole('button', { name: 'Aggiungi un ente' }).click()
  await expect(page.getByRole('alert')).toContainText('Scrivi il nome')
  await page.getByLabel('Nome', { exact: true }).fill('Azienda Ponti')
  await page.getByRole('button', { name: 'Aggiungi un ente' }).click()
  await expect(page.getByText('Ente aggiunto')).toBeVisible()
  await page.getByText('Rendi capofila', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Rendi capofila' }).click()
  await expect(page.getByText('Capofila registrato.')).toBeVisible()

  await page.getByRole('link', { name: 'Personale ed enti' }).first().click()
  await page.getByRole('link', { name: 'Campochiaro' }).click()
  await page.getByText('Aggiungi una persona', { exact: true }).first().click()
  await page.getByRole('textbox', { name: 'Cognome' }).fill('Pontirotti')
  await page.getByLabel('Nome della persona').fill('Ersilia')
  await page.getByRole('textbox', { name: 'Codice fiscale' }).fill('PNTRLL80A41Z99')
  await page.getByRole('combobox', { name: 'Settore' }).first().selectOption({ label: 'Anagrafe' })
  await page.getByRole('button', { name: 'Aggiungi una persona' }).click()
  await expect(page.getByRole('alert')).toContainText('Questo codice fiscale non è giusto')
  const first15 = `PNTRLL80A41Z${String(randomInt(1000)).padStart(3, '0')}`
  await page.getByRole('textbox', { name: 'Codice fiscale' }).fill(first15 + controlCharacter(first15))
  await page.getByRole('button', { name: 'Aggiungi una persona' }).click()
  await expect(page.getByText('Persona aggiunta')).toBeVisible()
  await expect(page.getByRole('row', { name: /Pontirotti Ersilia/ })).toBeVisible()

  await page.getByText('Aggiungi un settore', { exact: true }).first().click()
  await page.getByLabel('Tipo').selectOption('other')
  await page.getByLabel('Nome', { exact: true }).first().fill('Biblioteca')
  await page.getByRole('button', { name: 'Aggiungi un settore' }).click()
  await expect(page.getByText('Settore aggiunto')).toBeVisible()

  await page.getByRole('link', { name: 'Ronzelli Bice' }).click()
  await page.getByText('Sposta in un altro settore', { exact: true }).first().click()
  await page.getByLabel('Nuovo settore').selectOption({ label: 'Campochiaro · Biblioteca' })
  await page.locator('#move-from').fill('2020-02-01')
  await page.getByRole('button', { name: 'Sposta in un altro settore' }).click()
  await expect(page.getByRole('alert')).toContainText('Scegli oggi o un giorno che viene')
  await page.locator('#move-from').fill(comingDay(7))
  await page.getByRole('button', { name: 'Sposta in un altro settore' }).click()
  await expect(page.getByText('Spostamento registrato')).toBeVisible()
  await expect(page.getByRole('row', { name: /Biblioteca/ })).toContainText('dal')

  await page.getByText('Registra un’assenza', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Registra un’assenza' }).click()
  await expect(page.getByText(/^Assente dal/)).toBeVisible()
  await page.getByText('Dai un ruolo', { exact: true }).first().click()
  await page.getByLabel('Ruolo').selectOption({ label: 'Referente · Campochiaro' })
  await page.getByRole('button', { name: 'Dai un ruolo' }).click()
  await expect(page.getByRole('button', { name: /^Togli: Referente/ })).toBeVisible()
  await page.getByRole('button', { name: /^Togli: Referente/ }).click()
  await expect(page.getByText('Nessun ruolo')).toBeVisible()
  expect(await db().membership.count({ where: { personId: clerk.personId } })).toBe(2)
})

test('an administrator sees what a merger of two ambiti changes and confirms it', async ({ page }) => {
  const [old, to] = [await addOwnAmbito(['Campochiaro', 'Borgoalto']), await addOwnAmbito(['Valfonda'])]
  const [comune] = old.comuni
  if (!comune) throw new Error('no comune')
  await addOwnPerson({ givenName: 'Bice', familyName: 'Ronzelli', departments: [comune.registry] })
  const administrator = await addOwnPerson({
    ...{ givenName: 'Tosca', familyName: 'Portalunga' },
    grant: { role: 'administrator' },
  })
  await signIn(page, administrator)
  await page.getByRole('navigation').getByRole('link', { name: 'Enti e ambiti' }).first().click()
  await page.getByRole('link', { name: 'Due ambiti si uniscono' }).click()
  await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click()
  await expect(page.getByRole('alert')).toContainText('Scegli dall’elenco')
  await page.getByLabel('Ambito che finisce').selectOption({ label: old.name })
  await page.getByLabel('Ambito in cui passa').selectOption({ label: to.name })
  await page.getByLabel('Da che giorno').fill(comingDay(3))
  await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click()
  await expect(page.getByText('Passano 2 enti: Borgoalto, Campochiaro.')).toBeVisible()
  await expect(page.getByText('Passa una persona.')).toBeVisible()
  await expect(page.getByText(`hanno i numeri ${to.code} invece di ${old.code}`)).toBeVisible()
  expect(await db().ambito.findUnique({ where: { id: old.ambitoId } })).toMatchObject({ endsOn: null })
  await page.getByRole('button', { name: 'Conferma' }).click()
  await expect(page.getByText('Fatto. Da quel giorno vale.')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`${old.name} → ${to.name}`) })).toBeVisible()
  expect(await db().organisationAmbito.count({ where: { ambitoId: to.ambitoId } })).toBe(3)
})

test('an office is told who still works in an organisation that is to close, and closes it once nobody does', async ({
  page,
}) => {
  const ambito = await addOwnAmbito(['Campochiaro'])
  const [comune] = ambito.comuni
  if (!comune) throw new Error('no comune')
  await addOwnPerson({ givenName: 'Bice', familyName: 'Ronzelli', departments: [comune.registry] })
  const office = await addOwnPerson({
    ...{ givenName: 'Ilaria', familyName: 'Montescuro' },
    grant: { role: 'ambito_office', ambitoId: ambito.ambitoId },
  })
  const close = async () => {
    await page.getByText('Chiudi l’ente', { exact: true }).first().click()
    await page.locator('#close-from').fill(comingDay(30))
    await page.getByRole('button', { name: 'Chiudi l’ente' }).click()
  }
  await signIn(page, office)
  await page.goto(`/office/${ambito.slug}/staff`)
  await page.getByRole('link', { name: 'Campochiaro' }).click()
  await close()
  await expect(page.getByRole('alert')).toContainText('Quel giorno nell’ente lavora ancora una persona')
  await page.getByRole('link', { name: 'Vedi chi lavora ancora qui' }).click()
  await expect(page.getByRole('table', { name: /^Chi lavora in Campochiaro dal .* in poi$/ })).toBeVisible()
  await page.getByRole('link', { name: 'Ronzelli Bice' }).click()
  await page.getByText('Lascia l’ente', { exact: true }).first().click()
  await page.locator('#leave-from').fill(comingDay(30))
  await page.getByRole('button', { name: 'Lascia l’ente' }).click()
  await expect(page.getByText('Uscita registrata')).toBeVisible()

  await page.getByRole('link', { name: 'Campochiaro' }).first().click()
  await close()
  await expect(page.getByText('Chiusura dell’ente registrata')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Anagrafe Fino al/ })).toBeVisible()
})

test('an administrator renames an ambito: its pages say the new name, those of yesterday the old one', async ({
  page,
}) => {
  const ambito = await addOwnAmbito(['Valfonda'])
  const administrator = await addOwnPerson({
    ...{ givenName: 'Tosca', familyName: 'Portalunga' },
    grant: { role: 'administrator' },
  })
  const name = `Terre ${ambito.code}`
  await signIn(page, administrator)
  await page.goto('/admin/structure')
  await page.getByText('Cambia nome a un ambito', { exact: true }).first().click()
  await page.getByLabel('Ambito', { exact: true }).selectOption({ label: ambito.name })
  await page.getByLabel('Nuovo nome').fill(ambito.name)
  await page.getByRole('button', { name: 'Cambia nome a un ambito' }).click()
  await expect(page.getByRole('alert')).toContainText('Si chiama già così.')
  await page.getByLabel('Nuovo nome').fill(name)
  await page.getByRole('button', { name: 'Cambia nome a un ambito' }).click()
  await expect(page.getByText('Nome dell’ambito cambiato da oggi.')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
  await page.goto(`/office/${ambito.slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.goto(`/office/${ambito.slug}?asOf=${comingDay(-1)}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ambito.name)
})
