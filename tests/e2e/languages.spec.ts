/** A course is translated on the site; a clerk begins it in Italian, goes on in English and completes it once (ADR 0042). */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { decideReview } from '#app/authoring/drafts/decide-review.server.ts'
import { getDraftText } from '#app/authoring/drafts/draft-queries.server.ts'
import { publishDraft } from '#app/authoring/drafts/publication/publish-draft.server.ts'
import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { submitDraft } from '#app/authoring/drafts/submit-draft.server.ts'
import { lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { courseText, quizOf } from '#tests/setup/learner.ts'
import { hasNoViolation } from './setup/axe.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson, type OwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const [first, second] = ['01-primo/01-uno.mdx', '01-primo/02-due.mdx'] as const
const quiz = quizOf('quiz-sportello', 'pass="60" feedback="each"', ['q-sportello'])

/** A course of two lessons: one with a question, one to read. */
const twoLessons = (slug: string, words: string) => ({
  ...smallCourse({
    'course.yaml': courseText({ minutes: 20 })
      .replace('id: prova', `id: ${slug}`)
      .replace('Corso di prova', 'Allo sportello nuovo'),
    [first]: lessonText(`${words}\n\n${quiz}`, 'lezione-uno').replace('title: Lezione', 'title: La prima domanda'),
    [second]: lessonText('Da leggere con calma.', 'lezione-due').replace('title: Lezione', 'title: Il congedo'),
    '01-primo/media/cerchio.svg': null,
  }),
  slug,
})

async function signedIn(browser: Browser, person: OwnPerson, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.givenName)
  return page
}

test('translated on the site, begun in Italian, gone on with in English, completed once', async ({ browser }) => {
  test.slow()
  const slug = `prova-lingue-${Date.now()}`
  const english = `${slug}-en`
  const trainer = await addOwnPerson({ givenName: 'Norma', familyName: 'Traduce', grant: { role: 'trainer' } })
  const reader = await addOwnPerson({ givenName: 'Piera', familyName: 'Rilegge', grant: { role: 'trainer' } })
  const [author, colleague] = [trainer, reader].map(({ personId }) => viewerWith([grantOf('trainer')], personId))
  if (!author || !colleague) throw new Error('no trainers')
  expect(await publishCourse(twoLessons(slug, 'Chi arriva ha una domanda.'), new Date())).toMatchObject({ ok: true })

  const page = await signedIn(browser, trainer)
  await page.goto(`/authoring/${slug}/settings`)
  await page.getByRole('combobox', { name: 'Lingua della traduzione' }).selectOption({ label: 'English' })
  await hasNoViolation(page)
  await page.getByRole('button', { name: 'Apri la traduzione' }).click()
  await expect(page).toHaveURL(`/authoring/drafts/${english}`)
  await expect(page.getByText('da pubblicare: tradurrà la versione 1')).toBeVisible()
  await page.goto(`/authoring/drafts/${english}/facts`)
  await page.getByRole('textbox', { name: 'Titolo' }).first().fill('At the new counter')
  await page.getByRole('button', { name: 'Salva' }).first().click()
  await expect(page.getByRole('main')).toContainText('At the new counter')
  const put = async (path: string, from: string, to: string) => {
    const { text, revision } = await getDraftText(author, english, path)
    const saved = { slug: english, path, revision, text: text.replace(from, to) }
    expect(await saveText(author, saved, new Date())).toMatchObject({ ok: true })
  }
  await put(second, 'Da leggere con calma.', 'To be read at leisure.')
  await put(first, 'pass="60"', 'pass="80"')
  await page.goto(`/authoring/drafts/${english}`)
  await expect(page.getByText('«quiz-sportello»: «pass» è 80, nell’originale 60.')).toBeVisible()
  await hasNoViolation(page)
  await put(first, 'pass="80"', 'pass="60"')
  expect(await submitDraft(author, english, new Date())).toEqual({ ok: true })
  expect(await decideReview(colleague, { slug: english, decision: 'approved', note: '' }, new Date())).toEqual({
    ok: true,
  })
  const effect = { moves: false, activities: {} }
  expect(await publishDraft(author, english, effect, new Date())).toMatchObject({ ok: true })

  // Without script, as on an old office computer.
  const person = await addOwnPerson({ givenName: 'Sonia', familyName: 'Bilingue' })
  const clerk = await signedIn(browser, person, { javaScriptEnabled: false })
  await clerk.goto(`/catalogue/${english}`)
  await expect(clerk).toHaveURL(`/catalogue/${slug}`)
  await expect(clerk.getByRole('main')).toContainText('Italiano · English')
  await clerk.getByRole('button', { name: 'Iscriviti e comincia' }).click()
  await expect(clerk.locator('.lesson-text')).toHaveAttribute('lang', 'it')
  const region = clerk.getByRole('region', { name: 'Verifica quiz-sportello' })
  await region.getByRole('button', { name: 'Comincia' }).click()
  await region.getByRole('radio', { name: 'Giusta di q-sportello' }).check()
  await region.getByRole('button', { name: 'Rispondi' }).click()
  await clerk.getByRole('link', { name: 'Allo sportello nuovo' }).first().click()
  await expect(clerk.getByText('50% del corso')).toBeVisible()
  await clerk.getByRole('button', { name: 'Continua in English' }).click()
  await expect(clerk.getByRole('heading', { level: 1 })).toContainText('At the new counter')
  await expect(clerk.getByText('50% del corso')).toBeVisible()
  await clerk.getByRole('link', { name: 'Continua', exact: true }).click()
  await expect(clerk.locator('.lesson-text')).toHaveAttribute('lang', 'en')
  await expect(clerk.locator('.lesson-text')).toContainText('To be read at leisure.')
  await clerk.getByRole('button', { name: 'Ho letto: completa la lezione' }).click()
  await expect(clerk.getByText('Corso completato, complimenti!').first()).toBeVisible()
  const completions = await db().completion.findMany({ where: { personId: person.personId } })
  expect(completions.map(({ creditedMinutes }) => creditedMinutes)).toEqual([20])

  expect(await publishCourse(twoLessons(slug, 'Chi arriva ha una domanda e un nome.'), new Date())).toMatchObject({
    number: 2,
  })
  await page.goto(`/authoring#${slug}`)
  const behind = page.getByText('traduce la versione 1; il corso è alla 2')
  await expect(behind).toHaveCount(2)
  await hasNoViolation(page)
})
