import { expect, type Page } from '@playwright/test'

/** Says of a course begun from nothing, and of its one module, what it is asked for. */
export async function fillFacts(page: Page, slug: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${slug}$`))
  await page.goto(`/authoring/drafts/${slug}/facts`)
  await page.getByRole('textbox', { name: 'Di che cosa parla' }).fill('Una prova.')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('textbox', { name: 'Che cosa si impara a fare' }).fill('Ascoltare')
  await page.getByRole('textbox', { name: 'Autrici e autori' }).fill('Redazione')
  await page.getByRole('textbox', { name: 'Obiettivi' }).fill('Capire')
  await page.getByRole('button', { name: 'Salva' }).click()
  await expect(page.getByText('Salvato.')).toBeVisible()
}
