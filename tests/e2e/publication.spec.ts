/** A published course is written anew: what that does to who is in it is shown, chosen, set for a day, done; roles and closing. */
import type { Browser, Page } from '@playwright/test'
import { submitDraft } from '#app/authoring/drafts/submit-draft.server.ts'
import { decideReview } from '#app/authoring/drafts/decide-review.server.ts'
import { publishDraft } from '#app/authoring/drafts/publication/publish-draft.server.ts'
import { getDraftText } from '#app/authoring/drafts/draft-queries.server.ts'
import { openDraft } from '#app/authoring/drafts/open-draft.server.ts'
import { fillInFacts } from '#app/authoring/drafts/facts/facts.fixtures.ts'
import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { startCourse } from '#app/authoring/drafts/start-course.server.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { quizOf } from '#tests/setup/learner.ts'
import { hasNoViolation } from './setup/axe.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const path = '01-primo-modulo/01-prima-lezione.mdx'
const stay = { moves: false, activities: {} }

async function signedIn(browser: Browser, person: Awaited<ReturnType<typeof addOwnPerson>>): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.givenName)
  return page
}

/** The first lesson with one quiz of some questions. */
async function write(viewer: Viewer, slug: string, questions: string[]) {
  const { text, revision } = await getDraftText(viewer, slug, path)
  const id = /^id: (\S+)$/m.exec(text)?.[1] ?? ''
  const quiz = quizOf('quiz-porta', 'pass="50" feedback="each"', questions)
  const saved = await saveText(viewer, { slug, path, text: lessonText(`Leggi.\n\n${quiz}`, id), revision }, new Date())
  expect(saved).toMatchObject({ ok: true })
}

async function approve(author: Viewer, colleague: Viewer, slug: string) {
  await fillInFacts(author, slug, new Date())
  expect(await submitDraft(author, slug, new Date())).toEqual({ ok: true })
  expect(await decideReview(colleague, { slug, decision: 'approved', note: '' }, new Date())).toEqual({ ok: true })
}

test('people under way go over to a new version as its publication says, and are told', async ({ browser }) => {
  test.slow()
  const slug = `prova-effetti-${Date.now()}`
  const trainer = await addOwnPerson({ givenName: 'Gigliola', familyName: 'Pubblica', grant: { role: 'trainer' } })
  const author = viewerWith([grantOf('trainer')], trainer.personId)
  const reader = await addOwnPerson({ givenName: 'Ersilia', familyName: 'Rilegge', grant: { role: 'trainer' } })
  const colleague = viewerWith([grantOf('trainer')], reader.personId)
  await startCourse(author, { slug, title: 'La porta giusta' }, new Date())
  await write(author, slug, ['q-a', 'q-b'])
  await approve(author, colleague, slug)
  expect(await publishDraft(author, slug, stay, new Date())).toMatchObject({ ok: true })

  const clerk = await signedIn(browser, await addOwnPerson({ givenName: 'Fulvia', familyName: 'Corsista' }))
  await clerk.goto(`/catalogue/${slug}`)
  await clerk.getByRole('button', { name: 'Iscriviti e comincia' }).click()
  const quiz = clerk.getByRole('region', { name: 'Verifica quiz-porta' })
  await quiz.getByRole('button', { name: 'Comincia' }).click()
  await expect(quiz.getByRole('radio').first()).toBeVisible()

  await openDraft(author, slug, new Date())
  await write(author, slug, ['q-a', 'q-b', 'q-c'])
  await approve(author, colleague, slug)
  const page = await signedIn(browser, trainer)
  await page.goto(`/authoring/drafts/${slug}/publish`)
  await expect(page.getByText('1 persona in corso', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('Non c’è scritto che cosa cambia in questa versione')).toBeVisible()
  await expect(page.getByText('1 persona in corso finisce la versione che ha.')).toBeVisible()
  await page.getByRole('radio', { name: 'passa alla versione nuova' }).check()
  // What is said of people follows what is chosen.
  await expect(page.getByText('1 persona in corso finisce la versione che ha.')).toHaveCount(0)
  await expect(page.getByText('Non rifanno niente: 1. Rifanno qualcosa: 0.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Che cosa vale di «Verifica quiz-porta»' }).selectOption('reset')
  await page.getByRole('button', { name: 'Aggiorna i numeri' }).click()
  await expect(page.getByText('Non rifanno niente: 0. Rifanno qualcosa: 1.')).toBeVisible()
  await hasNoViolation(page)

  // Set for a day, called off, and done at once.
  await page.getByRole('radio', { name: 'il giorno' }).check()
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click()
  await expect(page.getByText('Scrivi il giorno.').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Giorno' }).fill(`${new Date().getFullYear() + 1}-01-15`)
  await page.getByRole('textbox', { name: 'Ora' }).fill('08:30')
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click()
  await expect(page.getByText('Sarà pubblicato il')).toBeVisible()
  await hasNoViolation(page)
  await page.getByRole('button', { name: 'Annulla la data' }).click()
  await expect(page.getByText('Sarà pubblicato il')).toHaveCount(0)
  await page.goto(`/authoring/drafts/${slug}/publish?moves=move&activities.quiz-porta=reset`)
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click()
  await expect(page).toHaveURL(/\/authoring\?published=/)
  await expect(page.getByText('«La porta giusta» è pubblicato: la versione 2')).toBeVisible()

  await clerk.goto('/home')
  await clerk.getByRole('link', { name: 'La porta giusta' }).first().click()
  await expect(clerk.getByText('Il corso è stato aggiornato')).toContainText('Da rifare, perché è cambiato')
  await hasNoViolation(clerk)
})

test('who is not named for a role is told whose it is, and a closed course takes nobody new', async ({ browser }) => {
  const slug = `prova-ruoli-${Date.now()}`
  const trainer = await addOwnPerson({ givenName: 'Tosca', familyName: 'Responsabile', grant: { role: 'trainer' } })
  const other = await addOwnPerson({ givenName: 'Wilma', familyName: 'Curiosa', grant: { role: 'trainer' } })
  const author = viewerWith([grantOf('trainer')], trainer.personId)
  const colleague = viewerWith([grantOf('trainer')], other.personId)
  await startCourse(author, { slug, title: 'La porta chiusa' }, new Date())
  await write(author, slug, ['q-a'])
  await approve(author, colleague, slug)
  expect(await publishDraft(author, slug, stay, new Date())).toMatchObject({ ok: true })
  await openDraft(author, slug, new Date())

  const page = await signedIn(browser, trainer)
  await page.goto(`/authoring/${slug}/settings`)
  await page.getByRole('combobox', { name: 'Formatrice o formatore' }).selectOption({ label: 'Responsabile Tosca' })
  await page.getByRole('combobox', { name: 'Ruolo' }).selectOption('Autrici e autori')
  await page.getByRole('button', { name: 'Indica', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Togli Responsabile Tosca' })).toBeVisible()
  await page.getByRole('button', { name: 'Chiudi alle nuove iscrizioni' }).click()
  await expect(page.getByText('Il corso non accetta nuove iscrizioni dal')).toBeVisible()
  await hasNoViolation(page)

  const curious = await signedIn(browser, other)
  await curious.goto(`/authoring/drafts/${slug}`)
  await expect(curious.getByText('Questo corso lo scrivono le persone indicate')).toBeVisible()
  await curious.goto(`/authoring/drafts/${slug}/write?path=${path}`)
  await expect(curious).toHaveURL(/\/read\?/)
  await expect(curious.getByText('Scrivi un’osservazione').first()).toBeVisible()

  await curious.goto('/catalogue')
  await expect(curious.getByText('La porta chiusa')).toHaveCount(0)
  await curious.goto(`/catalogue/${slug}`)
  await expect(curious.getByText('Il corso per ora non prende nuove iscrizioni')).toBeVisible()
})
