/** A photograph goes into the library without where it was taken, into a module and a lesson; a film waits for its captions. */
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { box, captions, film, pdf, photograph, secret } from '#app/authoring/media/media.fixtures.ts'
import { hasNoViolation } from './setup/axe.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

async function begin(page: Page, givenName: string, slug: string) {
  await signIn(page, await addOwnPerson({ givenName, familyName: 'Ritratti', grant: { role: 'trainer' } }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  await page.goto('/authoring/drafts')
  await page.getByRole('textbox', { name: 'Titolo' }).fill('Un corso con immagini')
  await page.getByRole('textbox', { name: 'Indirizzo' }).fill(slug)
  await page.getByRole('button', { name: 'Comincia' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un corso con immagini')
}

type Sent = { name: string; buffer: Buffer; title: string; licence?: string }

async function upload(page: Page, { name, buffer, title, licence = 'È nostro' }: Sent) {
  await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByLabel('Titolo', { exact: true }).fill(title)
  await page.getByLabel('Autore', { exact: true }).fill('Redazione')
  await page.getByLabel('A che condizioni si usa').selectOption({ label: licence })
  await page.getByLabel('Che cosa si vede').fill('Un banco con due sedie')
  await page.getByRole('button', { name: 'Carica', exact: true }).click()
}

/** Whether the picture that stands on the page has come. */
const isSeen = (page: Page, name: string) =>
  expect
    .poll(async () =>
      page
        .getByRole('img', { name })
        .first()
        .evaluate((image) => 'naturalWidth' in image && image.naturalWidth),
    )
    .toBeGreaterThan(0)

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a photograph from the library to a lesson’s preview, and out again', async ({ page, browser }) => {
      test.slow()
      const slug = `prova-media-${Date.now()}`
      await begin(page, javaScriptEnabled ? 'Immacolata' : 'Isidora', slug)
      await page.getByRole('link', { name: 'Immagini e altri file' }).click()
      await expect(page.getByText('Questo modulo non ha ancora file.')).toBeVisible()
      await page.getByRole('link', { name: /Aggiungi a questo modulo/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scegli che cosa aggiungere al modulo')
      await page.getByRole('link', { name: 'Carica un file' }).click()

      // What is wrong is named, what was typed stays.
      await page.getByLabel('Titolo', { exact: true }).fill('Lo sportello')
      await page.getByRole('button', { name: 'Carica', exact: true }).click()
      await expect(page.getByRole('alert')).toContainText('Scegli un file.')
      await expect(page.getByRole('alert')).toContainText('Scegli a che condizioni si usa.')
      await expect(page.getByLabel('Titolo', { exact: true })).toHaveValue('Lo sportello')
      if (javaScriptEnabled) await hasNoViolation(page)
      const html = Buffer.from('<!doctype html><script>alert(1)</script>')
      await upload(page, { name: 'foto.png', buffer: html, title: 'Lo sportello' })
      await expect(page.getByRole('alert')).toContainText('È una pagina web, qualunque sia il suo nome.')
      await expect(page.getByLabel('Titolo', { exact: true })).toHaveValue('Lo sportello')

      const width = javaScriptEnabled ? 2400 : 2390
      await upload(page, {
        ...{ name: 'Foto dello sportello.jpg', buffer: await photograph(width, 1600), title: 'Lo sportello' },
        licence: 'CC BY 4.0 (con il nome dell’autore)',
      })
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lo sportello')
      await expect(page.getByText('È nella raccolta.')).toBeVisible()
      await expect(page.getByText('L’abbiamo rimpicciolita')).toBeVisible()
      await isSeen(page, 'Un banco con due sedie')
      const src = (await page.getByRole('img', { name: 'Un banco con due sedie' }).getAttribute('src')) ?? ''
      const kept = await page.request.get(src)
      expect(kept.headers()['content-type']).toBe('image/webp')
      expect(kept.headers()['x-content-type-options']).toBe('nosniff')
      const bytes = await kept.body()
      expect(bytes.includes(secret)).toBe(false)
      expect(
        Math.max(
          ...Object.values(
            await sharp(bytes)
              .metadata()
              .then((one) => [one.width, one.height]),
          ),
        ),
      ).toBe(1600)
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
      if (javaScriptEnabled) await hasNoViolation(page)
      // Not published yet: for nobody else.
      const stranger = await browser.newContext()
      expect((await stranger.request.get(src)).status()).toBe(404)
      await stranger.close()

      await page.getByRole('button', { name: /Aggiungi al modulo/ }).click()
      await expect(page.getByText('Aggiunto al modulo. Adesso mettilo in una lezione.')).toBeVisible()
      await expect(page.getByText('«Lo sportello», Redazione, CC BY 4.0')).toBeVisible()
      await page.getByText('Metti in una lezione').click()
      const snippet = page.getByLabel('Oppure copia questa riga dove la vuoi')
      await expect(snippet).toHaveValue('<Figure src="media/foto-dello-sportello.webp" alt="Un banco con due sedie" />')
      if (javaScriptEnabled) await hasNoViolation(page)
      await page.getByRole('button', { name: 'Metti', exact: true }).click()
      await expect(page.locator('textarea[name="text"]')).toHaveValue(/<Figure src="media\/foto-dello-sportello\.webp"/)
      await isSeen(page, 'Un banco con due sedie')
      await expect(page.getByText('«Lo sportello», Redazione, CC BY 4.0')).toBeVisible()

      // A lesson shows it: it stays, and so does what the library has of it.
      await page.goto(`/authoring/drafts/${slug}/media`)
      await page.getByRole('button', { name: 'Togli dal corso foto-dello-sportello.webp' }).click()
      await expect(page.getByRole('alert')).toContainText('Si vede ancora in «Prima lezione»')
      await page.goto('/authoring/media?q=sportello')
      await expect(page.getByRole('link', { name: 'Lo sportello' }).first()).toBeVisible()
      if (javaScriptEnabled) await hasNoViolation(page)
    })
  })
}

test('a film waits for captions and transcript; a file taken out comes back from the history', async ({ page }) => {
  test.slow()
  const slug = `prova-filmato-${Date.now()}`
  await begin(page, 'Filomena', slug)
  const place = `?draft=${slug}&module=01-primo-modulo`
  await page.goto(`/authoring/media/add${place}`)
  await upload(page, { name: 'colloquio.mp4', buffer: ownFilm(slug), title: 'Il colloquio' })
  await expect(
    page.getByText('Completalo prima di usarlo: mancano i sottotitoli, manca la trascrizione.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /Aggiungi al modulo/ })).toHaveCount(0)
  const vtt = (text: string) => ({ name: 'a.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) })
  await page.getByLabel('Sottotitoli (file .vtt)').setInputFiles(vtt('WEBVTT\n\n1 --> 2\nCiao\n'))
  await page.getByLabel('Trascrizione', { exact: true }).fill('Tutto quello che si dice.')
  await page.getByRole('button', { name: 'Salva sottotitoli e trascrizione' }).click()
  await expect(page.getByRole('alert')).toContainText('Riga 3: qui ci vuole il tempo di un sottotitolo')
  await expect(page.getByLabel('Trascrizione', { exact: true })).toHaveValue('Tutto quello che si dice.')
  await page.getByLabel('Sottotitoli (file .vtt)').setInputFiles(vtt(captions))
  await page.getByRole('button', { name: 'Salva sottotitoli e trascrizione' }).click()
  await expect(page.getByText('Sottotitoli e trascrizione sono salvati.')).toBeVisible()
  await hasNoViolation(page)
  await page.getByRole('button', { name: /Aggiungi al modulo/ }).click()
  await expect(page.getByText('Aggiunto al modulo.')).toBeVisible()
  await page.getByRole('button', { name: 'Togli dal corso colloquio.mp4' }).click()
  await expect(page.getByText('Tolto dal corso.')).toBeVisible()

  await page.goto(`/authoring/drafts/${slug}/history`)
  await page.getByRole('link', { name: 'colloquio.mp4' }).first().click()
  await expect(page.getByText('Adesso questo file non è nel corso.')).toBeVisible()
  await hasNoViolation(page)
  await page.getByRole('button', { name: 'Rimetti questa versione' }).click()
  await expect(page.getByText('Rimesso com’era.')).toBeVisible()
  await expect(page.getByRole('strong').filter({ hasText: 'colloquio.mp4' })).toBeVisible()
  await expect(page.getByText('mancano i sottotitoli')).toBeVisible()
})

test('what nobody uses is taken out of the library by who put it there', async ({ page }) => {
  const slug = `prova-via-${Date.now()}`
  await begin(page, 'Gaudenzia', slug)
  await page.goto('/authoring/media/add')
  await upload(page, { name: 'orari.pdf', buffer: pdf(slug), title: `Gli orari ${slug}` })
  await expect(page.getByText('In nessun corso, per ora.')).toBeVisible()
  await page.getByRole('button', { name: 'Togli dalla raccolta' }).click()
  await expect(page.getByText('Tolto dalla raccolta.')).toBeVisible()
  await page.goto(`/authoring/media?q=${slug}`)
  await expect(page.getByText('Nessun risultato')).toBeVisible()
})

test('a large upload goes through the pages that take one, and is told what is wrong where it is too large', async ({
  page,
}) => {
  await begin(page, 'Graziana', `prova-grande-${Date.now()}`)
  await page.goto('/authoring/media/add')
  await upload(page, { name: 'grande.mp4', buffer: Buffer.alloc(21_000_000), title: 'Grande' })
  await expect(page.getByRole('alert')).toContainText('Il file è troppo grande: al massimo 20 MB')
  const beyond = { name: 'x.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(70_000_000) }
  const answer = await page.request.post('/authoring/media/add', { multipart: { file: beyond } }).catch(() => null)
  if (answer) expect(answer.status()).toBe(413)
  expect((await page.request.get('/healthz')).status()).toBe(200)
})

/** A film of its own: the library has the same bytes once. */
const ownFilm = (words: string): Buffer => Buffer.concat([film(), box('mdat', words)])

test('from an empty block of a lesson to the picture it shows, and back; a whole draft given up', async ({ page }) => {
  test.slow()
  const slug = `prova-blocco-${Date.now()}`
  await begin(page, 'Ludovica', slug)
  await page.getByRole('link', { name: 'Prima lezione', exact: true }).click()
  await page.getByRole('button', { name: 'Blocchi', exact: true }).click()
  await page.getByRole('button', { name: 'Aggiungi', exact: true }).click()
  await page.getByRole('button', { name: 'Immagine', exact: true }).click()
  await expect(page.getByText('In questo modulo non ci sono ancora file adatti.')).toBeVisible()
  await page.getByRole('link', { name: 'Carica un file o scegli dalla raccolta' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scegli che cosa mettere nella lezione')
  await hasNoViolation(page)
  await page.getByRole('link', { name: 'Carica un file' }).click()
  await upload(page, { name: 'banco.jpg', buffer: await photograph(1700, 1100), title: 'Il banco' })

  // Back where one came from: the block shows it, with the words the library has for it.
  await expect(page).toHaveURL(/\/write\?.*line=\d+/)
  await expect(page.getByRole('combobox', { name: 'File' })).toHaveValue(/^media\/banco/)
  await expect(page.getByRole('textbox', { name: 'Testo alternativo: che cosa si vede' })).toHaveValue(
    'Un banco con due sedie',
  )
  await isSeen(page, 'Un banco con due sedie')
  await hasNoViolation(page)

  await page.goto(`/authoring/drafts/${slug}`)
  await page.getByText('Rinuncia a questa bozza').click()
  await hasNoViolation(page)
  await page.getByRole('button', { name: 'Elimina la bozza' }).click()
  await expect(page.getByText('La bozza non c’è più.')).toBeVisible()
  expect((await page.goto(`/authoring/drafts/${slug}`))?.status()).toBe(404)
})
