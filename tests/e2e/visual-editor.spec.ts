/** A lesson written in blocks: without a line of the dialect, without loss, and by keyboard alone. */
import { globSync, readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { hasNoViolation } from './setup/axe.ts'
import { trainerAt } from './setup/trainer-at.ts'
import { expect, test } from './setup/journey.ts'

/** A new course, and its first lesson open in blocks. */
async function begin(page: Page, title: string): Promise<string> {
  const slug = `prova-blocchi-${Date.now()}`
  await page.goto('/authoring/drafts')
  await page.getByRole('textbox', { name: 'Titolo' }).fill(title)
  await page.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
  await page.getByRole('button', { name: 'Comincia' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.getByRole('link', { name: 'Prima lezione', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prima lezione')
  await page.getByRole('button', { name: 'Blocchi' }).click()
  await expect(page.getByRole('textbox', { name: 'Testo della lezione' })).toBeVisible()
  return slug
}

/** The lesson as it would be sent. */
const sent = (page: Page) => page.locator('textarea[name="text"]').inputValue()

const block = (page: Page, place: number, name: string) =>
  page.getByRole('group', { name: `${place}. ${name}`, exact: true })
const part = (around: Locator, name: string | RegExp) => around.getByRole('group', { name })
const field = (around: Locator, name: string) => around.getByRole('textbox', { name, exact: true })

async function add(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Aggiungi', exact: true }).click()
  await page.getByRole('button', { name, exact: true }).click()
}

async function putText(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Testo semplice' }).click()
  await page.locator('textarea[name="text"]').fill(text)
}

async function toBlocks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Blocchi' }).click()
  await expect(page.locator('.visual')).toBeVisible()
}

async function fillCase(story: Locator): Promise<void> {
  await field(story, 'Titolo').first().fill('La porta')
  const scenes = ['Davanti alla porta', 'Dentro', 'Fuori']
  for (const [index, title] of scenes.entries()) {
    const scene = part(story, new RegExp(`^Scena ${index + 1}`))
    await field(scene, 'Titolo').fill(title)
    await field(scene, 'Testo').first().fill(`Qui si racconta: ${title.toLowerCase()} {e basta}.`)
  }
  const first = part(story, /^Scena 1/)
  await field(part(first, /^Scelta 1/), 'Testo').fill('Entro <subito>')
  await field(part(first, /^Scelta 2/), 'Testo').fill('Resto fuori')
  for (const [index, name] of ['la mediatrice', 'l’usciere'].entries()) {
    const reading = part(story, new RegExp(`^Lettura di qualcuno ${index + 1}`))
    await field(reading, 'Chi legge').fill(name)
    await field(reading, 'Ruolo').fill('collega')
    await field(reading, 'Testo').fill('Una porta è già una domanda.')
  }
  await field(part(story, /^Discussione finale/), 'Testo').fill('Che cosa cambia se la porta è aperta?')
}

test('a block just begun is not called wrong; left, it is told in the words of its form, and a press leads into the field', async ({
  browser,
}) => {
  const page = await trainerAt(browser, 'Genziana')
  const slug = await begin(page, 'Ancora incompleto')
  const preview = page.getByRole('region', { name: 'Come si vedrà' })
  await add(page, 'Riquadro')
  const callout = block(page, 2, 'Riquadro')
  await expect(preview).toContainText('Riquadro: si vedrà qui quando è completo.')
  await expect(preview).toContainText('Scrivi qui.')
  await expect(callout).not.toContainText('manca')
  await expect(page.getByText('In questo testo nessun errore.')).toBeVisible()
  await add(page, 'Quiz')
  await expect(callout).toContainText('manca il testo')
  await callout.locator('summary').first().click()
  await page.getByRole('button', { name: 'Riquadro: manca il testo' }).click()
  await expect(field(callout, 'Testo')).toBeFocused()
  await page.getByRole('button', { name: 'Quiz: Domanda › Risposta 2: manca il testo' }).click()
  await expect(field(part(block(page, 3, 'Quiz'), /^Risposta 2/), 'Testo')).toBeFocused()
  await hasNoViolation(page)
  await page.getByRole('button', { name: 'Salva' }).click()
  await expect(page.locator('.draft-editor__state')).toContainText('Salvato alle')
  await page.goto(`/authoring/drafts/${slug}`)
  await page
    .getByRole('link', { name: /^Prima lezione, riga/ })
    .first()
    .click()
  await expect(page.locator('.block :focus')).toBeVisible()
})

test('a word of the glossary is asked its meaning, and several lines are no word', async ({ browser }) => {
  const page = await trainerAt(browser, 'Malva')
  await begin(page, 'Parole da spiegare')
  await page.getByRole('textbox', { name: 'Testo della lezione' }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Prima riga.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Chiedi la sigla')
  const mark = page.getByRole('button', { name: 'Parola del glossario', exact: true })
  await page.keyboard.press('Control+A')
  await mark.click()
  await expect(page.getByText('Scegli parole di una riga sola, poi premi di nuovo.')).toBeVisible()
  expect(await sent(page)).not.toContain('<Term')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await mark.click()
  const meaning = page.getByRole('textbox', { name: 'Il suo significato' })
  await expect(meaning).toBeFocused()
  await expect(meaning).toHaveValue('')
  await page.keyboard.type('Poche lettere')
  await expect.poll(() => sent(page)).toContain('<Term word="sigla">Poche lettere</Term>')
})

test('a trainer writes text, a box, a quiz and a case in blocks: the draft is without faults', async ({ browser }) => {
  test.slow()
  const page = await trainerAt(browser, 'Fiordaliso')
  await begin(page, 'Scritto a blocchi')
  await page.getByRole('textbox', { name: 'Testo della lezione' }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Buongiorno a chi entra: 3 < 4 {forse}.')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Grassetto' }).click()
  await page.keyboard.type('Guarda la porta.')

  await add(page, 'Riquadro')
  const callout = block(page, 2, 'Riquadro')
  await callout.getByRole('combobox', { name: 'Tipo' }).selectOption('Consiglio')
  await field(callout, 'Titolo').fill('Un "consiglio"')
  await field(callout, 'Testo').fill('Prima riga.\n\n- uno\n- due')

  await add(page, 'Quiz')
  const quiz = block(page, 3, 'Quiz')
  await field(quiz, 'Titolo').fill('Prova breve')
  const question = part(quiz, /^Domanda/)
  await field(question, 'Testo').first().fill('Che cosa chiedi per prima cosa?')
  await field(part(question, /^Risposta 1/), 'Testo').fill('Come si chiama')
  await part(question, /^Risposta 1/)
    .getByRole('radio', { name: 'Giusta' })
    .check()
  await field(part(question, /^Risposta 2/), 'Testo').fill('Da dove viene')
  await part(question, /^Risposta 2/)
    .getByRole('radio', { name: 'Giusta' })
    .check()
  await part(question, /^Risposta 2/)
    .getByRole('button', { name: 'Aggiungi: Commento' })
    .click()
  await field(part(part(question, /^Risposta 2/), 'Commento'), 'Testo').fill('Non ancora.')

  await add(page, 'Caso')
  const story = block(page, 4, 'Caso')
  await fillCase(story)
  const picture = story.getByRole('group', { name: 'Le strade del caso' })
  await expect(picture.locator('.picture-way')).toHaveCount(2)
  await expect(picture).toContainText('Davanti alla porta')
  await part(story, /^Scelta 2/)
    .getByRole('combobox', { name: 'Porta a' })
    .selectOption('+ Una scena nuova')
  await expect(picture.locator('.picture-scene')).toHaveCount(4)
  await page.getByRole('button', { name: 'Annulla' }).click()
  await expect(picture.locator('.picture-scene')).toHaveCount(3)

  const written = await sent(page)
  expect(written).toContain('**Guarda la porta.**')
  expect(written).toContain(`<Callout kind="tip" title='Un "consiglio"'>\nPrima riga.\n\n- uno\n- due\n</Callout>`)
  expect(written).toContain('<Choice>Come si chiama</Choice>')
  expect(written).toContain('<Choice correct>Da dove viene <Feedback>Non ancora.</Feedback></Choice>')
  const preview = page.getByRole('region', { name: 'Come si vedrà' })
  await expect(preview).toContainText('3 < 4 {forse}')
  await expect(preview).toContainText('Entro <subito>')
  await hasNoViolation(page)
  await page.getByRole('button', { name: 'Salva', exact: true }).click()
  await expect(page.getByText('In questo testo nessun errore.')).toBeVisible()
  await expect(page.locator('textarea[name="text"]')).toHaveValue(written)
})

test('every lesson of courses/ goes to blocks and back as it was; a word more in a paragraph changes that one', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const page = await trainerAt(browser, 'Genziana')
  await begin(page, 'Andata e ritorno')
  for (const file of globSync('courses/*/*/*.mdx')) {
    const text = readFileSync(file, 'utf8')
    await putText(page, text)
    await toBlocks(page)
    await expect(page.getByRole('textbox', { name: 'Testo della lezione' }).first()).toBeVisible()
    expect(await sent(page), file).toBe(text)
    const last = page.locator('.prose__field').last().locator('p').last()
    if (!(await last.isVisible())) continue
    await last.click()
    await page.keyboard.press('End')
    await page.keyboard.type(' zzz')
    await expect(page.locator('textarea[name="text"]'), file).toHaveValue(/zzz(?!&)/)
    const [old, now] = [text.split('\n'), (await sent(page)).split('\n')]
    const [added, gone] = [now.filter((line) => !old.includes(line)), old.filter((line) => !now.includes(line))]
    expect(added, file).toHaveLength(1)
    expect(added[0], file).toContain('zzz')
    expect(gone.length, file).toBeLessThan(2)
  }
})

/** Goes on by the Tab key alone until something has the focus. */
async function tabTo(page: Page, place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(place).toBeFocused()
}

test('by keyboard alone: written, added, moved, taken away, taken back', async ({ browser }) => {
  test.slow()
  const page = await trainerAt(browser, 'Iride')
  await begin(page, 'Senza mouse')
  const { keyboard } = page
  const text = page.getByRole('textbox', { name: 'Testo della lezione' })
  await tabTo(page, text)
  await keyboard.press('Control+A')
  await keyboard.type('Senza mouse. ')
  await tabTo(page, page.getByRole('button', { name: 'Corsivo' }), 'Shift+Tab')
  await keyboard.press('Enter')
  await tabTo(page, text)
  await keyboard.type('Piano.')
  await keyboard.press('Enter')
  await keyboard.type('- uno')
  await tabTo(page, page.getByRole('button', { name: 'Aggiungi', exact: true }))
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Riquadro', exact: true }))
  await keyboard.press('Enter')
  const callout = block(page, 2, 'Riquadro')
  await expect(callout.getByRole('combobox', { name: 'Tipo' })).toBeFocused()
  await tabTo(page, field(callout, 'Testo'))
  await keyboard.type('Un riquadro.')
  await expect(page.locator('textarea[name="text"]')).toHaveValue(
    /Senza mouse\. \*Piano\.\*\n\n- \*?uno\*?\n\n<Callout kind="note">\nUn riquadro\.\n<\/Callout>/,
  )
  await tabTo(page, callout.getByRole('button', { name: 'Sposta su: Riquadro' }), 'Shift+Tab')
  await keyboard.press('Enter')
  const moved = block(page, 1, 'Riquadro')
  await expect(moved.getByRole('button', { name: 'Sposta giù: Riquadro' })).toBeFocused()
  await expect(page.getByText('Spostato: Riquadro, ora al posto 1 di 2.')).toBeVisible()
  await expect(page.locator('textarea[name="text"]')).toHaveValue(/---\n\n<Callout[\s\S]*Senza mouse/)
  await tabTo(page, moved.getByRole('button', { name: 'Togli: Riquadro' }))
  await keyboard.press('Enter')
  await expect(moved).toHaveCount(0)
  await expect(page.locator('textarea[name="text"]')).not.toHaveValue(/Callout/)
  await tabTo(page, page.getByRole('button', { name: 'Annulla' }))
  await keyboard.press('Enter')
  await expect(moved).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Salva', exact: true }))
  await keyboard.press('Enter')
  await expect(page.getByText('In questo testo nessun errore.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Come si vedrà' })).toContainText('Un riquadro.')
})

test('a word of the glossary, a picture, a link; a scene renamed; a text that cannot be read stays', async ({
  browser,
}) => {
  test.slow()
  const page = await trainerAt(browser, 'Lavanda')
  await begin(page, 'Parole e strade')
  const begun = await sent(page)
  const head = begun.slice(0, begun.indexOf('\n\n'))
  const story = `<Case id="c" title="T" colore="blu">
  <Scene id="a" title="A" next="b">
    Uno.
  </Scene>
  <Scene id="b" title="B" end>
    Due.
  </Scene>
</Case>`
  await putText(
    page,
    `${head}\n\nUna <Term word="sigla">un codice</Term> sola.\n\n${story}\n\n[x]: https://example.org\n`,
  )
  await toBlocks(page)
  await page.getByRole('button', { name: 'Parola del glossario: sigla' }).click()
  await page.getByRole('textbox', { name: 'Il suo significato' }).fill('un codice al posto del nome')
  await expect(page.locator('textarea[name="text"]')).toHaveValue(
    /Una <Term word="sigla">un codice al posto del nome<\/Term> sola\./,
  )
  const whole = block(page, 2, 'Caso')
  await whole.locator('summary.block__name').click()
  await expect(whole).toContainText('colore="blu"')
  const second = part(whole, 'Scena 2: B')
  await second.getByText('Scena 2').click()
  await second.getByText('Altre impostazioni').click()
  await field(second, 'Nome interno').fill('bis')
  await field(second, 'Titolo').fill('Bis')
  const now = story.replaceAll('"b"', '"bis"').replace('title="B"', 'title="Bis"')
  expect(await sent(page)).toContain(now)
  await expect(block(page, 3, 'Un pezzo che si vede solo come testo').getByRole('textbox')).toHaveValue(
    '[x]: https://example.org',
  )

  await add(page, 'Immagine')
  const figure = block(page, 4, 'Immagine')
  await expect(figure).toContainText('In questo modulo non ci sono ancora file adatti.')
  await field(figure, 'Testo alternativo: che cosa si vede').fill('Una porta "verde" & <chiusa>')
  expect(await sent(page)).toContain(`<Figure src="" alt='Una porta "verde" & <chiusa>' />`)

  const broken = `${head}\n\nBene.\n\n<Callout>\nAperto e mai chiuso.\n`
  await putText(page, broken)
  await page.getByRole('button', { name: 'Blocchi' }).click()
  await expect(page.getByText('Il testo non si può mostrare a blocchi')).toBeVisible()
  await expect(page.getByText('Alla riga 9')).toBeVisible()
  expect(await sent(page)).toBe(broken)
  await hasNoViolation(page)
})

test('on a phone the blocks fit, and nothing is without a name', async ({ browser }) => {
  const page = await trainerAt(browser, 'Malva')
  await page.setViewportSize({ width: 390, height: 800 })
  await begin(page, 'In tasca')
  await add(page, 'Quiz')
  await expect(block(page, 2, 'Quiz')).toBeVisible()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await hasNoViolation(page)
})
