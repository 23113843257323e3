import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const quarterHour = 900
const secondsLeft = () => quarterHour - ((Date.now() / 1000) % quarterHour)

test('after ten wrong passwords even the right one has to wait, and nobody else does', async ({ page }) => {
  test.slow()
  const locked = await addOwnPerson({ givenName: 'Quinta', familyName: 'Ravanelli' })
  const colleague = await addOwnPerson({ givenName: 'Tullia', familyName: 'Uberta' })
  // Tries are counted by quarters of an hour: all of these must fall into one.
  await expect.poll(secondsLeft, { timeout: 100_000 }).toBeGreaterThan(90)
  const email = page.getByRole('textbox', { name: 'Indirizzo e-mail' })
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await signIn(page, { email: locked.email, password: `sbagliata ${attempt}` })
    await expect(page.getByRole('alert')).toContainText('E-mail o password non corrispondono. Controlla e riprova.')
    await expect(email).toHaveValue(locked.email)
    await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue('')
  }
  await signIn(page, locked)
  await expect(page.getByRole('alert')).toContainText(/Troppi tentativi\. .* puoi riprovare fra (\d|1[0-5]) minut[io]/)
  await expect(email).toHaveValue(locked.email)
  await page.goto('/home')
  await expect(page).toHaveURL(/\/login/)

  await signIn(page, colleague)
  await expect(page.getByRole('heading', { name: 'Buongiorno, Tullia' })).toBeVisible()
})

test('a forgotten password is replaced with a link that works once', async ({ page, browser }) => {
  const clerk = await addOwnPerson({ givenName: 'Zelinda', familyName: 'Abbondini' })
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { name: 'Buongiorno, Zelinda' })).toBeVisible()

  const elsewhere = await browser.newContext()
  const second = await elsewhere.newPage()
  await second.goto('/login')
  await second.getByRole('link', { name: 'Ho dimenticato la password' }).click()
  await expect(second.getByRole('heading', { name: 'Password dimenticata' })).toBeVisible()
  await second.getByRole('textbox', { name: 'Indirizzo e-mail' }).fill(clerk.email)
  await second.getByRole('button', { name: 'Manda il collegamento' }).click()
  await expect(second.getByRole('heading', { name: 'Controlla la posta' })).toBeVisible()

  const office = await browser.newContext()
  const outbox = await office.newPage()
  await outbox.goto('/login')
  await outbox.getByRole('button', { name: /^Amministratore/ }).click()
  await outbox
    .getByRole('navigation', { name: 'Menu principale' })
    .getByRole('link', { name: 'Posta in uscita' })
    .click()
  const mail = outbox.getByRole('article').filter({ hasText: clerk.email })
  await expect(mail.getByRole('heading', { name: 'Sguardi: una nuova password' })).toBeVisible()
  const link = new URL(/https?:\S+/.exec((await mail.textContent()) ?? '')?.[0] ?? '').pathname

  const changed = { ...clerk, password: 'un’altra frase da ricordare' }
  await second.goto(link)
  await second.getByRole('textbox', { name: 'Nuova password', exact: true }).fill(changed.password)
  await second.getByRole('textbox', { name: 'Ripeti la nuova password' }).fill('un’altra frase diversa')
  await second.getByRole('button', { name: 'Salva la password' }).click()
  await expect(second.getByRole('alert')).toContainText('Le due password non sono uguali.')
  await second.getByRole('textbox', { name: 'Nuova password', exact: true }).fill(changed.password)
  await second.getByRole('textbox', { name: 'Ripeti la nuova password' }).fill(changed.password)
  await second.getByRole('button', { name: 'Salva la password' }).click()
  await expect(second.getByText('La password è cambiata. Ora puoi entrare.')).toBeVisible()

  // Whoever was signed in with the old password is out.
  await page.reload()
  await expect(page).toHaveURL(/\/login/)
  await signIn(second, clerk)
  await expect(second.getByRole('alert')).toContainText('E-mail o password non corrispondono.')
  await signIn(second, changed)
  await expect(second.getByRole('heading', { name: 'Buongiorno, Zelinda' })).toBeVisible()

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Questo collegamento non vale più' })).toBeVisible()
})

test('signing out everywhere ends the session of another browser', async ({ page, browser }) => {
  const clerk = await addOwnPerson({ givenName: 'Domitilla', familyName: 'Carbonari' })
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { name: 'Buongiorno, Domitilla' })).toBeVisible()
  const shared = await browser.newContext()
  const forgotten = await shared.newPage()
  await signIn(forgotten, clerk)
  await expect(forgotten.getByRole('heading', { name: 'Buongiorno, Domitilla' })).toBeVisible()

  await page.getByRole('link', { name: 'Il mio account: Domitilla' }).click()
  await page.getByRole('button', { name: 'Esci da tutti i dispositivi' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Entra' })).toBeVisible()
  await forgotten.goto('/certificates')
  await expect(forgotten).toHaveURL(/\/login\?to=%2Fcertificates$/)
  await page.goto('/home')
  await expect(page).toHaveURL(/\/login/)
})
