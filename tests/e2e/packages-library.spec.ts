/** A package from its file to the lesson that plays it: sent in pieces or as a form, checked, made a course of. */
import type { Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { filesOf, itemOf, manifestOf } from '#app/scorm/package/package.fixtures.ts'
import { zipWith } from '#app/platform/zip.fixtures.ts'
import { hasNoViolation } from './setup/axe.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const packageOf = (title: string, more: Record<string, string | Uint8Array> = {}) =>
  zipWith(
    filesOf(
      manifestOf({
        organizations: `<organizations default="ORG"><organization identifier="ORG"><title>${title}</title>${itemOf('I1', 'R1')}</organization></organizations>`,
      }),
      more,
    ),
  )

async function begin(page: Page, givenName: string) {
  await signIn(page, await addOwnPerson({ givenName, familyName: 'Pacchetti', grant: { role: 'trainer' } }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
}

async function choose(page: Page, name: string, buffer: Buffer) {
  await page.goto('/authoring/packages')
  await page.getByRole('link', { name: 'Carica un pacchetto' }).click()
  await page.getByLabel('File del pacchetto (ZIP)').setInputFiles({ name, mimeType: 'application/zip', buffer })
  await page.getByRole('button', { name: 'Carica', exact: true }).click()
}

test('in pieces, through a network that fails; then a course that plays it', async ({ page }) => {
  test.slow()
  await begin(page, 'Ortensia')
  const title = `Un corso di altri ${Date.now()}`
  let count = 0
  await page.route('**/pieces?upload=*&offset=*', (route) => {
    count += 1
    return count === 2 ? route.abort() : route.continue()
  })
  await choose(page, 'corso.zip', packageOf(title, { 'foto.bin': randomBytes(9_000_000) }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: 30_000 })
  expect(count).toBe(4)
  await expect(page.getByText('Il pacchetto si può usare')).toBeVisible()
  await expect(page.getByText('SCORM 1.2')).toBeVisible()
  await hasNoViolation(page)

  await page.getByRole('button', { name: 'Fanne un corso' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.getByRole('link', { name: 'Prima lezione', exact: true }).click()
  await page.getByRole('button', { name: 'Blocchi', exact: true }).click()
  await page.getByText('Pacchetto SCORM').first().click()
  await expect(page.getByRole('combobox', { name: 'Pacchetto' }).locator('option:checked')).toHaveText(title)
  await expect(page.getByRole('region', { name: 'Come si vedrà' })).toContainText(title)
  await hasNoViolation(page)
})

test('what is no package is refused with its reasons, and taken away', async ({ page }) => {
  await begin(page, 'Palma')
  await choose(page, 'foto.zip', randomBytes(3000))
  await expect(page.getByText('Il pacchetto non si può usare.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Il file non è uno ZIP')).toBeVisible()
  await hasNoViolation(page)
  await page.getByRole('button', { name: 'Togli' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pacchetti SCORM')
  await expect(page.getByText('foto.zip')).toHaveCount(0)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a package as a form, a new version of it, and the one taken away again', async ({ page }) => {
    test.slow()
    await begin(page, 'Quintilia')
    const title = `Senza script ${Date.now()}`
    await page.goto('/authoring/packages/add')
    await page.getByRole('button', { name: 'Carica', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('Scegli un file.')
    const settled = async () => {
      await expect(async () => {
        await page.reload()
        await expect(page.getByText('Il pacchetto si può usare')).toBeVisible({ timeout: 1000 })
      }).toPass({ timeout: 30_000 })
    }
    await choose(page, 'uno.zip', packageOf(title))
    await settled()
    await page.getByRole('link', { name: 'Carica una nuova versione' }).click()
    const file = { name: 'due.zip', mimeType: 'application/zip', buffer: packageOf(title, { 'a.txt': 'nuovo' }) }
    await page.getByLabel('File del pacchetto (ZIP)').setInputFiles(file)
    await page.getByRole('button', { name: 'Carica', exact: true }).click()
    await settled()
    await expect(page.getByText('versione 2')).toBeVisible()
    await page.getByText('Togli questo pacchetto').first().click()
    await page.getByRole('button', { name: 'Togli questo pacchetto' }).click()
    await expect(page.getByText('Il pacchetto è stato tolto.')).toBeVisible()
    await expect(page.getByRole('row', { name: new RegExp(title) })).not.toContainText('versione 2')
  })
})
