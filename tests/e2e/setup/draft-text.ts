import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

/** The field of a draft's text, plain: where an editor stands in its place, it is brought back. */
export async function plainText(page: Page) {
  await page.getByRole('button', { name: 'Testo semplice' }).click()
  const field = page.locator('textarea[name="text"]')
  await expect(field).toBeVisible()
  return field
}
