import type { Page } from '@playwright/test'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { lessonText, quizText, smallCourse } from '#app/authoring/course.fixtures.ts'
import { limits } from '#app/authoring/dialect.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { courseText } from '#tests/setup/learner.ts'
import { toolsSlug } from './setup/doors.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

async function enrolled(page: Page, slug: string = toolsSlug) {
  const person = await addOwnPerson({ givenName: 'Ginevra', familyName: 'Pratolungo' })
  const { enrolmentId } = await enrolInCourse(person.viewer, slug, new Date())
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Buongiorno, Ginevra' })).toBeVisible()
  return enrolmentId
}

/** How many sheets of A4 a page prints on. */
async function sheetsOf(page: Page): Promise<number> {
  const bytes = await page.pdf({ format: 'A4' })
  return [...bytes.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a learner finds a lesson’s checklist in the toolbox and prints it alone', async ({ page }) => {
      const enrolmentId = await enrolled(page)
      await page.goto(`/learn/${enrolmentId}/leggere-un-decreto`)
      const list = page.getByRole('region', { name: 'Prima di leggere un decreto con una famiglia' })
      await expect(list.getByRole('listitem')).toHaveCount(5)
      await expect(list.getByRole('checkbox')).toHaveCount(0)

      await page.goto(`/learn/${enrolmentId}`)
      await page.getByRole('link', { name: /^Da tenere al banco/ }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Cassetta degli attrezzi' })).toBeVisible()
      for (const name of ['Liste di controllo', 'Buone pratiche', 'Le parole del corso']) {
        await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
      }
      const practice = page.getByRole('region', { name: 'Gli ingredienti si guardano prima' })
      await expect(practice).toContainText('Imprese che si fidano')
      await expect(practice).toContainText('E da noi?')
      await expect(practice).toContainText('IRES Piemonte')

      await page.getByRole('link', { name: 'Stampa: Prima di leggere un decreto con una famiglia' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Prima di leggere un decreto' })).toBeVisible()
      if (script) await expect(page.getByRole('button', { name: 'Stampa questo foglio' })).toBeVisible()
      else await expect(page.getByText('Per stampare usa il comando Stampa del browser')).toBeVisible()
      expect(await sheetsOf(page)).toBe(1)

      await page.locator('.toolbox__from').getByRole('link').click()
      await expect(page).toHaveURL(/\/leggere-un-decreto#t-lista-decreto$/)
    })

    test('anybody reads the glossary, goes to a letter and from there to the course', async ({ page }) => {
      await page.goto('/catalogue')
      await page.getByRole('link', { name: 'Il glossario di tutti i corsi' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Glossario' })).toBeVisible()
      await page.getByRole('navigation', { name: 'Vai alla lettera' }).getByRole('link', { name: 'Lettera T' }).click()
      await expect(page).toHaveURL(/#letter-T$/)
      await expect(page.getByRole('heading', { level: 2, name: 'T', exact: true })).toBeInViewport()
      // Several courses explain this word: each definition is there with its course.
      const word = page.locator('#w-mediatrice-linguistico-culturale')
      const definition = word
        .getByRole('definition')
        .filter({ has: page.locator('a[href="/catalogue/tutela-minori"]') })
      await expect(definition).toHaveCount(1)
      expect(await word.getByRole('definition').count()).toBeGreaterThanOrEqual(2)
      await definition.getByRole('link').click()
      await expect(page.getByRole('heading', { level: 1, name: 'Tutela minori' })).toBeVisible()
    })
  })
}

test('the longest checklist that may be written still prints on one sheet', async ({ page }) => {
  const text = 'Parole di media lunghezza per riempire. '.repeat(4).slice(0, limits.check - 1)
  const checks = Array.from({ length: limits.checks }, () => `  <Check>${text}.</Check>`).join('\n')
  const body = `<Checklist id="lunga" title="La lista più lunga che si possa scrivere">\n${checks}\n</Checklist>`
  const slug = `lista-${newId().slice(0, 8)}`
  // Its title comes after the demonstration’s course, which offices go on seeing first.
  const source = smallCourse({
    'course.yaml': courseText({ minutes: 25 }).replace('Corso di prova', `Una lista di prova ${slug}`),
    '01-primo/01-uno.mdx': lessonText(`${body}\n\n${quizText}`),
    '01-primo/media/cerchio.svg': null,
  })
  const outcome = await publishCourse({ ...source, slug }, new Date())
  expect(outcome).toMatchObject({ ok: true })
  const enrolmentId = await enrolled(page, slug)
  await page.goto(`/learn/${enrolmentId}/tools/lunga`)
  await expect(page.getByRole('region').getByRole('listitem')).toHaveCount(limits.checks)
  expect(await sheetsOf(page)).toBe(1)
})

test('the whole toolbox prints each item on a sheet of its own, and stays after completion', async ({ page }) => {
  const enrolmentId = await enrolled(page)
  await db().enrolment.update({ where: { id: enrolmentId }, data: { state: 'completed', completedAt: new Date() } })
  await page.goto('/home')
  await page.getByRole('link', { name: /^Da tenere al banco/ }).click()
  const items = page.locator('.toolbox__item')
  await expect(items.first()).toBeVisible()
  expect(await sheetsOf(page)).toBeGreaterThanOrEqual(await items.count())
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toHaveCount(0)
})
