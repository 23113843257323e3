import { expect, type Browser, type Page } from '@playwright/test'
import { addOwnPerson } from './own-people.ts'
import { signIn } from './take-course.ts'

/** A trainer of one's own, signed in on a page of their own. */
export async function trainerAt(browser: Browser, givenName: string, familyName = 'Scrivente'): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(20_000)
  await signIn(page, await addOwnPerson({ givenName, familyName, grant: { role: 'trainer' } }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  return page
}
