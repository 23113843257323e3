/** A lesson while it is written: seen at once, saved by itself, with others in sight; nothing typed is lost. */
import type { Page } from '@playwright/test'
import { hasNoViolation } from './setup/axe.ts'
import { trainerAt } from './setup/trainer-at.ts'
import { expect, test } from './setup/journey.ts'
import { plainText } from './setup/draft-text.ts'

const written = `<Case id="caso-porta" title="La porta">
  <Scene id="porta-arrivo" title="All’arrivo">
    Qualcuno aspetta.

    <Decision id="porta-scelta" prompt="Che cosa fai?" reason-min="10" reason-max="300">
      <Option to="porta-apro">Apro</Option>
      <Option to="porta-resto">Resto seduta</Option>
    </Decision>
  </Scene>
  <Scene id="porta-apro" title="Aperta" end>
    Entra e si siede.
  </Scene>
  <Scene id="porta-resto" title="Chiusa" end>
    Se ne va.
  </Scene>
  <Reading by="Voce della mediatrice" role="mediatrice">Aspettare è già una domanda.</Reading>
  <Reading by="Voce dell’usciere" role="collega">La porta è sempre aperta.</Reading>
  <Debrief>Una porta parla.</Debrief>
</Case>
`

const quiz = `<Quiz id="quiz-soglia" title="Sulla soglia" pass="60">
  <Question id="soglia-prima" type="single">
    Che cosa dici per prima cosa?
    <Choice correct>Buongiorno <Feedback>Un saluto apre.</Feedback></Choice>
    <Choice>Il prossimo <Feedback>Un numero non apre.</Feedback></Choice>
  </Question>
  <Question id="soglia-quante" type="numeric">
    Quante sedie ci sono? <Answer value="3" />
  </Question>
</Quiz>
`

async function begin(page: Page, title: string): Promise<string> {
  const slug = `prova-scrivere-${Date.now()}`
  await page.goto('/authoring/drafts')
  await page.getByRole('textbox', { name: 'Titolo' }).fill(title)
  await page.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
  await page.getByRole('button', { name: 'Comincia' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.getByRole('link', { name: 'Prima lezione', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prima lezione')
  return slug
}

test('what is typed is seen without saving, a fault at its line, a case tried out from its second scene', async ({
  browser,
}) => {
  test.slow()
  const page = await trainerAt(browser, 'Amaranta')
  await begin(page, 'Scritto dal vivo')
  const preview = page.getByRole('region', { name: 'Come si vedrà' })
  const text = await plainText(page)
  const first = await text.inputValue()
  await text.fill(first.replace('Scrivi qui.', `Parole dal vivo.\n\n${written}`))
  await expect(preview).toContainText('Parole dal vivo.')
  await text.fill(first.replace('Scrivi qui.', 'Un <Nulla>componente</Nulla>.'))
  await expect(page.getByText('riga 7')).toBeVisible()
  await expect(preview).toContainText('Testo: si vedrà qui quando è completo.')
  await text.fill(first.replace('Scrivi qui.', `Parole dal vivo.\n\n${written}`))

  const trial = preview.getByRole('region', { name: 'Prova il caso: La porta' })
  await trial.getByRole('button', { name: 'Comincia' }).click()
  await trial.getByRole('radio', { name: 'Apro' }).check()
  await trial.getByRole('button', { name: 'Scegli e vai avanti' }).click()
  await expect(trial).toContainText('Entra e si siede.')
  await expect(trial).toContainText('Aspettare è già una domanda.')
  await trial.getByRole('combobox', { name: 'Comincia da' }).selectOption('Chiusa')
  await trial.getByRole('button', { name: 'Ricomincia' }).click()
  await expect(trial).toContainText('Se ne va.')
  await expect(preview.getByText('Caso', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Salva', exact: true }).click()
  await preview.getByRole('combobox', { name: 'Pagina in' }).selectOption('inglese')
  await preview.getByRole('button', { name: 'Mostra' }).click()
  await expect(preview.getByText('Case', { exact: true }).first()).toBeVisible()
  await preview.getByRole('button', { name: 'Telefono' }).click()
  const width = await preview.locator('.draft-editor__page').evaluate((element) => element.clientWidth)
  expect(width).toBeLessThanOrEqual(390)
  await hasNoViolation(page)
})

test('a quiz is tried out beside its text before it is saved, and without script on a page of its own', async ({
  browser,
}) => {
  test.slow()
  const page = await trainerAt(browser, 'Bibiana')
  const slug = await begin(page, 'Scritto con un quiz')
  const text = await plainText(page)
  const first = await text.inputValue()
  // Nothing reaches the server but what is tried: it is judged all the same.
  await text.fill(first.replace('Scrivi qui.', `Leggi.\n\n${quiz}`))
  const trial = page.getByRole('region', { name: 'Prova il quiz: Sulla soglia' })
  await trial.getByRole('button', { name: 'Comincia la prova' }).click()
  await trial.getByRole('button', { name: 'Comincia il quiz' }).click()
  await expect(trial).not.toContainText('Un numero non apre.')
  await trial.getByRole('radio', { name: 'Il prossimo' }).check()
  await trial.getByRole('button', { name: 'Rispondi' }).first().click()
  await expect(trial).toContainText('Un numero non apre.')
  await trial.getByRole('textbox', { name: 'Un numero' }).fill('tre')
  await trial.getByRole('button', { name: 'Rispondi' }).click()
  await expect(trial.getByRole('alert')).toBeVisible()
  await trial.getByRole('textbox', { name: 'Un numero' }).fill('3')
  await trial.getByRole('button', { name: 'Rispondi' }).click()
  await expect(trial).toContainText('Non ancora: 50 punti su 100')
  await hasNoViolation(page)
  await trial.getByRole('button', { name: 'Ricomincia la prova' }).click()
  await expect(trial.getByRole('button', { name: 'Comincia il quiz' })).toBeVisible()
  await page.getByRole('button', { name: 'Salva', exact: true }).click()
  await expect(page.locator('.draft-editor__state')).toContainText('Salvato alle')

  const storageState = await page.context().storageState()
  const plain = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage()
  await plain.goto(`/authoring/drafts/${slug}/write?path=01-primo-modulo/01-prima-lezione.mdx`)
  await plain.getByRole('link', { name: 'Prova il quiz: Sulla soglia' }).click()
  await plain.getByRole('button', { name: 'Comincia il quiz' }).click()
  await plain.getByRole('radio', { name: 'Buongiorno' }).check()
  await plain.getByRole('button', { name: 'Rispondi' }).first().click()
  await expect(plain.getByRole('main')).toContainText('Un saluto apre.')
  await plain.getByRole('textbox', { name: 'Un numero' }).fill('3')
  await plain.getByRole('button', { name: 'Rispondi' }).click()
  await expect(plain.getByRole('main')).toContainText('Superato: 100 punti su 100.')
})

test('the editor completes names and underlines what is wrong', async ({ browser }) => {
  const page = await trainerAt(browser, 'Bettina')
  await begin(page, 'Scritto con i suggerimenti')
  await page.getByRole('button', { name: 'Testo con suggerimenti' }).click()
  const editor = page.getByRole('textbox', { name: 'Testo', exact: true })
  await expect(page.locator('.cm-editor')).toBeVisible()
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n<Call')
  await page.getByRole('option', { name: 'Callout' }).click()
  await expect(editor).toContainText('<Callout')
  await expect(page.locator('.cm-lint-marker-error').first()).toBeVisible()
  await page.keyboard.type(' kind="tip">Un consiglio.</Callout>')
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Come si vedrà' })).toContainText('Un consiglio.')
  await hasNoViolation(page)
})

test('it saves itself; without network the text waits on the computer and is offered again', async ({ browser }) => {
  test.slow()
  const page = await trainerAt(browser, 'Clotilde')
  await begin(page, 'Scritto in treno')
  const text = await plainText(page)
  await text.fill((await text.inputValue()).replace('Scrivi qui.', 'Prima della galleria.'))
  await expect(page.getByText('Salvato alle')).toBeVisible({ timeout: 15_000 })
  await page.route('**/live', (route) => route.abort())
  await text.fill((await text.inputValue()).replace('Prima della galleria.', 'Dentro la galleria.'))
  await expect(page.getByText('In attesa della rete')).toBeVisible({ timeout: 15_000 })
  // As after a crash of the browser: the page comes again, and the first can say no more.
  const again = await page.context().newPage()
  await again.goto(page.url())
  await expect(again.getByText('Qui c’è un testo non salvato')).toBeVisible()
  await again.getByRole('button', { name: 'Riprendi il testo non salvato' }).click()
  await expect(again.getByRole('region', { name: 'Come si vedrà' })).toContainText('Dentro la galleria.')
  await expect(again.getByText('Salvato alle')).toBeVisible({ timeout: 15_000 })
  await again.reload()
  await expect(again.locator('textarea[name="text"]')).toHaveValue(/Dentro la galleria\./)
  await expect(again.getByText('Qui c’è un testo non salvato')).toHaveCount(0)
})

test('two on one lesson see each other, and the second does not overwrite the first by itself', async ({ browser }) => {
  test.slow()
  const [one, two] = [await trainerAt(browser, 'Desdemona'), await trainerAt(browser, 'Evelina')]
  await begin(one, 'Scritto in compagnia')
  await two.goto(one.url())
  await expect(two.getByText('Desdemona Scrivente ha aperto questo testo adesso')).toBeVisible()
  const [first, second] = [await plainText(one), await plainText(two)]
  await first.fill((await first.inputValue()).replace('Scrivi qui.', 'Di Desdemona.'))
  await expect(one.getByText('Salvato alle')).toBeVisible({ timeout: 15_000 })
  await second.fill((await second.inputValue()).replace('Scrivi qui.', 'Di Evelina.'))
  await expect(two.getByText('Non si salva più da solo').first()).toBeVisible({ timeout: 15_000 })
  await two.getByRole('button', { name: 'Salva', exact: true }).first().click()
  await expect(two.getByRole('alert')).toContainText('+ Di Desdemona.')
  await expect(two.getByRole('button', { name: 'Salva il mio testo al posto del suo' })).toBeVisible()
  await two.getByRole('link', { name: 'Lascia stare la mia modifica e riparti dal testo salvato' }).click()
  await expect(two.locator('textarea[name="text"]')).toHaveValue(/Di Desdemona\./)
  await expect(two.getByText('Qui c’è un testo non salvato')).toHaveCount(0)
})

test('a link to another page, and the way back of the browser, save first', async ({ browser }) => {
  const page = await trainerAt(browser, 'Fiordaliso')
  const slug = await begin(page, 'Scritto di corsa')
  const address = page.url()
  const text = await plainText(page)
  await text.fill((await text.inputValue()).replace('Scrivi qui.', 'Prima di uscire.'))
  await page.getByRole('link', { name: 'Scritto di corsa' }).click()
  await expect(page).toHaveURL(`/authoring/drafts/${slug}`)
  await page.goto(address)
  await expect(page.locator('textarea[name="text"]')).toHaveValue(/Prima di uscire\./)
  await expect(page.getByText('Qui c’è un testo non salvato')).toHaveCount(0)
  // Without network nothing holds the page back, and the text waits on the computer.
  await page.route('**/live', (route) => route.abort())
  await (await plainText(page)).fill((await text.inputValue()).replace('Prima di uscire.', 'Senza rete.'))
  await page.getByRole('link', { name: 'Scritto di corsa' }).click()
  await expect(page).toHaveURL(`/authoring/drafts/${slug}`)
  await page.getByRole('link', { name: 'Prima lezione', exact: true }).click()
  const take = page.getByRole('button', { name: 'Riprendi il testo non salvato' })
  await expect(take).toBeVisible()
  await page.unroute('**/live')
  await take.click()
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/live') && answer.ok())
  await page.goBack()
  await saved
  await page.goto(address)
  await expect(page.locator('textarea[name="text"]')).toHaveValue(/Senza rete\./)
})
