import { expect, test, type Browser, type Page } from '@playwright/test'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addMember, enrol, sessionOf } from './setup/doors.ts'
import { addOpenAnswer } from './setup/open-answer.ts'
import { aMoment } from './setup/take-course.ts'

async function addPerson(role?: 'trainer') {
  const registry = await db().department.findFirstOrThrow({
    where: { name: 'Anagrafe', organisation: { slug: 'lissone' } },
  })
  const member = await addMember({ registryId: registry.id })
  if (role) {
    const startsOn = new Date('2020-01-01T00:00:00Z')
    await db().roleGrant.create({ data: { id: newId(), personId: member.personId, role, startsOn } })
  }
  return { ...member, cookie: await sessionOf(member) }
}

async function openAs(browser: Browser, cookie: string, javaScriptEnabled = true) {
  const baseURL = process.env.SITE_URL ?? ''
  const [name = '', value = ''] = cookie.split(/=(.*)/)
  const context = await browser.newContext({ javaScriptEnabled, baseURL })
  await context.addCookies([{ name, value, url: baseURL }])
  return context.newPage()
}

async function chooseLevels(page: Page) {
  for (const group of ['Ascolto', 'Lettura della situazione', 'Uso della rete']) {
    await page.getByRole('group', { name: group }).getByRole('radio').nth(1).check()
  }
}

/** Comments on chosen words, and on a whole paragraph. */
async function writeComments(desk: Page) {
  await desk.locator('[data-paragraph="1"]').evaluate((paragraph) => {
    const words = paragraph.firstChild
    if (words) window.getSelection()?.setBaseAndExtent(words, 3, words, 10)
  })
  await desk.getByRole('button', { name: 'Commenta «momento»' }).click()
  await desk.getByLabel('Il tuo commento a «momento»').fill('Quale, di preciso?')
  await desk.getByText('Commenta il capoverso 2').click()
  await desk.getByLabel('Il tuo commento al capoverso 2').fill('Chi la scrive?')
}

async function makeAnswer() {
  const learner = await addPerson()
  const enrolmentId = await enrol(learner.cookie)
  const answerId = await addOpenAnswer(enrolmentId)
  const { code } = await db().openAnswer.findUniqueOrThrow({ where: { id: answerId } })
  return { learner, enrolmentId, answerId, code }
}

test('a trainer returns an answer, its writer writes it anew, the trainer marks it', async ({ browser }) => {
  const { learner, enrolmentId, answerId, code } = await makeAnswer()
  const trainer = await addPerson('trainer')
  const desk = await openAs(browser, trainer.cookie)
  await desk.goto('/authoring')
  await desk.getByRole('link', { name: 'Apri le risposte da leggere' }).click()
  await desk.getByLabel('Mostra').selectOption('approccio-transculturale/caso-mina')
  await desk.getByRole('button', { name: 'Filtra' }).click()
  const line = desk.getByRole('listitem').filter({ hasText: `Risposta ${code}` })
  await expect(line).toContainText('Anagrafe')
  await line.getByRole('button', { name: 'Prendi in carico' }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(`Risposta ${code}`)
  await expect(desk.getByText('È tua fino alle')).toBeVisible()

  await writeComments(desk)
  await desk.getByRole('button', { name: 'Restituisci da rivedere' }).click()
  await expect(desk.getByText('È stata restituita')).toBeVisible()

  const home = await openAs(browser, learner.cookie)
  await home.goto('/home')
  await expect(home.getByText('Una risposta è tornata con un commento.')).toBeVisible()
  await home.getByRole('link', { name: 'Leggilo e riscrivi' }).click()
  await expect(home.locator('mark')).toHaveText('momento')
  await expect(home.getByText('Quale, di preciso?')).toBeVisible()
  await home.getByLabel('La tua riflessione, di nuovo').fill('Breve.')
  await home.getByRole('button', { name: 'Manda la nuova versione' }).click()
  await expect(home.getByText('È troppo breve')).toBeVisible()
  const anew = 'Far ridire i passi a Safia: da lunedì la scheda con i tre numeri la scrivo io, e la tengo aggiornata.'
  await home.getByLabel('La tua riflessione, di nuovo').fill(anew)
  await home.getByRole('button', { name: 'Manda la nuova versione' }).click()
  await expect(home.getByText('in attesa di lettura')).toBeVisible()

  await desk.goto(`/authoring/marking/${answerId}`)
  await expect(desk.locator('[data-paragraph="1"]')).toHaveText(anew)
  await expect(desk.getByText('Chi la scrive?')).toBeVisible()
  await chooseLevels(desk)
  await desk.getByLabel('Un commento sull’insieme').fill('Adesso è concreta.')
  await desk.getByRole('button', { name: 'Valuta' }).click()
  await expect(desk.getByText('Questa risposta è stata letta')).toBeVisible()

  await home.goto(`/learn/${enrolmentId}/il-caso-di-mina`)
  await expect(home.getByText('È stata letta.')).toBeVisible()
  await home.getByRole('link', { name: 'Leggi i commenti' }).click()
  await expect(home.getByText('Adesso è concreta.')).toBeVisible()
  await expect(home.getByText('Si rivolge alla persona interessata')).toBeVisible()
  await expect(home.getByText('Versione 1, del')).toBeVisible()
})

test('what a trainer or a learner is writing is there again after the page was closed, and gone once it is sent', async ({
  browser,
}) => {
  const { learner, answerId } = await makeAnswer()
  const trainer = await addPerson('trainer')
  const desk = await openAs(browser, trainer.cookie)
  const notice = 'Abbiamo ritrovato su questo dispositivo quello che stavi scrivendo.'
  const address = `/authoring/marking/${answerId}`
  await desk.goto(address)
  await expect(desk.getByRole('complementary', { name: 'Risposte su questo dispositivo' })).toBeAttached()
  await writeComments(desk)
  await aMoment(desk)
  await desk.goto('/home')
  await desk.goto(address)
  await expect(desk.getByText(notice)).toBeVisible()
  await expect(desk.getByLabel('Il tuo commento al capoverso 2')).toHaveValue('Chi la scrive?')
  await expect(desk.getByLabel('Un commento sull’insieme')).toHaveValue('Quale, di preciso?')
  await desk.getByRole('button', { name: 'Restituisci da rivedere' }).click()
  await expect(desk.getByText('È stata restituita')).toBeVisible()

  const home = await openAs(browser, learner.cookie)
  await home.goto(`/answers/${answerId}`)
  const anew = 'Far ridire i passi a Safia: da lunedì la scheda con i tre numeri la scrivo io, e la tengo aggiornata.'
  await expect(home.getByRole('complementary', { name: 'Risposte su questo dispositivo' })).toBeAttached()
  await home.getByLabel('La tua riflessione, di nuovo').fill(anew)
  await aMoment(home)
  await home.goto('/home')
  await home.goto(`/answers/${answerId}`)
  await expect(home.getByLabel('La tua riflessione, di nuovo')).toHaveValue(anew)
  await home.getByRole('button', { name: 'Manda la nuova versione' }).click()
  await expect(home.getByText('in attesa di lettura')).toBeVisible()

  await desk.goto(address)
  await expect(desk.locator('[data-paragraph="1"]')).toHaveText(anew)
  await expect(desk.getByText(notice)).toHaveCount(0)
  await expect(desk.getByLabel('Un commento sull’insieme')).toHaveValue('')
})

test('without script: a refused reading keeps what was written, also when somebody else was first', async ({
  browser,
}) => {
  const { answerId } = await makeAnswer()
  const [one, other] = [await addPerson('trainer'), await addPerson('trainer')]
  const page = await openAs(browser, one.cookie, false)
  const rival = await openAs(browser, other.cookie, false)
  for (const desk of [page, rival]) {
    await desk.goto(`/authoring/marking/${answerId}`)
    await desk.getByText('Commenta il capoverso 1').click()
    await desk.getByLabel('Il tuo commento al capoverso 1').fill('Un commento mio.')
  }
  await page.getByRole('button', { name: 'Valuta' }).click()
  await expect(page.getByRole('alert')).toContainText('Scegli un livello per ogni criterio')
  await expect(page.getByLabel('Il tuo commento al capoverso 1')).toHaveValue('Un commento mio.')
  await chooseLevels(page)
  await page.getByRole('button', { name: 'Valuta' }).click()
  await expect(page.getByText('Questa risposta è stata letta')).toBeVisible()
  await chooseLevels(rival)
  await rival.getByRole('button', { name: 'Valuta' }).click()
  await expect(rival.getByRole('alert')).toContainText('un’altra persona l’ha già letta')
  await expect(rival.getByLabel('Il tuo commento al capoverso 1')).toHaveValue('Un commento mio.')
  expect(await db().marking.count({ where: { openAnswerId: answerId } })).toBe(1)
})
