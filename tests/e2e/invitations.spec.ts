import { readFile } from 'node:fs/promises'
import { addInvitable, codeOf, lastFour, linksTo } from '#app/organisation/invitations/invitations.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { readPdf } from '#tests/setup/poppler.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

async function ownOffice() {
  const ambito = await addOwnAmbito(['Campochiaro'])
  const [comune] = ambito.comuni
  if (!comune) throw new Error('no comune')
  const grant = { role: 'ambito_office' as const, ambitoId: ambito.ambitoId }
  const office = await addOwnPerson({ givenName: 'Ilaria', familyName: 'Montescuro', grant })
  return { ambito, comune, office }
}

test('an office invites everybody; a clerk opens the printed code on the phone and is home', async ({
  page,
  browser,
}) => {
  const { ambito, comune, office } = await ownOffice()
  const workEmail = `${newId()}@campochiaro.example`
  const mailed = await addInvitable(comune.registry, { workEmail, familyName: 'Bellosguardo' })
  const clerk = await addInvitable(comune.registry, { familyName: 'Ronzelli' })
  await signIn(page, office)
  await page.goto(`/office/${ambito.slug}/staff`)
  await page.getByRole('link', { name: 'Inviti a chi non ha accesso' }).click()
  await expect(page.getByText('Qui non è impostato nessun server di posta')).toBeVisible()
  await expect(page.getByText('1 persona per e-mail')).toBeVisible()
  await expect(page.getByText('1 persona con un foglio')).toBeVisible()
  await page.getByRole('button', { name: 'Invita 2 persone' }).click()
  await expect(page.getByText('Gli inviti partono')).toBeVisible()
  await expect(page.getByText(/^Inviti del .*: 1 per e-mail, 1 con un foglio/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('row', { name: /Bellosguardo/ })).toContainText('E-mail nella posta in uscita')
  await expect(page.getByRole('row', { name: /Ronzelli/ })).toContainText('Foglio da stampare')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Stampa il foglio nuovo (PDF)' }).click(),
  ])
  const pdf = await readFile(await download.path())
  const { text, info } = await readPdf(pdf)
  expect(info.get('Tagged')).toBe('yes')
  expect(text).toContain('Ronzelli')
  const [printed = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text) ?? []
  expect(printed.replaceAll('-', '')).toBe(await codeOf(clerk))

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'it-IT' })
  const small = await phone.newPage()
  await small.goto('/login')
  await small.getByRole('link', { name: /^Hai un foglio con un codice/ }).click()
  await small.getByLabel('Codice', { exact: true }).fill(printed.toLowerCase())
  await small.getByLabel('Ultimi quattro caratteri').fill('000X')
  await small.getByRole('button', { name: 'Continua' }).click()
  await expect(small.getByRole('alert')).toContainText('non si apre nessun invito')
  await small.getByLabel('Ultimi quattro caratteri').fill(lastFour.toLowerCase())
  await small.getByRole('button', { name: 'Continua' }).click()
  await expect(small.getByRole('heading', { name: 'Buongiorno Giulia: crea il tuo accesso' })).toBeVisible()
  const email = `${newId()}@posta.example`
  await small.getByLabel('Indirizzo e-mail').fill(email)
  await small.getByLabel('Password', { exact: true }).fill('una frase tutta mia')
  await small.getByLabel('Ripeti la password').fill('una frase tutta mia')
  await small.getByRole('button', { name: 'Crea l’accesso ed entra' }).click()
  await expect(small.getByRole('heading', { name: 'Buongiorno, Giulia' })).toBeVisible()
  expect(await db().account.findUnique({ where: { email } })).toMatchObject({ personId: clerk })
  await phone.close()

  await page.goto(`/office/${ambito.slug}/staff/invitations?state=used`)
  await expect(page.getByRole('row', { name: /Ronzelli/ })).toContainText('Ha creato l’accesso')
  await page.goto(`/office/${ambito.slug}/staff/people/${mailed}`)
  await page.getByRole('link', { name: 'Invita', exact: true }).click()
  await expect(page.getByRole('row', { name: /Bellosguardo/ })).toBeVisible()
})

test('without script: a link from a mail, cancelled and sent again, opens once', async ({ page, browser }) => {
  const { ambito, comune, office } = await ownOffice()
  const workEmail = `${newId()}@campochiaro.example`
  await addInvitable(comune.registry, { workEmail, familyName: 'Serravalle' })
  await signIn(page, office)
  await expect(page.getByRole('heading', { name: 'Buongiorno, Ilaria' })).toBeVisible()
  await page.goto(`/office/${ambito.slug}/staff/invitations`)
  const row = page.getByRole('row', { name: /Serravalle/ })
  await row.getByRole('button', { name: /^Manda l’e-mail/ }).click()
  await expect(page.getByText('Invito mandato.')).toBeVisible()
  await row.getByText('Altro').click()
  await row.getByRole('button', { name: /^Annulla/ }).click()
  await expect(page.getByText('Invito annullato')).toBeVisible()
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'it-IT' })
  const without = await plain.newPage()
  const [first = ''] = await linksTo(workEmail)
  await without.goto(`/invitation/${first}`)
  await expect(without.getByRole('heading', { name: 'Questo invito non vale più' })).toBeVisible()
  await row.getByRole('button', { name: /^Manda l’e-mail/ }).click()
  await expect(row).toContainText('E-mail nella posta in uscita')
  const fresh = (await linksTo(workEmail)).find((token) => token !== first) ?? ''
  await without.goto(`/invitation/${fresh}`)
  await expect(without.getByLabel('Indirizzo e-mail')).toHaveValue(workEmail)
  await without.getByLabel('Password', { exact: true }).fill('una frase tutta mia')
  await without.getByLabel('Ripeti la password').fill('un’altra')
  await without.getByRole('button', { name: 'Crea l’accesso ed entra' }).click()
  await expect(without.getByRole('alert')).toContainText('Le due password non sono uguali')
  await without.getByLabel('Password', { exact: true }).fill('una frase tutta mia')
  await without.getByLabel('Ripeti la password').fill('una frase tutta mia')
  await without.getByRole('button', { name: 'Crea l’accesso ed entra' }).click()
  await expect(without.getByRole('heading', { name: 'Buongiorno, Giulia' })).toBeVisible()
  await without.goto(`/invitation/${fresh}`)
  await expect(without.getByRole('link', { name: 'Entra' }).last()).toBeVisible()
  await plain.close()
})
