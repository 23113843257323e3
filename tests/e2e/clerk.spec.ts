import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { db } from '#app/platform/database.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { drawOfEveryType, readCourseKey, textOf, type CourseKey } from './setup/answer-key.ts'
import { expect, test as journey } from './setup/journey.ts'
import { expectNoLeak } from './setup/leak-watch.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import {
  answerRightly,
  exerciseOf,
  expectCertificate,
  fillAnswer,
  fillForm,
  finishLesson,
  openLesson,
  passQuiz,
  questionAt,
  questionOf,
  sendAnswer,
  signIn,
  walkCase,
} from './setup/take-course.ts'
import { openWire, type Wire } from './setup/wire.ts'

/** The browser reaches the site over a wire that keeps what it is sent (P3). */
const test = journey.extend<{ wire: Wire }>({
  wire: async ({}, provide) => {
    const wire = await openWire(process.env.SITE_URL ?? '')
    await provide(wire)
    await wire.close()
  },
  baseURL: async ({ wire }, provide) => provide(wire.url),
})

/** Ids in the address of a lesson's page. */
function placeOf(page: Page): { enrolmentId: string; lessonId: string } {
  const [, , enrolmentId = '', lessonId = ''] = new URL(page.url()).pathname.split('/')
  return { enrolmentId, lessonId }
}

/** Fails a quiz on purpose: each wrong answer is explained, and the quiz can be tried again. */
async function failOnce(page: Page, key: CourseKey, quizId: string): Promise<void> {
  const spec = key.quizzes.get(quizId)
  if (!spec) throw new Error(`no quiz ${quizId}`)
  const quiz = exerciseOf(page, spec.title)
  await quiz.getByRole('button', { name: 'Comincia il quiz' }).click()
  for (let number = 1; number <= spec.draw; number += 1) {
    const card = questionAt(quiz, number, spec.draw)
    const question = await questionOf(card, spec.questions)
    await fillAnswer(card, question, false)
    await sendAnswer(card)
    await expect(card.getByText('Non proprio')).toBeVisible()
    const choices = question.type === 'single' ? question.choices : []
    const said = choices.find(({ correct }) => !correct)?.feedbackHtml
    if (said) await expect(card).toContainText(textOf(said))
  }
  await expect(quiz.getByText('Non ancora: 0 punti su 100')).toBeVisible()
  await quiz.getByRole('button', { name: 'Prova di nuovo' }).click()
  await expect(questionAt(quiz, 1, spec.draw).getByRole('button', { name: 'Rispondi' })).toBeVisible()
  await answerRightly(quiz, spec.questions, spec.draw)
  await expect(quiz.getByText('Superato: 100 punti su 100.')).toBeVisible()
}

/** Takes the final quiz: answers one question, reloads, finds the same attempt with that answer, and goes on. */
async function continueAfterReload(page: Page, key: CourseKey): Promise<void> {
  const spec = key.quizzes.get('verifica')
  if (!spec) throw new Error('no final quiz')
  const { enrolmentId } = placeOf(page)
  await exerciseOf(page, spec.title).getByRole('button', { name: 'Comincia il quiz' }).click()
  await expect(questionAt(exerciseOf(page, spec.title), 1, spec.draw)).toBeVisible()
  // Which questions come is chance; this journey must meet every type.
  const where = { enrolmentId, activityId: spec.id }
  const drawn = drawOfEveryType(spec)
  await db().attempt.updateMany({ where, data: { drawn } })
  await page.reload()
  const quiz = exerciseOf(page, spec.title)
  const first = questionAt(quiz, 1, spec.draw)
  await fillAnswer(first, await questionOf(first, spec.questions))
  await sendAnswer(first)
  await page.reload()
  await expect(quiz.getByText(`1 risposta su ${spec.draw}`)).toBeVisible()
  await expect(first.getByText('Giusto', { exact: true })).toBeVisible()
  const shown = quiz.getByRole('listitem').filter({ hasText: /Domanda \d+ di/ })
  expect(await shown.evaluateAll((cards) => cards.map(({ id }) => id))).toEqual(drawn)
  expect(await db().attempt.count({ where })).toBe(1)
  await answerRightly(quiz, spec.questions, spec.draw)
  await expect(quiz.getByText('Superato: 100 punti su 100.')).toBeVisible()
}

async function takeCourse(page: Page, key: CourseKey): Promise<void> {
  for (const [index, lesson] of key.lessons.entries()) {
    await openLesson(page, lesson.title)
    if (index === 2) {
      // Away in the middle of the course, and back through the first page.
      await page
        .getByRole('navigation', { name: 'Menu principale' })
        .getByRole('link', { name: 'I miei corsi' })
        .click()
      await expect(page.getByText('Riprendi da qui')).toBeVisible()
      await expect(page.getByRole('heading', { level: 2, name: lesson.title })).toBeVisible()
      await page.getByRole('link', { name: 'Continua', exact: true }).click()
      await openLesson(page, lesson.title)
      expect(placeOf(page).lessonId).toBe(lesson.id)
    }
    for (const { id, kind } of lesson.activities) {
      const spec = key.cases.get(id)
      const form = key.forms.get(id)
      const quiz = key.quizzes.get(id)
      if (kind === 'case' && spec) await walkCase(exerciseOf(page, spec.title), spec)
      else if (form) await fillForm(exerciseOf(page, form.title), form)
      else if (index === 1) await failOnce(page, key, id)
      else if (id === 'verifica') await continueAfterReload(page, key)
      else if (quiz) await passQuiz(exerciseOf(page, quiz.title), quiz)
    }
    const isLast = index === key.lessons.length - 1
    await finishLesson(page, { hasExercises: lesson.activities.length > 0, isLast })
  }
}

/** Drops a file on the place for it, as from a folder of the desktop. */
async function dropFile(page: Page, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle((base64) => {
    const made = new DataTransfer()
    const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    made.items.add(new File([content], 'attestato.pdf', { type: 'application/pdf' }))
    return made
  }, bytes.toString('base64'))
  await page.getByLabel('Trascina qui il PDF, oppure sceglilo').dispatchEvent('drop', { dataTransfer: transfer })
}

async function sendFile(page: Page, buffer: Buffer): Promise<void> {
  await page
    .getByLabel('File PDF dell’attestato')
    .setInputFiles({ name: 'attestato.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: 'Controlla il PDF' }).click()
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    // A whole course: half a minute alone, several on a busy machine.
    test.describe.configure({ timeout: 480_000 })
    test.use({ javaScriptEnabled: script })

    test('a clerk goes from the sign-in to a PDF that proves itself', async ({ page, wire }) => {
      const key = await readCourseKey()
      const hours = formatsOf('it').duration(key.declaredMinutes)
      const ambito = await addOwnAmbito(['Roccaserena sul Rio'])
      const [comune] = ambito.comuni
      const person = { givenName: 'Ottavia', familyName: 'Prunalba' }
      const clerk = await addOwnPerson({ ...person, departments: [comune?.registry ?? ''] })

      await signIn(page, clerk)
      await expect(page.getByRole('heading', { level: 1, name: 'Buongiorno, Ottavia' })).toBeVisible()
      await page.getByRole('link', { name: 'Apri il catalogo' }).click()
      await page.getByRole('main').getByRole('link', { name: key.title }).click()
      await expect(page.getByRole('main')).toContainText('sondaggio')
      await expect(page.getByRole('main')).toContainText('diario')
      await page.getByRole('button', { name: 'Iscriviti e comincia' }).click()
      await openLesson(page, key.lessons[0]?.title ?? '')
      const { enrolmentId } = placeOf(page)

      await takeCourse(page, key)

      await page.getByRole('link', { name: 'I miei attestati' }).click()
      const download = await expectCertificate(page)
      const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
      const bytes = await readFile(await file.path())
      expect(bytes.subarray(0, 4).toString()).toBe('%PDF')
      const stored = await db().certificate.findFirstOrThrow({ where: { enrolmentId } })
      expect(sha256(bytes)).toBe(stored.pdfSha256)
      expect(stored.number).toMatch(new RegExp(`^${ambito.code}-\\d{4}-0*1$`))

      await page.getByRole('link', { name: `Pagina di verifica dell’attestato ${stored.number}` }).click()
      await expect(page).toHaveURL(`/verify/${stored.verifyCode}`)
      await expect(page.getByRole('heading', { name: 'Questo attestato è valido' })).toBeVisible()
      const facts = page.getByRole('main')
      for (const fact of ['O. P.', 'Roccaserena sul Rio', key.title, stored.number])
        await expect(facts.getByRole('definition').filter({ hasText: fact }).first()).toBeVisible()
      await expect(facts).toContainText(`${hours} su ${hours} previste (100 %)`)
      await expect(facts).not.toContainText('Prunalba')

      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(2000) ^ 1, 2000)
      const give = script ? dropFile : sendFile
      await give(page, bytes)
      await expect(page.getByText('È l’originale: il file è identico a quello rilasciato.')).toBeVisible()
      await give(page, changed)
      await expect(page.getByText('Non è il file rilasciato')).toBeVisible()
      const bad = `Questo PDF non è l’attestato n. ${stored.number}`
      await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText(bad)
      await expect(page.getByRole('status').filter({ hasText: bad })).toBeVisible()
      await expect(page.locator('.alert--danger').filter({ hasText: bad })).toBeInViewport()
      await expect(page.getByRole('heading', { name: 'Questo attestato è valido' })).toHaveCount(0)
      await expect(page.locator('.alert--success')).toHaveCount(0)
      await expect(page.getByText(`Il n. ${stored.number}, da solo, risulta valido`)).toBeVisible()
      if (script) await expect(page).toHaveTitle(`${bad} · Sguardi`)

      await page.goto(`/learn/${enrolmentId}`)
      await expect(page.getByText(`Ore riconosciute: ${hours}.`)).toBeVisible()
      await expect(page.getByRole('link', { name: `Scarica il PDF dell’attestato ${stored.number}` })).toBeVisible()

      await page.goto('/verify')
      await give(page, changed)
      await expect(page.getByText('Questo file non è un attestato rilasciato da qui')).toBeVisible()
      await give(page, bytes)
      await expect(page.getByText('È l’originale: il file è identico a quello rilasciato.')).toBeVisible()
      await expect(page.getByRole('heading', { level: 1, name: `Attestato n. ${stored.number}` })).toBeVisible()
      await expect(page).toHaveURL(/\/verify/)

      await expectNoLeak(wire.received, enrolmentId, key)
    })
  })
}
