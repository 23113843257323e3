/** A link followed without the network: the page stays where it is, says so, and goes on when asked again. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { courseSlug } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

async function atHome(page: Page, givenName: string): Promise<string> {
  const clerk = await addOwnPerson({ givenName, familyName: 'Fontelli' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  await isAlive(page)
  return enrolmentId
}

/** The page's script has loaded everything it loads by itself. */
const isAlive = (page: Page) =>
  expect(page.getByRole('complementary', { name: 'Risposte su questo dispositivo' })).toBeAttached()

const notice = (page: Page) => page.getByRole('region', { name: 'Rete' })

async function staysAt(page: Page, url: string, heading: string): Promise<void> {
  await expect(notice(page).getByRole('status')).toContainText('Manca la rete')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  expect(page.url()).toBe(url)
}

test('a lesson stays whole when its neighbour is asked for without the network', async ({ page, context }) => {
  const enrolmentId = await atHome(page, 'Fiordaliso')
  await page.goto(`/learn/${enrolmentId}/il-viaggio`)
  await isAlive(page)
  const url = page.url()
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  const neighbour = page.getByRole('navigation', { name: 'Indice del corso' }).getByRole('link', { name: /Prossima/ })
  await context.setOffline(true)
  await neighbour.click()
  await staysAt(page, url, heading)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])

  await notice(page).getByRole('button', { name: 'Va bene' }).click()
  await expect(notice(page)).toHaveCount(0)
  await page.getByRole('link', { name: /Precedente/ }).click()
  await staysAt(page, url, heading)
  await notice(page).getByRole('button', { name: 'Riprova' }).click()
  await staysAt(page, url, heading)

  // The network is back: the same button goes where one wanted to go, and Back comes back.
  await context.setOffline(false)
  await notice(page).getByRole('button', { name: 'Riprova' }).click()
  await expect(page).not.toHaveURL(url)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading)
  await expect(notice(page)).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
})

test('a page whose scripts were never loaded is not left for one that cannot be shown', async ({ page, context }) => {
  await atHome(page, 'Gelsomina')
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Comincia' }).click()
  await staysAt(page, page.url(), 'Buongiorno, Gelsomina')
  expect(new URL(page.url()).pathname).toBe('/home')
  await context.setOffline(false)
  await notice(page).getByRole('button', { name: 'Riprova' }).click()
  await expect(page).toHaveURL(/\/learn\//)
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Gelsomina')
})

test('an office is loaded whole from a page that knows no office, and not without the network', async ({
  page,
  context,
}) => {
  const { ambitoId, slug } = await addOwnAmbito(['Borgo Vento'])
  const grant = { role: 'ambito_office', ambitoId } as const
  await signIn(page, await addOwnPerson({ givenName: 'Ginestra', familyName: 'Fontelli', grant }))
  await isAlive(page)
  await page.goto('/catalogue')
  await isAlive(page)
  const [url, heading] = [page.url(), (await page.getByRole('heading', { level: 1 }).textContent()) ?? '']
  const office = page.getByRole('link', { name: 'Ufficio', exact: true })
  await context.setOffline(true)
  await office.click()
  await staysAt(page, url, heading)
  await context.setOffline(false)
  await notice(page).getByRole('button', { name: 'Riprova' }).click()
  await expect(page).toHaveURL(new RegExp(`/office/${slug}`))
  await isAlive(page)
  await page.goBack()
  await expect(page).toHaveURL(url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
})

test('Back without the network leaves what is on the screen', async ({ page, context }) => {
  await atHome(page, 'Melissa')
  await page.getByRole('link', { name: 'Comincia' }).click()
  await expect(page).toHaveURL(/\/learn\//)
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Melissa')
  const [url, heading] = [page.url(), (await page.getByRole('heading', { level: 1 }).textContent()) ?? '']
  await context.setOffline(true)
  await page.goBack()
  await staysAt(page, url, heading)
  await context.setOffline(false)
  await notice(page).getByRole('button', { name: 'Riprova' }).click()
  await expect(page).toHaveURL('/home')
})

test('where the frame of the site itself cannot be asked for, an error is shown and not an empty window', async ({
  page,
}) => {
  await atHome(page, 'Ortensia')
  // An answer that is not ours: a hotel's or a proxy's page.
  await page.route('**/*.data*', (route) => route.fulfill({ status: 200, body: 'Benvenuti in albergo' }))
  await page.getByRole('link', { name: 'Catalogo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qualcosa non ha funzionato')
  await page.unroute('**/*.data*')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Buongiorno, Ortensia')
})
