/** A case from an empty page to a clerk's screen: written by a trainer, read and approved by another, then played. */
import type { Page } from '@playwright/test'
import { hasNoViolation } from './setup/axe.ts'
import { trainerAt } from './setup/trainer-at.ts'
import { fillFacts } from './setup/fill-facts.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { plainText } from './setup/draft-text.ts'
import { signIn } from './setup/take-course.ts'

const caseText = `<Case id="caso-finestra" title="La finestra chiusa">
  <Scene id="finestra-arrivo" title="Ore undici">
    Un signore bussa alla finestra dello sportello, che è chiusa.

    <Decision id="finestra-scelta" prompt="Che cosa fai?" reason-min="10" reason-max="300">
      <Option to="finestra-ascolto">Apro e chiedo che cosa gli serve</Option>
      <Option to="finestra-rinvio">Indico il cartello con gli orari</Option>
    </Decision>
  </Scene>
  <Scene id="finestra-ascolto" title="Due parole" end>
    Voleva soltanto sapere quale porta fosse la sua: al banco c’è Rosa Fontechiara.
  </Scene>
  <Scene id="finestra-rinvio" title="Il cartello" end>
    Il cartello è in una lingua che non legge.
  </Scene>
  <Reading by="Voce della mediatrice" role="mediatrice">Un cartello non basta.</Reading>
  <Reading by="Voce dell’usciere" role="collega">Gli orari servono anche a noi.</Reading>
  <Debrief>Una domanda costa meno di un ritorno.</Debrief>
</Case>
`

test('a trainer writes a case, a colleague has it mended and approves it, a clerk plays it', async ({ browser }) => {
  test.slow()
  const slug = `prova-finestra-${Date.now()}`
  const author = await trainerAt(browser, 'Nerina', 'Scrivente')
  await author.goto('/authoring/drafts')
  await author.getByRole('textbox', { name: 'Titolo' }).fill('La finestra dello sportello')
  await author.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
  await author.getByRole('button', { name: 'Comincia' }).click()
  await expect(author.getByRole('heading', { level: 1 })).toHaveText('La finestra dello sportello')

  await expect(author.getByText('Scrivi almeno un obiettivo.')).toBeVisible()
  const steps = ['1. Scrivi', '2. Prova e controlla', '3. Fai leggere', '4. Pubblica', 'Altro']
  await expect(author.getByRole('heading', { level: 2 })).toHaveText(steps)
  await fillFacts(author, slug)
  await author.goto(`/authoring/drafts/${slug}`)
  await expect(author.getByText('Scrivi almeno un obiettivo.')).toHaveCount(0)

  // The first lesson becomes the case; what is wrong is named with its line, and the preview waits.
  await author.getByRole('link', { name: 'Prima lezione', exact: true }).click()
  const text = await plainText(author)
  const begun = await text.inputValue()
  const written = begun.replace('Scrivi qui.', `Leggi la scena.\n\n${caseText}`)
  await text.fill(written.replace(' end>\n    Il cartello', '>\n    Il cartello'))
  await author.getByRole('button', { name: 'Salva' }).click()
  await expect(author.getByText('La scena «finestra-rinvio» deve avere una sola uscita')).toBeVisible()
  await expect(author.getByText('Caso: si vedrà qui quando è completo.')).toBeVisible()
  await author.goto(`/authoring/drafts/${slug}/review`)
  await author.getByRole('button', { name: 'Consegna per la lettura' }).click()
  await expect(author.getByRole('alert')).toContainText('Ci sono ancora punti da sistemare')
  await author.goBack()
  await (await plainText(author)).fill(written)
  await author.getByRole('button', { name: 'Salva' }).click()
  await expect(author.getByRole('region', { name: 'La finestra chiusa', exact: true })).toContainText('Apro e chiedo')
  await hasNoViolation(author)
  await author.goto(`/authoring/drafts/${slug}/review`)
  await author.getByRole('button', { name: 'Consegna per la lettura' }).click()
  await expect(author.getByRole('alert')).toContainText('sembrano dati di persone vere')
  await author.goto(`/authoring/drafts/${slug}`)
  const people = author.getByRole('region', { name: 'Persone vere?' })
  await expect(people.getByRole('listitem')).toContainText('Rosa Fontechiara')
  await hasNoViolation(author)
  await people.getByRole('button', { name: 'Va bene così' }).click()
  await expect(people.getByText('Scrivi perché non porta a nessuno.')).toBeVisible()
  await people.getByRole('textbox', { name: 'Non porta a nessuno perché' }).fill('Nome inventato.')
  await people.getByRole('button', { name: 'Va bene così' }).click()
  await expect(people).toContainText('Va bene così: Nome inventato.')
  await author.goto(`/authoring/drafts/${slug}/review`)
  await author.getByRole('button', { name: 'Consegna per la lettura' }).click()
  await expect(author.getByText('In attesa di lettura')).toBeVisible()
  await expect(author.getByRole('button', { name: 'Approva' })).toHaveCount(0)
  await author.getByRole('button', { name: 'Riprendi il corso' }).click()
  await expect(author.getByText('In scrittura', { exact: true })).toBeVisible()
  await author.getByRole('button', { name: 'Consegna per la lettura' }).click()
  await expect(author.getByText('In attesa di lettura')).toBeVisible()
  await hasNoViolation(author)

  const reader = await trainerAt(browser, 'Ottilia', 'Leggente')
  await reader.goto('/home')
  const asked = reader.getByRole('listitem').filter({ has: reader.locator(`a[href*="${slug}"]`) })
  await expect(asked).toContainText('Da leggere')
  await hasNoViolation(reader)
  await reader.goto('/authoring/drafts')
  await expect(asked).toContainText('Da leggere')
  await hasNoViolation(reader)
  await asked.getByRole('link').click()
  await reader.getByRole('link', { name: 'Leggi il corso' }).click()
  const arrival = reader.locator('.reading-block').filter({ hasText: 'Un signore bussa alla finestra' })
  await arrival.getByText('Scrivi un’osservazione').click()
  await arrival.getByRole('button', { name: 'Lascia l’osservazione' }).click()
  await expect(arrival).toContainText('Scrivi l’osservazione.')
  await arrival.getByRole('textbox', { name: 'Osservazione' }).fill('Manca chi accompagna il signore.')
  await arrival.getByRole('button', { name: 'Lascia l’osservazione' }).click()
  await expect(arrival.getByRole('article')).toContainText('Manca chi accompagna il signore.')
  await hasNoViolation(reader)
  await reader.getByRole('link', { name: 'Revisione e pubblicazione' }).click()
  await reader.getByRole('button', { name: 'Rimanda con le osservazioni' }).click()
  await expect(reader.getByText('Scrivi che cosa va rivisto.').first()).toBeVisible()
  await reader.getByRole('textbox', { name: 'Due righe per chi ha scritto' }).fill('Una cosa sola, alla prima scena.')
  await reader.getByRole('button', { name: 'Rimanda con le osservazioni' }).click()
  await expect(reader.getByText('Da rivedere')).toBeVisible()
  await hasNoViolation(reader)

  await author.reload()
  await author.getByRole('link', { name: 'In «Prima lezione»' }).click()
  const said = author.locator('.reading-block').filter({ hasText: 'Un signore bussa alla finestra' })
  await said.getByText('Rispondi').first().click()
  await said.getByRole('textbox', { name: 'Risposta' }).fill('Il nipote: lo aggiungo.')
  await said.getByRole('button', { name: 'Rispondi' }).click()
  await expect(said).toContainText('Il nipote: lo aggiungo.')
  await author.goto(`/authoring/drafts/${slug}/write?path=01-primo-modulo/01-prima-lezione.mdx`)
  const again = await plainText(author)
  await again.fill((await again.inputValue()).replace('Un signore bussa', 'Un signore, con il nipote per mano, bussa'))
  await author.getByRole('button', { name: 'Salva' }).click()
  await expect(author.getByRole('region', { name: 'La finestra chiusa', exact: true })).toContainText(
    'con il nipote per mano',
  )
  await expect(author.locator('.draft-editor__state')).toContainText('Salvato alle')
  // What was said has followed its words.
  await author.goto(`/authoring/drafts/${slug}/read`)
  await expect(said.getByRole('article')).toHaveCount(0)
  await expect(author.locator('.reading-block').filter({ hasText: 'con il nipote per mano' })).toContainText(
    'Manca chi',
  )
  // What was written since the reading, as it is seen: the words that came are marked where they stand.
  await author.goto(`/authoring/drafts/${slug}/review`)
  const since = author.getByRole('region', { name: 'Che cosa è cambiato dall’ultima lettura' })
  await since.getByRole('link', { name: 'Prima lezione', exact: true }).click()
  await expect(author.getByText('1 parte cambiata', { exact: true })).toBeVisible()
  const arrived = author.locator('.change--changed')
  await expect(arrived.locator('ins')).toContainText(', con il nipote per mano,')
  await expect(arrived).toContainText('Apro e chiedo che cosa gli serve')
  await expect(author.locator('del', { hasText: 'signore' })).toHaveCount(0)
  await hasNoViolation(author)
  await author.getByRole('link', { name: 'Mostra il testo sorgente' }).click()
  await expect(author.locator('.difference')).toContainText('+ Un signore, con il nipote per mano,')
  await author.goto(`/authoring/drafts/${slug}/history`)
  await author.getByRole('main').getByRole('link', { name: 'Prima lezione', exact: true }).first().click()
  await author.getByRole('link', { name: 'In quella modifica' }).click()
  await expect(author.getByText('La lezione dopo quella modifica, con quello che cambiava.')).toBeVisible()
  await author.goto(`/authoring/drafts/${slug}/review`)
  await author.getByRole('button', { name: 'Risolta' }).click()
  await expect(author.getByText('risolta', { exact: true })).toBeVisible()
  await author.getByRole('button', { name: 'Consegna per la lettura' }).click()
  await expect(author.getByText('In attesa di lettura')).toBeVisible()
  await reader.reload()
  await reader.getByRole('button', { name: 'Approva' }).click()
  await expect(reader.getByText('Approvato')).toBeVisible()
  await reader.getByRole('link', { name: 'Guarda gli effetti e pubblica' }).click()
  await expect(reader.getByText('Nessuno sta seguendo questo corso')).toBeVisible()
  await hasNoViolation(reader)
  await reader.getByRole('button', { name: 'Pubblica', exact: true }).click()
  await expect(reader).toHaveURL(/\/authoring\?published=/)

  const clerk = await (await browser.newContext()).newPage()
  await signIn(clerk, await addOwnPerson({ givenName: 'Fiorella', familyName: 'Sportello' }))
  await expect(clerk.getByRole('heading', { level: 1 })).toContainText('Fiorella')
  await clerk.goto(`/catalogue/${slug}`)
  await clerk.getByRole('button', { name: 'Iscriviti e comincia' }).click()
  const scene = clerk.getByRole('region', { name: 'La finestra chiusa', exact: true })
  await scene.getByRole('button', { name: 'Entra nel caso' }).click()
  await expect(scene).toContainText('con il nipote per mano')
  await scene.getByRole('radio', { name: 'Apro e chiedo che cosa gli serve' }).check()
  await scene.getByRole('textbox', { name: 'Perché?' }).fill('Perché una domanda costa poco.')
  await scene.getByRole('button', { name: 'Decidi e vai avanti' }).click()
  await expect(scene).toContainText('Voleva soltanto sapere quale porta fosse la sua')
  await expect(scene).toContainText('Una domanda costa meno di un ritorno.')
})

test('two trainers on one lesson: the second is shown both changes, and nothing is lost', async ({ browser }) => {
  const slug = `prova-a-due-${Date.now()}`
  const [one, two] = [await trainerAt(browser, 'Petronilla', 'Prima'), await trainerAt(browser, 'Zenobia', 'Seconda')]
  await one.goto('/authoring/drafts')
  await one.getByRole('textbox', { name: 'Titolo' }).fill('Scritto a due')
  await one.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
  await one.getByRole('button', { name: 'Comincia' }).click()
  await expect(one.getByRole('heading', { level: 1 })).toHaveText('Scritto a due')
  for (const page of [one, two]) {
    await page.goto(`/authoring/drafts/${slug}`)
    await page.getByRole('link', { name: 'Prima lezione', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'Testo' })).toBeVisible()
  }
  const write = async (page: Page, words: string) => {
    const text = await plainText(page)
    await text.fill((await text.inputValue()).replace('Scrivi qui.', words))
    await page.getByRole('button', { name: 'Salva' }).click()
  }
  await write(one, 'Parole della prima.')
  await expect(one.getByText('Parole della prima.', { exact: true })).toBeVisible()
  await write(two, 'Parole della seconda.')
  const news = two.getByRole('alert')
  await expect(news).toContainText('Intanto qualcuno ha salvato questa lezione')
  await expect(news).toContainText('+ Parole della prima.')
  await expect(news).toContainText('+ Parole della seconda.')
  await expect(two.locator('textarea[name="text"]')).toHaveValue(/Parole della seconda\./)
  await hasNoViolation(two)

  // In places that do not touch, both are one text, which somebody still reads before it is saved.
  for (const page of [one, two])
    await page.goto(`/authoring/drafts/${slug}/write?path=01-primo-modulo/01-prima-lezione.mdx`)
  const change = async (page: Page, from: string, to: string) => {
    const text = await plainText(page)
    await text.fill((await text.inputValue()).replace(from, to))
    await page.getByRole('button', { name: 'Salva', exact: true }).click()
  }
  await change(one, 'Parole della prima.', 'Sopra.\n\nParole.\n\nAncora parole.\n\nIn fondo.')
  await expect(one.getByText('In fondo.', { exact: true })).toBeVisible()
  await two.reload()
  const both = [await plainText(one), await plainText(two)]
  await Promise.all(both.map((text) => expect(text).toHaveValue(/In fondo\./)))
  await change(one, 'Sopra.', 'Sopra, di una.')
  await expect(one.getByText('Sopra, di una.', { exact: true })).toBeVisible()
  await change(two, 'In fondo.', 'In fondo, dell’altra.')
  await expect(two.getByText('Le vostre modifiche non si toccano')).toBeVisible()
  await expect(two.locator('textarea[name="text"]')).toHaveValue(/Sopra, di una\.[\s\S]*In fondo, dell’altra\./)
  await two.getByRole('button', { name: 'Salva', exact: true }).click()
  await expect(two.getByText('Sopra, di una.', { exact: true })).toBeVisible()
})
