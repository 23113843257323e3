/**
 * From an empty page to a clerk’s screen without a mouse: a course with a photograph and a case of three scenes, written in
 * blocks; a colleague remarks on a scene and approves; it is published; a clerk plays the case.
 */
import type { Locator, Page } from '@playwright/test'
import { photograph } from '#app/authoring/media/media.fixtures.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'
import { trainerAt } from './setup/trainer-at.ts'

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await expect(place).toBeVisible()
  for (let steps = 0; steps < 250; steps += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(place).toBeFocused()
}

async function press(page: Page, place: Locator): Promise<void> {
  await tabTo(page, place)
  await page.keyboard.press('Enter')
}

async function write(page: Page, place: Locator, text: string): Promise<void> {
  await tabTo(page, place)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

const button = (around: Page | Locator, name: string) => around.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const field = (around: Page | Locator, name: string) => around.getByRole('textbox', { name, exact: true })
const fold = (around: Page | Locator, name: string) => around.locator('summary').filter({ hasText: name })
const part = (around: Locator, name: RegExp) => around.getByRole('group', { name })

async function addPhotograph(page: Page): Promise<void> {
  await press(page, link(page, 'Immagini e altri file'))
  await press(page, page.getByRole('link', { name: /Aggiungi a questo modulo/ }))
  await press(page, link(page, 'Carica un file'))
  const file = page.getByLabel('File', { exact: true })
  const buffer = await photograph(1200, 800)
  // A page that has just come takes the focus to its beginning once more.
  await expect(async () => {
    await tabTo(page, file)
    const asked = page.waitForEvent('filechooser', { timeout: 3_000 })
    await page.keyboard.press('Space')
    await (await asked).setFiles({ name: 'porta.jpg', mimeType: 'image/jpeg', buffer })
  }).toPass()
  await write(page, field(page, 'Titolo'), 'La porta dello sportello')
  await write(page, field(page, 'Autore'), 'Redazione')
  await tabTo(page, page.getByLabel('A che condizioni si usa'))
  await page.keyboard.press('ArrowDown')
  await write(page, field(page, 'Che cosa si vede'), 'Una porta socchiusa')
  await press(page, button(page, 'Carica'))
  await press(page, page.getByRole('button', { name: /Aggiungi al modulo/ }))
  await press(page, fold(page, 'Metti in una lezione'))
  await press(page, button(page, 'Metti'))
  await expect(page.locator('textarea[name="text"]')).toHaveValue(/<Figure src="media\/porta\.webp"/)
}

async function writeCase(page: Page): Promise<void> {
  await press(page, button(page, 'Blocchi'))
  // Over the sentence of the template, which would keep the course back.
  await write(page, page.locator('[contenteditable="true"]').first(), 'Una porta e chi bussa.')
  await press(page, button(page, 'Aggiungi'))
  await press(page, button(page, 'Caso'))
  const story = page.getByRole('group', { name: /^\d+\. Caso$/ })
  await write(page, field(story, 'Titolo').first(), 'La porta socchiusa')
  const scenes = ['Qualcuno bussa piano.', 'Entra e si siede.', 'Torna il giorno dopo.']
  for (const [index, words] of scenes.entries()) {
    const scene = part(story, new RegExp(`^Scena ${index + 1}`))
    await write(page, field(scene, 'Titolo'), `Scena ${index + 1}`)
    await write(page, field(scene, 'Testo').first(), words)
    if (index > 0) continue
    await write(page, field(part(scene, /^Scelta 1/), 'Testo'), 'Apro la porta')
    await write(page, field(part(scene, /^Scelta 2/), 'Testo'), 'Indico l’orario')
  }
  for (const [index, name] of ['la mediatrice', 'l’usciere'].entries()) {
    const reading = part(story, new RegExp(`^Lettura di qualcuno ${index + 1}`))
    await write(page, field(reading, 'Chi legge'), name)
    await write(page, field(reading, 'Ruolo'), 'collega')
    await write(page, field(reading, 'Testo'), 'Una porta socchiusa è già una domanda.')
  }
  await write(page, field(part(story, /^Discussione finale/), 'Testo'), 'Aprire costa meno di un ritorno.')
  await press(page, button(page, 'Salva'))
  await expect(page.getByText('In questo testo nessun errore.')).toBeVisible()
}

async function fillFactsByKeys(page: Page): Promise<void> {
  await press(page, link(page, 'Dati del corso'))
  await write(page, field(page, 'Di che cosa parla'), 'Di porte.')
  await tabTo(page, page.getByRole('checkbox').first())
  await page.keyboard.press('Space')
  await write(page, field(page, 'Che cosa si impara a fare'), 'Aprire una porta')
  await write(page, field(page, 'Autrici e autori'), 'Redazione')
  await write(page, field(page, 'Obiettivi'), 'Capire')
  await press(page, button(page, 'Salva'))
  await expect(page.getByText('Salvato.')).toBeVisible()
}

test('a course is written, read, published and played by keyboard alone', async ({ browser }) => {
  test.setTimeout(240_000)
  const slug = `prova-tastiera-${Date.now()}`
  const author = await trainerAt(browser, 'Ortensia')
  await author.goto('/authoring/drafts')
  await write(author, field(author, 'Titolo'), 'Porte')
  await write(author, field(author, 'Indirizzo'), slug)
  await press(author, button(author, 'Comincia'))
  await expect(author.getByRole('heading', { level: 1 })).toHaveText('Porte')
  await addPhotograph(author)
  await writeCase(author)
  await press(author, link(author, 'Porte'))
  await fillFactsByKeys(author)
  await press(author, link(author, 'Porte'))
  await press(author, link(author, 'Revisione e pubblicazione'))
  await press(author, button(author, 'Consegna per la lettura'))
  await expect(author.getByText('In attesa di lettura')).toBeVisible()

  const reader = await trainerAt(browser, 'Petunia')
  await reader.goto(`/authoring/drafts/${slug}/review`)
  await press(reader, link(reader, 'Leggi il corso'))
  const scene = reader.locator('.reading-block').filter({ hasText: 'Qualcuno bussa piano.' })
  await press(reader, fold(scene, 'Scrivi un’osservazione'))
  await write(reader, field(scene, 'Osservazione'), 'Bello: si sente che ha paura.')
  await press(reader, button(scene, 'Lascia l’osservazione'))
  await expect(scene.getByRole('article')).toContainText('si sente che ha paura')
  await press(reader, link(reader, 'Revisione e pubblicazione'))
  await press(reader, button(reader, 'Approva'))
  await press(reader, link(reader, 'Guarda gli effetti e pubblica'))
  await press(reader, button(reader, 'Pubblica'))
  await expect(reader).toHaveURL(/\/authoring\?published=/)

  const clerk = await (await browser.newContext()).newPage()
  await signIn(clerk, await addOwnPerson({ givenName: 'Reseda', familyName: 'Senzamouse' }))
  await expect(clerk.getByRole('heading', { level: 1 })).toContainText('Reseda')
  await clerk.goto(`/catalogue/${slug}`)
  await press(clerk, button(clerk, 'Iscriviti e comincia'))
  await expect(clerk.getByRole('img', { name: 'Una porta socchiusa' })).toBeVisible()
  const played = clerk.getByRole('region', { name: 'La porta socchiusa', exact: true })
  await press(clerk, button(played, 'Entra nel caso'))
  await tabTo(clerk, played.getByRole('radio', { name: 'Apro la porta' }))
  await clerk.keyboard.press('Space')
  const reason = played.getByRole('textbox', { name: 'Perché?' })
  if (await reason.isVisible()) await write(clerk, reason, 'Perché bussa piano, e una domanda costa poco.')
  await press(clerk, button(played, 'Decidi e vai avanti'))
  await expect(played).toContainText('Entra e si siede.')
  await expect(played).toContainText('Aprire costa meno di un ritorno.')
})
