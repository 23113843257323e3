/** A course goes out as a folder and comes back changed; a Word document becomes lessons; nothing is written unseen. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { footnote, footnoteMark, para, run, table, wordFile } from '#app/authoring/drafts/import/word.fixtures.ts'
import { zipOf, zipWith } from '#app/platform/zip.fixtures.ts'
import { readZip } from '#app/certificates/read-zip.fixtures.ts'
import { hasNoViolation } from './setup/axe.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

async function begin(page: Page, givenName: string, slug: string, title: string) {
  await signIn(page, await addOwnPerson({ givenName, familyName: 'Cartelli', grant: { role: 'trainer' } }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  await page.goto('/authoring/drafts')
  await page.getByRole('textbox', { name: 'Titolo' }).fill(title)
  await page.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
  await page.getByRole('button', { name: 'Comincia' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
}

async function send(page: Page, name: string, buffer: Buffer) {
  await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('button', { name: 'Leggi il file' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a folder goes out, is changed and comes back: first the difference, then one change', async ({ page }) => {
      test.slow()
      const slug = `prova-cartella-${Date.now()}`
      await begin(page, 'Cosima', slug, 'Un corso in cartella')
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Scarica la cartella (ZIP)' }).click()
      const saved = await download
      expect(saved.suggestedFilename()).toBe(`${slug}.zip`)
      const files = Object.fromEntries(readZip(await readFile(await saved.path())))
      const lesson = `${slug}/01-primo-modulo/01-prima-lezione.mdx`
      expect(Object.keys(files)).toEqual([lesson, `${slug}/01-primo-modulo/module.yaml`, `${slug}/course.yaml`])

      // As it was sent nothing differs; with something in it that may not be, nothing is taken.
      await page.getByRole('link', { name: 'Importa da Word, Markdown, domande o ZIP' }).click()
      await send(page, 'corso.zip', zipWith([{ name: '../fuori.mdx', bytes: 'x' }]))
      await expect(page.getByRole('alert')).toContainText('../fuori.mdx: Il nome porta fuori dalla cartella')
      if (javaScriptEnabled) await hasNoViolation(page)
      await send(page, 'corso.zip', zipOf(files))
      await expect(page.getByText('La cartella è uguale al corso')).toBeVisible()
      await page.getByRole('button', { name: 'Lascia perdere' }).click()

      await page.goto(`/authoring/drafts/${slug}/import`)
      const changed = String(files[lesson]).replace('Scrivi qui.', 'Scritto nella cartella.')
      const media = '01-primo-modulo/media/note.txt'
      await send(page, 'corso.zip', zipOf({ ...files, [lesson]: changed, [`${slug}/${media}`]: 'Una nota.' }))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Che cosa cambierebbe')
      await expect(page.getByText('1 file nuovo · 1 file cambiato')).toBeVisible()
      await expect(page.getByText('+ Scritto nella cartella.')).toBeVisible()
      await expect(page.getByText('− Scrivi qui.')).toBeVisible()
      if (javaScriptEnabled) await hasNoViolation(page)
      await page.getByRole('button', { name: 'Importa la cartella' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un corso in cartella')
      await page.getByRole('link', { name: 'Prima lezione', exact: true }).click()
      await expect(page.locator('textarea[name="text"]')).toHaveValue(/Scritto nella cartella\./)
    })

    test('a Word document becomes lessons, after a report of what was kept, changed and left', async ({ page }) => {
      test.slow()
      const slug = `prova-word-${Date.now()}`
      await begin(page, 'Delfina', slug, 'Un corso da Word')
      const title = (words: string) => para(run(words), 'Titolo1')
      const buffer = wordFile({
        body:
          title('Chi arriva') +
          para(`${run('Al banco', '<w:b/>')}${run(' c’è Rosa Fontechiara.')}${footnoteMark(1)}`) +
          title('Chi resta') +
          table([
            ['Giorno', 'Orario'],
            ['Lunedì', '9–12'],
          ]) +
          para('<w:del w:id="1" w:author="x"><w:r><w:delText>parole tolte</w:delText></w:r></w:del>'),
        footnotes: footnote(1, 'Nome inventato.'),
      })
      await page.getByRole('link', { name: 'Importa da Word, Markdown, domande o ZIP' }).click()
      await send(page, 'accoglienza.docx', buffer)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Che cosa si importa')
      await page.getByRole('combobox', { name: 'Come dividerlo' }).selectOption({ index: 1 })
      await page.getByRole('button', { name: 'Mostra' }).click()
      await expect(page.getByRole('button', { name: 'Importa 2 lezioni' })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Cambiato' })).toContainText('Tabelle')
      await expect(page.getByRole('region', { name: 'Non importato' })).toContainText('«parole tolte»')
      await expect(page.getByText('Rosa Fontechiara', { exact: true })).toBeVisible()
      if (javaScriptEnabled) await hasNoViolation(page)
      await page.getByRole('combobox', { name: 'In fondo al modulo' }).selectOption({ label: 'Un modulo nuovo' })
      await page.getByRole('button', { name: 'Importa 2 lezioni' }).click()
      await expect(page.getByText('Scegli un modulo, oppure scrivi il titolo di quello nuovo.').first()).toBeVisible()
      await page.getByRole('textbox', { name: 'Titolo del modulo nuovo' }).fill('Accogliere')
      await page.getByRole('button', { name: 'Importa 2 lezioni' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chi arriva')
      await expect(page.locator('textarea[name="text"]')).toHaveValue(/\*\*Al banco\*\* c’è Rosa Fontechiara/)
      await page.goto(`/authoring/drafts/${slug}`)
      await expect(page.getByRole('region', { name: 'Persone vere?' })).toContainText('Rosa Fontechiara')
      await expect(page.getByRole('link', { name: 'Chi resta' })).toBeVisible()
    })
  })
}

test('files made to do harm are refused by name, and the site goes on answering', async ({ page }) => {
  test.slow()
  const slug = `prova-ostile-${Date.now()}`
  await begin(page, 'Ermelinda', slug, 'Un corso assediato')
  const doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
  const bomb = { name: 'x/01-a/media/x.txt', bytes: Buffer.alloc(40_000_000) }
  const hostile: [string, Buffer, string][] = [
    ['bomba.zip', zipWith([bomb]), 'enormemente più grande'],
    ['bugia.zip', zipWith([{ ...bomb, claims: 100 }]), 'Lo ZIP è danneggiato'],
    ['entità.docx', zipOf({ '[Content_Types].xml': '<a/>', 'word/document.xml': doctype }), 'dichiarazioni'],
    ['elenchi.md', Buffer.from('- '.repeat(400_000)), 'Troppi elementi uno dentro l’altro'],
    ['immagine.zip', Buffer.from('GIF89a <script>alert(1)</script>'), 'Questo tipo di file non si può importare'],
    ['vecchio.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'vecchio Word'],
  ]
  for (const [name, buffer, reason] of hostile) {
    await page.goto(`/authoring/drafts/${slug}/import`)
    await send(page, name, buffer)
    await expect(page.getByRole('alert')).toContainText(reason)
    expect((await page.request.get('/healthz')).status()).toBe(200)
  }
  const tooLarge = { name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.alloc(70_000_000) }
  const address = `/authoring/drafts/${slug}/import`
  const answer = await page.request.post(address, { multipart: { file: tooLarge } }).catch(() => null)
  if (answer) expect(answer.status()).toBe(413)
  expect((await page.request.get('/healthz')).status()).toBe(200)
  await page.goto(`/authoring/drafts/${slug}/history`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Ermelinda' })).toHaveCount(3)
})
