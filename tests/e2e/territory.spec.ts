import type { Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { db } from '#app/platform/database.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const istat = 'https://demo.istat.it/'

/** A clerk of the registry office of a comune of the seed, enrolled in a course whose lesson asks to look at one's town. */
async function clerkOf(page: Page, comune: string) {
  const { id } = await db().department.findFirstOrThrow({
    where: { kind: 'registry', organisation: { slug: comune } },
    select: { id: true },
  })
  const person = await addOwnPerson({ givenName: 'Fulvia', familyName: 'Campolargo', departments: [id] })
  const { enrolmentId } = await enrolInCourse(person.viewer, 'tutela-minori', new Date())
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Buongiorno, Fulvia' })).toBeVisible()
  await page.goto(`/learn/${enrolmentId}/scuola-e-famiglia`)
  return page.getByRole('complementary').filter({ hasText: 'Il tuo territorio' })
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a clerk of Rozzano sees the figures of her town, and those of the ambito', async ({ page }) => {
      const card = await clerkOf(page, 'rozzano')
      await expect(card).toContainText('In quali lingue preparare gli avvisi?')
      await expect(card).toContainText('Rozzano. Residenti con cittadinanza straniera: 10,9%')
      await expect(card).toContainText('Nel tuo ambito, in 11 Comuni, va da 3,4% (Noviglio) a 12% (Basiglio).')
      await expect(card.getByRole('listitem')).toHaveText(['Romania 12,7%', 'Egitto 11,2%', 'Marocco 10%'])
      await expect(card).toContainText('Dati presentati nel 2019')
      await expect(card).toContainText('Fonte: Ambito distrettuale Visconteo Sud Milano')
      await expect(card.getByRole('link', { name: 'ISTAT' })).toHaveCount(0)

      await card.getByRole('link', { name: 'I Comuni del tuo ambito, uno per uno' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Il territorio in cifre' })).toBeVisible()
      const table = page.getByRole('table')
      await expect(table.getByRole('row')).toHaveCount(12)
      await expect(table.getByRole('rowheader', { name: 'Rozzano (il tuo)' })).toBeVisible()
      await expect(table.getByRole('row').filter({ hasText: 'Locate di Triulzi' })).toContainText('Ecuador 20,35%')
      await table.getByRole('link', { name: 'Basiglio' }).click()
      await expect(page.getByRole('heading', { name: 'Basiglio' })).toBeVisible()
      await expect(page.getByRole('main')).toContainText('Basiglio. Residenti con cittadinanza straniera: 12%')
    })

    test('a clerk of Lissone is told where to find figures and what to ask them', async ({ page }) => {
      const card = await clerkOf(page, 'lissone')
      await expect(card).toContainText('Lissone: non abbiamo ancora cifre da mostrarti.')
      await expect(card).not.toContainText('Rozzano')
      await expect(card.getByRole('link', { name: 'Demo, demografia in cifre' })).toHaveAttribute('href', istat)
      await expect(card.getByRole('listitem')).toHaveCount(7)

      await page.goto('/territory')
      await expect(page.getByRole('main')).toContainText('Lissone: non abbiamo ancora cifre da mostrarti.')
      await expect(page.getByRole('table')).toHaveCount(0)
      expect((await page.goto('/territory?comune=rozzano'))?.status()).toBe(404)
    })
  })
}

test('the figures come alive as the server wrote them, and their names follow the language', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  const card = await clerkOf(page, 'basiglio')
  await expect(card.getByRole('listitem').first()).toHaveText('Filippine 43,8%')
  await page.getByRole('button', { name: 'EN – English' }).click()
  const english = page.getByRole('complementary').filter({ hasText: 'Your territory' })
  await expect(english.getByRole('listitem')).toHaveText([
    'Philippines 43.8%',
    'South Korea 12.6%',
    'United Kingdom 3.7%',
  ])
  expect(faults).toEqual([])
})
