/** What a package wrote survives a lost connection and a closed page, and two windows do not overwrite each other. */
import type { Page } from '@playwright/test'
import { packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { expect, test } from './setup/journey.ts'
import { addPlayer, call, itemFrame } from './setup/package-frame.ts'

const structure = packageStructure('1.2', [packageItem('uno')])
const location = 'cmi.core.lesson_location'

/** Somebody writes without a connection and closes the page; the connection is back, and another page not opened yet. */
async function leaveUnsent(page: Page) {
  page.setDefaultTimeout(20_000)
  const { address } = await addPlayer(page, structure)
  await page.goto(address)
  const frame = await itemFrame(page, 'Parte uno')
  const context = page.context()
  await context.setOffline(true)
  await call(frame, [
    ['LMSSetValue', location, 'senza rete'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('In attesa di essere salvato')).toBeVisible()
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  return { again, address }
}

test('written without connection, the page closed: it arrives when the connection is back', async ({ page }) => {
  const { again, address } = await leaveUnsent(page)
  await again.goto(address)
  const opened = await itemFrame(again, 'Parte uno')
  await expect(opened.getByText('Segno: senza rete')).toBeVisible()
})

test('two windows: the older one says that it only looks on, and writes nothing more', async ({ page }) => {
  page.setDefaultTimeout(20_000)
  const { address } = await addPlayer(page, structure)
  await page.goto(address)
  const first = await itemFrame(page, 'Parte uno')
  await call(first, [
    ['LMSSetValue', location, 'prima'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('Salvato', { exact: true })).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(address)
  const second = await itemFrame(other, 'Parte uno')
  await expect(second.getByText('Segno: prima')).toBeVisible()
  await call(first, [
    ['LMSSetValue', location, 'vecchia'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('Hai aperto questo contenuto in un’altra finestra')).toBeVisible()
  await call(second, [
    ['LMSSetValue', location, 'nuova'],
    ['LMSCommit', ''],
  ])
  await expect(other.getByText('Salvato', { exact: true })).toBeVisible()
  await page.close()
  await other.reload()
  const last = await itemFrame(other, 'Parte uno')
  await expect(last.getByText('Segno: nuova')).toBeVisible()
})

test('a page left in the middle of writing, again and again: nothing that was written is lost', async ({ page }) => {
  page.setDefaultTimeout(20_000)
  const { address } = await addPlayer(page, structure)
  await page.goto(address)
  for (let visit = 1; visit <= 6; visit += 1) {
    const frame = await itemFrame(page, 'Parte uno')
    await expect(frame.getByText(`Segno: ${visit === 1 ? 'nessuno' : `visita-${visit - 1}`}`)).toBeVisible()
    // No commit: what is not sent yet goes with the page.
    await call(frame, [['LMSSetValue', location, `visita-${visit}`]])
    if (visit % 2 === 0) await page.reload()
    else {
      await page.goto('/learn')
      await page.goto(address)
    }
  }
})

test('what waits on the device cannot be told yet: the package is not opened over it', async ({ page }) => {
  const { again, address } = await leaveUnsent(page)
  await again.route('**/packages/commits', (route) => route.abort())
  await again.goto(address)
  await expect(again.getByText('Non c’è connessione')).toBeVisible()
  await again.unroute('**/packages/commits')
  await again.getByRole('button', { name: 'Riprova' }).click()
  const opened = await itemFrame(again, 'Parte uno')
  await expect(opened.getByText('Segno: senza rete')).toBeVisible()
})
