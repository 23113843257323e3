import type { Locator, Page } from '@playwright/test'
import type { Question } from '#app/assessment/schemas.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { courseSlug, drawOfEveryType, questionTypes, readCourseKey, textOf } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, longText, questionAt, questionOf } from './setup/take-course.ts'

/** Whether the thing that has the focus shows it: an outline or a shadow, on itself or on the label around it. */
function focusOf(page: Page): Promise<{ what: string; isVisible: boolean }> {
  return page.evaluate(() => {
    const active = document.activeElement ?? document.body
    const shows = (element: Element | null) => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    }
    const { width, height, bottom, right } = active.getBoundingClientRect()
    const isThere = width > 1 && height > 1 && bottom > 0 && right > 0
    const what = `${active.tagName} ${active.id} ${active.textContent.trim().slice(0, 40)}`
    return { what, isVisible: isThere && (shows(active) || shows(active.closest('label'))) }
  })
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Goes on with Tab until the target has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press('Tab')
    const { what, isVisible } = await focusOf(page)
    expect(isVisible || what.startsWith('BODY'), `the focus can be seen on ${what}`).toBe(true)
    if (await hasFocus(target)) return
  }
  throw new Error('Tab never comes to it')
}

/** Moves in a group of radio buttons with the arrows. */
async function arrowTo(page: Page, radio: Locator): Promise<void> {
  await page.keyboard.press('Space')
  for (let steps = 0; steps < 10 && !(await radio.isChecked()); steps += 1) await page.keyboard.press('ArrowDown')
  await expect(radio).toBeChecked()
}

async function chooseInList(page: Page, list: Locator, label: string): Promise<void> {
  await tabTo(page, list)
  const labels = await list.getByRole('option').allTextContents()
  for (let steps = labels.indexOf(label); steps > 0; steps -= 1) await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option', { name: label, exact: true })).toHaveJSProperty('selected', true)
}

async function answerByKeyboard(page: Page, card: Locator, question: Question): Promise<void> {
  const named = (html: string) => ({ name: textOf(html), exact: true })
  if (question.type === 'single') {
    const right = question.choices.find(({ correct }) => correct)
    await tabTo(page, card.getByRole('radio').first())
    await arrowTo(page, card.getByRole('radio', named(right?.html ?? '')))
  } else if (question.type === 'multiple') {
    for (const box of await card.getByRole('checkbox').all()) {
      await tabTo(page, box)
      const isRight = await Promise.all(
        question.choices
          .filter(({ correct }) => correct)
          .map(({ html }) => card.getByRole('checkbox', named(html)).evaluate((one) => one === document.activeElement)),
      )
      if (isRight.includes(true)) await page.keyboard.press('Space')
    }
  } else if (question.type === 'order') {
    for (const [index, { text }] of question.items.entries()) {
      const up = card.getByRole('button', { name: `Sposta su: ${text}`, exact: true })
      const place = () =>
        up.evaluate((one) => [...(one.closest('ol')?.children ?? [])].indexOf(one.closest('li') ?? one))
      if ((await place()) === index) continue
      await tabTo(page, up)
      for (let at = await place(); at > index; at -= 1) {
        await page.keyboard.press('Enter')
        await expect.poll(place).toBe(at - 1)
        await expect(up).toBeFocused()
        await expect(card.getByText(`${text}: posto ${at} di ${question.items.length}.`)).toBeAttached()
      }
    }
  } else if (question.type === 'match') {
    for (const { left, right } of question.pairs)
      await chooseInList(page, card.getByRole('combobox', { name: left }), right)
  } else if (question.type === 'scale') {
    await tabTo(page, card.getByRole('radio').first())
    await arrowTo(page, card.getByRole('radio').last())
  } else {
    await tabTo(page, card.getByRole('textbox'))
    const text = question.type === 'short' ? question.accepted[0] : String(question.value).replace('.', ',')
    await page.keyboard.type(text ?? '')
  }
  await tabTo(page, card.getByRole('button', { name: 'Rispondi' }))
  await page.keyboard.press('Enter')
  if (question.type !== 'scale') await expect(card.getByText('Giusto', { exact: true })).toBeVisible()
}

async function signInByKeyboard(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto('/login')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Vai al contenuto' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  expect((await focusOf(page)).isVisible).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Indirizzo e-mail' })).toBeFocused()
  await page.keyboard.type(email)
  await tabTo(page, page.getByRole('textbox', { name: 'Password' }))
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Buongiorno/ })).toBeVisible()
}

test('a clerk signs in and answers every type of question with the keyboard alone', async ({ page }) => {
  test.slow()
  const { quizzes } = await readCourseKey()
  const spec = quizzes.get('verifica')
  if (!spec) throw new Error('no final quiz')
  const clerk = await addOwnPerson({ givenName: 'Fiordaliso', familyName: 'Gambacorta' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId: spec.id }, new Date())
  const drawn = drawOfEveryType(spec).slice(0, questionTypes.length)
  await db().attempt.updateMany({ where: { enrolmentId, activityId: spec.id }, data: { drawn } })

  await signInByKeyboard(page, clerk)
  await page.goto(`/learn/${enrolmentId}/verifica-finale`)
  const quiz = exerciseOf(page, spec.title)
  for (let number = 1; number <= drawn.length; number += 1) {
    const card = questionAt(quiz, number, drawn.length)
    await answerByKeyboard(page, card, await questionOf(card, spec.questions))
  }
  await expect(quiz.getByText('Superato: 100 punti su 100.')).toBeVisible()
})

test('a case is decided with the keyboard, and the next scene takes the focus', async ({ page }) => {
  const { cases } = await readCourseKey()
  const spec = cases.get('caso-mina')
  const start = spec?.scenes.find(({ id }) => id === spec.start)
  const option = start?.decision?.options[1]
  const next = spec?.scenes.find(({ id }) => id === option?.to)
  const clerk = await addOwnPerson({ givenName: 'Ermenegilda', familyName: 'Lupatelli' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())

  await signInByKeyboard(page, clerk)
  await page.goto(`/learn/${enrolmentId}/il-caso-di-mina`)
  const exercise = exerciseOf(page, spec?.title ?? '')
  await tabTo(page, exercise.getByRole('button', { name: 'Entra nel caso' }))
  await page.keyboard.press('Enter')
  await expect(exercise.getByRole('heading', { name: start?.title ?? '' })).toBeVisible()
  await tabTo(page, exercise.getByRole('radio').first())
  await arrowTo(page, exercise.getByRole('radio', { name: textOf(option?.html ?? ''), exact: true }))
  await tabTo(page, exercise.getByRole('textbox', { name: 'Perché?' }))
  await page.keyboard.type(longText)
  await tabTo(page, exercise.getByRole('button', { name: 'Decidi e vai avanti' }))
  await page.keyboard.press('Enter')
  await expect(exercise.getByRole('heading', { name: next?.title ?? '' })).toBeFocused()
})
