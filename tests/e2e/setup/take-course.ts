import { expect, type Locator, type Page } from '@playwright/test'
import type { CaseSpec, FormSpec, Question, QuizSpec } from '#app/assessment/schemas.ts'
import type { OwnPerson } from './own-people.ts'
import { longestWay, textOf } from './answer-key.ts'

/** Signs in with the form. */
export async function signIn(page: Page, { email, password }: Pick<OwnPerson, 'email' | 'password'>): Promise<void> {
  await page.goto('/login')
  await page.getByRole('textbox', { name: 'Indirizzo e-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Entra', exact: true }).click()
}

/** Longer than the pause in typing after which a draft is kept. */
export const aMoment = (page: Page) =>
  page.waitForFunction(() => new Promise((resolve) => setTimeout(() => resolve(true), 400)))

/** An exercise on its lesson's page. */
export function exerciseOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true })
}

/** The card of one question, by its place. */
export function questionAt(exercise: Locator, number: number, total: number): Locator {
  return exercise.getByRole('listitem').filter({ hasText: `Domanda ${number} di ${total}` })
}

/** Which question of the key a card shows. */
export async function questionOf(card: Locator, questions: readonly Question[]): Promise<Question> {
  const id = await card.getAttribute('id')
  const question = questions.find((one) => one.id === id)
  if (!question) throw new Error(`no question ${id}`)
  return question
}

/** Brings items into their right order: by their places without script, by their buttons with it. */
async function fillOrder(card: Locator, { items }: Extract<Question, { type: 'order' }>): Promise<void> {
  if ((await card.getByRole('combobox').count()) > 0) {
    for (const [index, { text }] of items.entries()) {
      const place = card.getByRole('combobox', { name: `Posto di ${text}` })
      await place.selectOption(String(index + 1), { timeout: 5_000 })
    }
    return
  }
  for (const [index, { text }] of items.entries()) {
    const row = card.getByRole('listitem').filter({ hasText: text })
    const place = () => row.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one))
    for (let at = await place(); at > index; at -= 1) {
      await row.getByRole('button', { name: `Sposta su: ${text}` }).click()
      await expect.poll(place).toBe(at - 1)
    }
  }
}

/** Fills one question's controls in: rightly, or wrongly where there are choices. */
export async function fillAnswer(card: Locator, question: Question, right = true): Promise<void> {
  const named = (html: string) => ({ name: textOf(html), exact: true })
  if (question.type === 'single') {
    const choice = question.choices.find(({ correct }) => correct === right)
    await card.getByRole('radio', named(choice?.html ?? '')).check()
  } else if (question.type === 'multiple') {
    for (const { html } of question.choices.filter(({ correct }) => correct === right)) {
      await card.getByRole('checkbox', named(html)).check()
    }
  } else if (question.type === 'order') {
    // A page that comes alive between the look and the choice has made rows of the places.
    await expect(() => fillOrder(card, question)).toPass()
  } else if (question.type === 'match') {
    for (const { left, right: label } of question.pairs) {
      await card.getByRole('combobox', { name: left }).selectOption({ label })
    }
  } else if (question.type === 'scale') {
    await card.getByRole('radio').last().check()
  } else {
    const text = question.type === 'short' ? question.accepted[0] : String(question.value).replace('.', ',')
    await card.getByRole('textbox').fill(text ?? '')
  }
}

export async function sendAnswer(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Rispondi' }).click()
  await expect(card).toContainText('Ricevuta alle')
}

/** Answers every open question of a quiz rightly. */
export async function answerRightly(exercise: Locator, questions: readonly Question[], total: number): Promise<void> {
  for (let number = 1; number <= total; number += 1) {
    const card = questionAt(exercise, number, total)
    if ((await card.getByRole('button', { name: 'Rispondi' }).count()) === 0) continue
    const question = await questionOf(card, questions)
    await fillAnswer(card, question)
    await sendAnswer(card)
    if (question.type !== 'scale') await expect(card.getByText('Giusto', { exact: true })).toBeVisible()
  }
}

export const longText = 'Ho scelto così perché mi sembra che la persona debba poter parlare con parole sue, con calma.'
const shortText = 'Troppo corto.'

/** Types too little once: it is refused, and what was chosen and typed is still there. */
async function expectShortRefused(exercise: Locator, field: Locator, button: string): Promise<void> {
  await field.fill(shortText)
  await exercise.getByRole('button', { name: button }).click()
  await expect(exercise.getByText(/È troppo breve: servono almeno \d+ caratteri/)).toBeVisible()
  await expect(field).toHaveValue(shortText)
}

/** Walks a case to its end, by its longest way unless another is given, with a reason at each decision; the first and the reflection are short at first. */
export async function walkCase(exercise: Locator, spec: CaseSpec, way = longestWay(spec)): Promise<void> {
  await exercise.getByRole('button', { name: 'Entra nel caso' }).click()
  for (const [index, { scene, option }] of way.entries()) {
    await expect(exercise.getByRole('heading', { name: scene.title, exact: true })).toBeVisible()
    if (scene.reflection) {
      const field = exercise.getByRole('textbox', { name: 'La tua riflessione' })
      await expectShortRefused(exercise, field, 'Salva la riflessione')
      await field.fill(longText)
      await exercise.getByRole('button', { name: 'Salva la riflessione' }).click()
    }
    if (option) {
      const radio = exercise.getByRole('radio', { name: textOf(option.html), exact: true })
      const field = exercise.getByRole('textbox', { name: 'Perché?' })
      await radio.check()
      if (index === 0) {
        await expectShortRefused(exercise, field, 'Decidi e vai avanti')
        await expect(radio).toBeChecked()
      }
      await field.fill(longText)
      await exercise.getByRole('button', { name: 'Decidi e vai avanti' }).click()
    } else if (scene.next) {
      await exercise.getByRole('button', { name: 'Continua' }).click()
    }
  }
  await expect(exercise.getByText('Caso concluso.')).toBeVisible()
  for (const { by } of spec.readings) await expect(exercise.getByText(by).last()).toBeVisible()
}

/** Fills in a form: hands in too early once, saves half, and hands in; the models come only then. */
export async function fillForm(exercise: Locator, { fields }: FormSpec): Promise<void> {
  await exercise.getByRole('button', { name: 'Compila la scheda' }).click()
  const handIn = exercise.getByRole('button', { name: 'Consegna e confronta' })
  const texts = { line: 'Sigla e orario di prova', text: longText, date: '2026-03-12' } as const
  for (const [index, field] of fields.entries()) {
    const control = exercise.getByLabel(field.label)
    if (field.kind === 'choice') await control.selectOption({ label: field.options[0] ?? '' })
    else await control.fill(texts[field.kind])
    if (index > 0) continue
    const written = await control.inputValue()
    await handIn.click()
    await expect(
      exercise.getByText('Mancano dei campi obbligatori: quello che hai scritto è salvato.').first(),
    ).toBeVisible()
    await expect(control).toHaveValue(written)
  }
  await exercise.getByRole('button', { name: 'Salva e continua dopo' }).click()
  await expect(exercise.getByText(`${fields.length} campi salvati su ${fields.length}`)).toBeVisible()
  await expect(exercise.getByRole('heading', { name: 'Una buona compilazione' })).toHaveCount(0)
  await handIn.click()
  await expect(exercise.getByRole('heading', { name: 'Una buona compilazione' })).toHaveCount(fields.length)
  for (const { modelHtml } of fields) await expect(exercise.getByText(textOf(modelHtml)).last()).toBeVisible()
}

/** Takes a quiz rightly from its start. */
export async function passQuiz(exercise: Locator, { questions, draw }: QuizSpec): Promise<void> {
  await exercise.getByRole('button', { name: 'Comincia il quiz' }).click()
  await expect(questionAt(exercise, 1, draw)).toBeVisible()
  await answerRightly(exercise, questions, draw)
  await expect(exercise.getByText('Superato: 100 punti su 100.')).toBeVisible()
}

export async function openLesson(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
}

/** Says that a lesson without exercises is read, and sees it completed; goes on unless it is the last. */
export async function finishLesson(page: Page, { hasExercises, isLast }: { hasExercises: boolean; isLast: boolean }) {
  if (!hasExercises) await page.getByRole('button', { name: 'Ho letto: completa la lezione' }).click()
  const said = isLast ? 'Corso completato, complimenti!' : /Lezione completata\. Durata riconosciuta: \d+ minuti/
  await expect(page.getByText(said)).toBeVisible()
  if (!isLast) await page.getByRole('link', { name: /^Prossima/ }).click()
}

/** The certificate of somebody's only course, once it is issued. */
export async function expectCertificate(page: Page): Promise<Locator> {
  const download = page.getByRole('link', { name: /^Scarica il PDF dell’attestato/ })
  await expect(async () => {
    await page.goto('/certificates')
    await expect(download).toBeVisible({ timeout: 1000 })
  }).toPass()
  return download
}
