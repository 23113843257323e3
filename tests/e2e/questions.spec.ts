/** Questions from another program become a lesson with its quiz, after a report; and go out again. */
import { hasNoViolation } from './setup/axe.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const gift = `::Soglia::Da dove si comincia? {=Dalla persona#Sì. ~Dal modulo}

Racconta un episodio. {}

Quanti comuni? {#13:1}
`

for (const javaScriptEnabled of [true, false]) {
  test(`GIFT in, ${javaScriptEnabled ? 'with' : 'without'} script, and GIFT and QTI out`, async ({ browser }) => {
    test.slow()
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
    await signIn(
      page,
      await addOwnPerson({ givenName: 'Ginevra', familyName: 'Scrivente', grant: { role: 'trainer' } }),
    )
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ginevra')
    const slug = `prova-domande-${Date.now()}`
    await page.goto('/authoring/drafts')
    await page.getByRole('textbox', { name: 'Titolo' }).fill('Un corso di domande')
    await page.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
    await page.getByRole('button', { name: 'Comincia' }).click()
    await page.getByRole('link', { name: 'Importa da Word, Markdown, domande o ZIP' }).click()
    const send = async (name: string, text: string) => {
      await page.getByLabel('File').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
      await page.getByRole('button', { name: 'Leggi il file' }).click()
    }
    await send('bomba.xml', '<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>')
    await expect(page.getByRole('alert')).toContainText('dichiara entità o un DOCTYPE')
    await send('sportello.gift', gift)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Che cosa si importa')
    await expect(page.getByRole('region', { name: 'Non importato' })).toContainText(
      'Racconta un episodio.: è un testo libero',
    )
    await page.getByRole('button', { name: 'Importa le domande scelte' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('sportello')
    await expect(page.locator('textarea[name="text"]')).toHaveValue(/<Choice correct>Dalla persona/)
    await expect(page.getByText('In questo testo nessun errore.')).toBeVisible()
    await page.goto(`/authoring/drafts/${slug}`)
    await page.getByRole('link', { name: 'Importa da Word, Markdown, domande o ZIP' }).click()
    await send('sportello.txt', gift)
    // Of a second file one question alone, at the end of a lesson that is there; a form without any says so.
    const box = (name: RegExp) => page.getByRole('checkbox', { name })
    await box(/Soglia/).uncheck()
    await box(/Quanti comuni/).uncheck()
    await page
      .getByRole('combobox', { name: 'In una lezione che c’è già' })
      .selectOption('Primo modulo › Prima lezione')
    await page.getByRole('button', { name: 'Importa le domande scelte' }).click()
    await expect(page.getByText('Scegli almeno una domanda.').first()).toBeVisible()
    await expect(box(/Soglia/)).not.toBeChecked()
    await box(/Soglia/).check()
    await page.getByRole('button', { name: 'Importa le domande scelte' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prima lezione')
    await expect(page.locator('textarea[name="text"]')).toHaveValue(/Scrivi qui\.\s+<Quiz id="quiz-sportello-2"/)
    await expect(page.locator('textarea[name="text"]')).not.toHaveValue(/Quanti comuni/)
    const out = await page.request.get('/authoring/approccio-transculturale/questions.gift')
    expect(await out.text()).toContain('::')
    const packed = await page.request.get('/authoring/approccio-transculturale/questions.zip')
    expect((await packed.body()).subarray(0, 2).toString()).toBe('PK')
  })

  test(`a lesson moves, is renamed, leaves and comes back, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    test.slow()
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
    await signIn(
      page,
      await addOwnPerson({ givenName: 'Iolanda', familyName: 'Scrivente', grant: { role: 'trainer' } }),
    )
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Iolanda')
    const slug = `prova-parti-${Date.now()}`
    await page.goto('/authoring/drafts')
    await page.getByRole('textbox', { name: 'Titolo' }).fill('Un corso in ordine')
    await page.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
    await page.getByRole('button', { name: 'Comincia' }).click()
    await page.getByText('Aggiungi una lezione').click()
    await page.getByRole('textbox', { name: 'Titolo della lezione' }).fill('Chi arriva')
    await page.getByRole('button', { name: 'Aggiungi' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chi arriva')
    await page.goto(`/authoring/drafts/${slug}`)
    const links = page.getByRole('link', { name: /^(?:Prima lezione|Chi arriva|Chi bussa)$/ })
    await expect(links).toHaveText(['Prima lezione', 'Chi arriva'])
    const of = async (title: string) => {
      const item = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
      const isOpen = await item.getByRole('button', { name: 'Sposta su' }).isVisible()
      if (!isOpen) await item.getByText('Sposta, rinomina o togli').click()
      return item
    }
    await (await of('Chi arriva')).getByRole('button', { name: 'Sposta su' }).click()
    await expect(page.getByText('Spostato.')).toBeVisible()
    await expect(links).toHaveText(['Chi arriva', 'Prima lezione'])
    const renamed = await of('Chi arriva')
    await renamed.getByRole('textbox', { name: 'Titolo' }).fill('Chi bussa')
    await renamed.getByRole('button', { name: 'Cambia il titolo' }).click()
    await expect(links).toHaveText(['Chi bussa', 'Prima lezione'])
    await (await of('Chi bussa')).getByRole('button', { name: 'Togli dal corso' }).click()
    await expect(page.getByText('Tolto dal corso.')).toBeVisible()
    await expect(links).toHaveText(['Prima lezione'])
    await page.getByRole('link', { name: 'Chi ha cambiato che cosa' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Chi bussa', exact: true }).first().click()
    await page.getByRole('button', { name: 'Rimetti questa versione' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chi bussa')
    // Into another module, and the whole draft back to before.
    await page.goto(`/authoring/drafts/${slug}`)
    await page.getByText('Aggiungi un modulo').click()
    await page.getByRole('textbox', { name: 'Titolo del modulo' }).fill('Fuori orario')
    await page.getByRole('button', { name: 'Aggiungi' }).last().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fuori orario')
    await page.goto(`/authoring/drafts/${slug}`)
    const away = await of('Chi bussa')
    await away.getByRole('combobox', { name: 'In un altro modulo' }).selectOption('Fuori orario')
    await away.getByRole('button', { name: 'Sposta nel modulo' }).click()
    await expect(page.getByText('Spostata in fondo all’altro modulo')).toBeVisible()
    const last = page.getByRole('link', { name: /^(?:Prima lezione|Chi bussa|Fuori orario)$/ })
    await expect(last).toHaveText(['Prima lezione', 'Fuori orario', 'Chi bussa'])
    await page.getByRole('link', { name: 'Chi ha cambiato che cosa' }).click()
    await page.getByRole('link', { name: 'Riporta tutta la bozza a questo punto' }).first().click()
    await expect(page.getByText('1 file nuovo · 1 file tolto')).toBeVisible()
    if (javaScriptEnabled) await hasNoViolation(page)
    await page.getByRole('button', { name: 'Riporta tutta la bozza a questo punto' }).click()
    await expect(page.getByText('Il corso è tornato com’era.')).toBeVisible()
    await expect(last).toHaveText(['Chi bussa', 'Prima lezione', 'Fuori orario'])
  })
}
