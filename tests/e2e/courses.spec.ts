import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { readCourseKey, wayOf, type CourseKey } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addDepartment, addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import {
  exerciseOf,
  expectCertificate,
  fillForm,
  finishLesson,
  openLesson,
  passQuiz,
  signIn,
  walkCase,
} from './setup/take-course.ts'

const slugs = readdirSync('courses', { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : []))
const kinds = ['registry', 'nursery', 'local_police', 'technical_office', 'social_services'] as const

/** How each of three clerks comes to a course. */
const means = [
  { name: 'at a desk', use: { viewport: { width: 1280, height: 900 } } },
  { name: 'on a phone', use: { viewport: { width: 390, height: 844 } } },
  { name: 'without script', use: { javaScriptEnabled: false } },
] as const

/** Keeps what the browser complains of: missing pages and files, errors of scripts. Refused answers are the walk's own. */
function listComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('response', (response) => {
    const isAsked = response.request().method() === 'GET'
    if (isAsked && response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

/** Pictures are there, nothing is wider than the screen, and the text for one's own counter is open, the others folded. */
async function expectWhole(page: Page, kind: DepartmentKind): Promise<void> {
  const found = await page.evaluate(async () => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('main img')]
    for (const picture of pictures) picture.loading = 'eager'
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
    const { scrollWidth, clientWidth } = document.documentElement
    return {
      broken: pictures.filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src),
      without: pictures.filter(({ alt }) => alt === '').length,
      tooWide: scrollWidth > clientWidth,
      open: [...document.querySelectorAll('main details.counter[open]')].map(({ className }) => className),
      mine: document.querySelectorAll('main details.counter--mine').length,
    }
  })
  expect(found).toMatchObject({ broken: [], without: 0, tooWide: false })
  expect(found.open, `counters open to ${kind}`).toHaveLength(found.mine)
}

async function takeLesson(page: Page, key: CourseKey, index: number, turn: number): Promise<void> {
  const lesson = key.lessons[index]
  if (!lesson) throw new Error(`no lesson ${index}`)
  for (const { id } of lesson.activities) {
    const [quiz, story, form] = [key.quizzes.get(id), key.cases.get(id), key.forms.get(id)]
    if (quiz) await passQuiz(exerciseOf(page, quiz.title), quiz)
    else if (story) await walkCase(exerciseOf(page, story.title), story, wayOf(story, turn))
    else if (form) await fillForm(exerciseOf(page, form.title), form)
    else throw new Error(`nobody knows how to do ${id}`)
  }
  const isLast = index === key.lessons.length - 1
  await finishLesson(page, { hasExercises: lesson.activities.length > 0, isLast })
}

test('the catalogue offers every course there is', async ({ page }) => {
  expect(slugs.length).toBeGreaterThanOrEqual(3)
  await page.goto('/catalogue')
  for (const slug of slugs) {
    const { title } = await readCourseKey(slug)
    await expect(page.getByRole('main').getByRole('link', { name: title, exact: true })).toHaveAttribute(
      'href',
      `/catalogue/${slug}`,
    )
  }
})

for (const [at, slug] of slugs.entries()) {
  for (const [turn, { name, use }] of means.entries()) {
    const kind = kinds[(at * means.length + turn) % kinds.length] ?? 'other'
    test.describe(`${slug}, ${name}`, () => {
      // Some eighteen lessons: a minute alone, several on a busy machine.
      test.describe.configure({ timeout: 480_000 })
      test.use(use)

      test(`somebody of ${kind} takes every lesson, from the catalogue to the attestato`, async ({ page }) => {
        const key = await readCourseKey(slug)
        const ambito = await addOwnAmbito(['Montechiaro al Guado'])
        const department = await addDepartment(ambito.comuni[0]?.id ?? '', kind)
        const clerk = await addOwnPerson({ givenName: 'Teodora', familyName: 'Vallefonda', departments: [department] })
        const complaints = listComplaints(page)

        await signIn(page, clerk)
        await page.getByRole('link', { name: 'Apri il catalogo' }).click()
        await page.getByRole('main').getByRole('link', { name: key.title, exact: true }).click()
        await page.getByRole('button', { name: 'Iscriviti e comincia' }).click()
        for (const [index, lesson] of key.lessons.entries()) {
          await openLesson(page, lesson.title)
          await expectWhole(page, kind)
          await takeLesson(page, key, index, turn)
        }
        await expectCertificate(page)
        const hours = formatsOf('it').duration(key.declaredMinutes)
        await expect(page.getByRole('main')).toContainText(key.title)
        await expect(page.getByRole('main')).toContainText(hours)
        expect(complaints).toEqual([])
      })
    })
  }
}
