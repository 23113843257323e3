/** Plays a course that was taken out to its end, by its pages alone: whoever plays it knows the answers. */
import type { Frame } from '@playwright/test'
import type { AssessmentSpec, Question } from '#app/assessment/schemas.ts'
import { expect } from './journey.ts'

/** What is to be chosen or written, in the words of the page. */
type Right =
  | { kind: 'choose'; texts: string[] }
  | { kind: 'order'; texts: string[] }
  | { kind: 'pair'; pairs: [string, string][] }
  | { kind: 'write'; text: string }

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/[\s\u00A0]+/g, ' ')
    .replaceAll('’', "'")
    .trim()

function rightOf(question: Question): Right {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { kind: 'choose', texts: question.choices.filter(({ correct }) => correct).map(({ html }) => words(html)) }
    case 'order':
      return { kind: 'order', texts: question.items.map(({ text }) => words(text)) }
    case 'match':
      return { kind: 'pair', pairs: question.pairs.map(({ left, right }) => [words(left), words(right)]) }
    case 'short':
      return { kind: 'write', text: question.accepted[0] ?? '' }
    case 'numeric':
      return { kind: 'write', text: String(question.value).replace('.', ',') }
    case 'scale':
      return { kind: 'choose', texts: [] }
  }
}

/** Fills in the form of one question and sends it. */
async function answer(course: Frame, exerciseId: string, question: Question): Promise<void> {
  await course.evaluate(
    ({ place, right }) => {
      const form = document.querySelector(place)
      if (!(form instanceof HTMLFormElement)) throw new Error(`no form at ${place}`)
      const plain = (element: Element | null) =>
        (element?.textContent ?? '')
          .replace(/[\s\u00A0]+/g, ' ')
          .replaceAll('’', "'")
          .trim()
      const inputs = [...form.querySelectorAll('input')].filter(({ type }) => type === 'radio' || type === 'checkbox')
      const selects = [...form.querySelectorAll('select')]
      if (right.kind === 'choose') {
        for (const [at, input] of inputs.entries()) {
          const text = plain(input.closest('label'))
          input.checked = right.texts.length === 0 ? at === 0 : right.texts.includes(text)
        }
      } else if (right.kind === 'order') {
        for (const select of selects) {
          const text = plain(select.closest('label')?.querySelector('span:last-child') ?? null)
          select.value = String(right.texts.indexOf(text) + 1)
        }
      } else if (right.kind === 'pair') {
        for (const select of selects) {
          const left = plain(select.closest('label')?.querySelector('span') ?? null)
          const wanted = right.pairs.find(([one]) => one === left)?.[1]
          select.value = [...select.options].find((one) => plain(one) === wanted)?.value ?? ''
        }
      } else {
        const field = form.querySelector('input[type=text]')
        if (field instanceof HTMLInputElement) field.value = right.text
      }
      form.querySelector('button')?.click()
    },
    { place: `[id="${exerciseId}-${question.id}"] form`, right: rightOf(question) },
  )
}

const act = (course: Frame, exerciseId: string, name: string) =>
  course.locator(`[data-exercise="${exerciseId}"] button[value="${name}"]`).first().click()

async function takeQuiz(course: Frame, spec: Extract<AssessmentSpec, { kind: 'quiz' }>): Promise<void> {
  await act(course, spec.id, 'start')
  const place = course.locator(`[data-exercise="${spec.id}"]`)
  const items = await place
    .locator('input[name="item"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  for (const id of items) {
    const question = spec.questions.find((one) => one.id === id)
    if (question) await answer(course, spec.id, question)
  }
  if (spec.feedback !== 'each') await act(course, spec.id, 'hand-in')
  await expect(place.getByText('Superato: 100 punti su 100.')).toBeVisible()
}

async function walkCase(course: Frame, spec: Extract<AssessmentSpec, { kind: 'case' }>): Promise<void> {
  await act(course, spec.id, 'start')
  const place = course.locator(`[data-exercise="${spec.id}"]`)
  const end = place.getByText('Caso concluso.')
  const text = 'Perché così ci capiamo, e nessuno resta solo davanti al banco. '
  for (let scene = 0; scene < 30 && !(await end.isVisible()); scene += 1) {
    const radio = place.locator('.case__now input[type=radio]').first()
    if (await radio.count()) await radio.check()
    const area = place.locator('.case__now textarea')
    if (await area.count()) {
      const hint = (await place.locator('.case__now .field__hint').textContent()) ?? ''
      const [, least = '0', most = '4000'] = /Da (\d+) a (\d+)/.exec(hint) ?? []
      const length = Math.min(Number(most), Number(least) + 80)
      await area.fill(text.repeat(20).slice(0, length).trim().padEnd(Number(least), '.'))
    }
    await place.locator('.case__now button').last().click()
  }
  await expect(end).toBeVisible()
}

/** Fills in a form, begun or not, and hands it in. */
export async function fillForm(course: Frame, spec: Extract<AssessmentSpec, { kind: 'form' }>): Promise<void> {
  const place = course.locator(`[data-exercise="${spec.id}"]`)
  if (!(await place.locator('button[value="hand-in"]').count())) await act(course, spec.id, 'start')
  for (const { id, kind, options } of spec.fields) {
    const field = course.locator(`[id="${id}-field"]`)
    if (kind === 'choice') await field.selectOption(options[0] ?? '')
    else await field.fill(kind === 'date' ? '2026-11-24' : 'Scritto per prova.')
  }
  await act(course, spec.id, 'hand-in')
  await expect(place.getByText('Scheda consegnata.')).toBeVisible()
}

type Lesson = { id: string; specs: AssessmentSpec[] }

/** Goes through every lesson by «Prossima», and does what is in it. */
export async function playToTheEnd(course: Frame, lessons: readonly Lesson[]): Promise<void> {
  await expect(course.locator('html[data-ready]')).toBeAttached({ timeout: 20_000 })
  for (const { id, specs } of lessons) {
    await course.locator('article:not([hidden]) [data-next]').click()
    const page = course.locator(`[id="l-${id}"]`)
    await expect(page).toBeVisible()
    for (const spec of specs) {
      if (spec.kind === 'quiz') await takeQuiz(course, spec)
      else if (spec.kind === 'case') await walkCase(course, spec)
      else await fillForm(course, spec)
    }
    const read = page.locator('[data-read]')
    if (await read.count()) await read.click()
    await expect(page.getByText('Lezione completata.')).toBeVisible()
  }
}
