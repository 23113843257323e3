/** Questions from another program become a lesson with its quiz, after a report; and go out again. */
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
    await page.getByRole('button', { name: 'Importa la lezione' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('sportello')
    await expect(page.locator('textarea[name="text"]')).toHaveValue(/<Choice correct>Dalla persona/)
    await expect(page.getByText('In questo testo nessun errore.')).toBeVisible()
    await page.goto(`/authoring/drafts/${slug}`)
    await page.getByRole('link', { name: 'Importa da Word, Markdown, domande o ZIP' }).click()
    await send('sportello.txt', gift)
    await page.getByRole('button', { name: 'Importa la lezione' }).click()
    await expect(page.locator('textarea[name="text"]')).toHaveValue(/<Quiz id="quiz-sportello-2"/)
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
    await page.getByRole('listitem').filter({ hasText: 'chi-arriva' }).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Rimetti questa versione' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chi bussa')
  })
}
