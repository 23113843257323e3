/** A course becomes a book: a trainer and an office have it made and take it away, a learner does not. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { textOfPdf } from '#app/authoring/print/printed.fixtures.ts'
import { readZip } from '#app/certificates/read-zip.fixtures.ts'
import { addEdition } from '#app/learning/attendance/measured.fixtures.ts'
import { hasNoViolation } from './setup/axe.ts'
import { fillFacts } from './setup/fill-facts.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const slug = 'care-drain'

async function enter(page: Page, givenName: string, grant?: Parameters<typeof addOwnPerson>[0]['grant']) {
  await signIn(page, await addOwnPerson({ givenName, familyName: 'Tipografi', ...(grant && { grant }) }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
}

/** Has a book made, follows it by the page alone or by hand, and takes it. */
async function take(page: Page, book: string, byHand = false) {
  const what = book.includes('EPUB') ? 'Scarica l’EPUB' : 'Scarica il PDF'
  const link = page.getByRole('link', { name: `${what}: ${book}` })
  if ((await link.count()) === 0) await page.getByRole('button', { name: `Prepara: ${book}` }).click()
  if (byHand) {
    await expect(async () => {
      await page.reload()
      await expect(link).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 60_000 })
  }
  await expect(link).toBeVisible({ timeout: 60_000 })
  const download = page.waitForEvent('download')
  await link.click()
  const saved = await download
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) }
}

test('a trainer takes the three books of a course; the e-book is XML to a browser too', async ({ page }) => {
  test.slow()
  await enter(page, 'Filomena', { role: 'trainer' })
  await page.goto('/authoring')
  await page.locator(`#${slug}`).getByRole('link', { name: 'Edizione da stampare (PDF) ed EPUB' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Il corso in un libro')
  await hasNoViolation(page)

  const paper = await take(page, 'Edizione da stampare')
  expect(paper.name).toMatch(/^care-drain-v\d+\.pdf$/)
  const text = textOfPdf(paper.bytes)
  expect(text).toContain('Comincia dalla scena 1.')
  expect(text).not.toContain('Chiavi e commenti')
  await expect(page.getByText(/^\d+ pagine, \d/)).toBeVisible()
  await hasNoViolation(page)

  const keys = await take(page, 'Edizione per chi forma')
  expect(keys.name).toMatch(/^care-drain-v\d+-chiavi\.pdf$/)
  expect(textOfPdf(keys.bytes)).toContain('Chiavi e commenti')

  const epub = await take(page, 'Libro elettronico (EPUB)')
  expect(epub.name).toMatch(/^care-drain-v\d+\.epub$/)
  const parts = [...readZip(epub.bytes)].filter(([name]) => /\.(xhtml|opf|xml|svg)$/.test(name))
  expect(parts.length).toBeGreaterThan(20)
  const faults = await page.evaluate(
    (texts) =>
      texts.flatMap(([name, xml]) => {
        const read = new DOMParser().parseFromString(xml, 'application/xml')
        return read.querySelector('parsererror') ? [name] : []
      }),
    parts.map(([name, bytes]) => [name, bytes.toString()] as const),
  )
  expect(faults).toEqual([])
})

test('an office takes the learners’ book of its edition’s course, also without script; a learner gets neither page nor file', async ({
  browser,
}) => {
  test.slow()
  const ambito = await addOwnAmbito(['Campovasto'])
  const editionId = await addEdition(slug, { ambitoId: ambito.ambitoId })
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await enter(page, 'Ortensia', { role: 'ambito_office', ambitoId: ambito.ambitoId })
  await page.goto(`/office/${ambito.slug}/editions/${editionId}`)
  await page.getByRole('link', { name: 'Edizione da stampare (PDF) ed EPUB' }).click()
  await expect(page.getByRole('heading', { name: 'Edizione da stampare' })).toBeVisible()
  await expect(page.getByText('Edizione per chi forma')).toHaveCount(0)
  const { bytes } = await take(page, 'Edizione da stampare', true)
  expect(textOfPdf(bytes)).not.toContain('Chiavi e commenti')
  const file = await page.getByRole('link', { name: /^Scarica il PDF/ }).getAttribute('href')

  const learner = await (await browser.newContext()).newPage()
  await enter(learner, 'Gemma')
  for (const address of [file ?? '', `/authoring/${slug}/print`])
    expect((await learner.request.get(address)).status()).toBe(403)
  expect((await learner.request.get(`/office/${ambito.slug}/editions/${editionId}/print`)).status()).toBe(404)
})

test('a draft is a book too, once nothing is wrong in it', async ({ page }) => {
  await enter(page, 'Leontina', { role: 'trainer' })
  const own = `prova-libro-${Date.now()}`
  await page.goto('/authoring/drafts')
  await page.getByRole('textbox', { name: 'Titolo' }).fill('Un libro a metà')
  await page.getByRole('textbox', { name: 'Indirizzo' }).fill(own)
  await page.getByRole('button', { name: 'Comincia' }).click()
  await fillFacts(page, own)
  await page.goto(`/authoring/drafts/${own}`)
  await page.getByRole('link', { name: 'Edizione da stampare (PDF) ed EPUB' }).click()
  const { name, bytes } = await take(page, 'Edizione da stampare')
  expect(name).toBe(`${own}-bozza-2.pdf`)
  expect(textOfPdf(bytes)).toContain('Scrivi qui.')
})
