import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import type { QuizSpec } from '#app/assessment/schemas.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { courseSlug, longestWay, readCourseKey, textOf } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { ask, cookiesOf } from './setup/ask.ts'
import { filled, formsOf } from './setup/exercises.ts'
import { addOwnCourse, ownQuiz } from './setup/own-course.ts'
import { addOwnPerson, type OwnPerson } from './setup/own-people.ts'
import { aMoment, exerciseOf, fillAnswer, longText, questionAt, questionOf, signIn } from './setup/take-course.ts'

/** Somebody who has begun an exercise and looks at its lesson. */
async function begin(page: Page, givenName: string, activityId: string, lessonId: string) {
  const clerk = await addOwnPerson({ givenName, familyName: 'Fontelli' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId }, new Date())
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  const lesson = `/learn/${enrolmentId}/${lessonId}`
  await page.goto(lesson)
  await isAlive(page)
  return { clerk, enrolmentId, lesson }
}

const status = (page: Page): Locator => page.getByRole('complementary', { name: 'Risposte su questo dispositivo' })

/** The page's script has loaded what keeps answers. */
async function isAlive(page: Page): Promise<void> {
  await expect(status(page)).toBeAttached()
}

async function finalQuiz(page: Page): Promise<{ spec: QuizSpec; quiz: Locator; card: (number: number) => Locator }> {
  const spec = (await readCourseKey()).quizzes.get('verifica')
  if (!spec) throw new Error('no final quiz')
  const quiz = exerciseOf(page, spec.title)
  return { spec, quiz, card: (number) => questionAt(quiz, number, spec.draw) }
}

const answersOf = (enrolmentId: string) =>
  db().answer.findMany({
    where: { attempt: { enrolmentId } },
    orderBy: { sequence: 'asc' },
    select: { id: true, itemId: true },
  })

async function answerCard(card: Locator, spec: QuizSpec): Promise<void> {
  await fillAnswer(card, await questionOf(card, spec.questions))
  await card.getByRole('button', { name: 'Rispondi' }).click()
}

const waitsIn = (card: Locator) => expect(card).toContainText('in attesa su questo dispositivo')

test('a quiz is worked to its end without the network; its answers survive the page and go out in order', async ({
  page,
  context,
}) => {
  const { enrolmentId, lesson } = await begin(page, 'Ludmilla', 'verifica', 'verifica-finale')
  const { spec, card } = await finalQuiz(page)
  await answerCard(card(1), spec)
  await expect(card(1).getByText(/^Ricevuta alle \d{2}:\d{2}:\d{2}$/)).toHaveCount(1)

  await context.setOffline(true)
  for (let number = 2; number <= spec.draw; number += 1) {
    await answerCard(card(number), spec)
    await waitsIn(card(number))
    await expect(card(number)).toContainText(/Salvata su questo dispositivo alle \d{2}:\d{2}/)
    await expect(card(number).getByText(/^(Giusto|Non proprio)/)).toHaveCount(0)
  }
  await expect(status(page).getByRole('status')).toContainText(
    `${spec.draw - 1} risposte salvate su questo dispositivo, non ancora inviate.`,
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  expect(await answersOf(enrolmentId)).toHaveLength(1)

  // The computer is shut down, and another page of ours is opened when the network is back.
  const asked = await card(2).getAttribute('id')
  await page.close()
  await context.setOffline(false)
  const later = await context.newPage()
  await later.goto('/certificates')
  await expect.poll(async () => (await answersOf(enrolmentId)).length).toBe(spec.draw)
  await expect(status(later)).toContainText(
    new RegExp(
      `${spec.draw - 1} risposte in attesa sono state ricevute dal server, l’ultima alle \\d{2}:\\d{2}:\\d{2}`,
    ),
  )
  const { drawn } = await db().attempt.findFirstOrThrow({ where: { enrolmentId }, select: { drawn: true } })
  expect((await answersOf(enrolmentId)).map(({ itemId }) => itemId)).toEqual(drawn)
  expect(drawn).toContain(asked)
  await later.goto(lesson)
  await expect(exerciseOf(later, spec.title)).toContainText('Superato: 100 punti su 100.')
})

test('a lesson left open shows by itself what came of the answers when the network is back', async ({
  page,
  context,
}) => {
  const { enrolmentId, lesson } = await begin(page, 'Ermenegilda', 'verifica', 'verifica-finale')
  const { spec, card } = await finalQuiz(page)
  // The server is there and in trouble: as good as away.
  await page.route('**/answers', (route) => route.fulfill({ status: 503, body: 'in manutenzione' }))
  await answerCard(card(1), spec)
  await waitsIn(card(1))
  await page.reload()
  await waitsIn(card(1))
  const chosen = card(1).locator('input:checked, select:disabled, input[type=text]:disabled, button:disabled')
  await expect(chosen.first()).toBeDisabled()
  await context.setOffline(true)
  await page.unroute('**/answers')
  await answerCard(card(2), spec)
  await waitsIn(card(2))
  await context.setOffline(false)
  await expect(card(1).getByText('Giusto', { exact: true })).toBeVisible()
  await expect(card(2).getByText('Giusto', { exact: true })).toBeVisible()
  await expect(status(page)).toContainText(/in attesa (è stata ricevuta|sono state ricevute) dal server/)
  expect(await answersOf(enrolmentId)).toHaveLength(2)
  expect(new URL(page.url()).pathname).toBe(lesson)
})

test('a quiz whose result comes at the end is handed in when the network is back, with the answers given without it', async ({
  page,
  context,
}) => {
  const { slug, courseVersionId } = await addOwnCourse({ feedback: 'end' })
  const clerk = await addOwnPerson({ givenName: 'Ildegarda', familyName: 'Fontelli' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, slug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId: ownQuiz.id }, new Date())
  const { questions } = await getQuiz({ courseVersionId, activityId: ownQuiz.id })
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ildegarda')
  await page.goto(`/learn/${enrolmentId}/${ownQuiz.lessonId}`)
  await isAlive(page)
  const quiz = exerciseOf(page, ownQuiz.title)
  const cards = [1, 2, 3].map((number) => questionAt(quiz, number, ownQuiz.questions))
  const answer = async (card: Locator, right: boolean) => {
    await fillAnswer(card, await questionOf(card, questions), right)
    await card.getByRole('button', { name: /^(Rispondi|Cambia)/ }).click()
  }
  await context.setOffline(true)
  for (const card of cards) {
    await answer(card, true)
    await waitsIn(card)
  }
  await quiz.getByRole('button', { name: 'Consegna' }).click()
  await expect(status(page)).toContainText('Il server non risponde: questo passo ha bisogno della rete.')
  expect(await answersOf(enrolmentId)).toHaveLength(0)
  await context.setOffline(false)
  await expect.poll(async () => (await answersOf(enrolmentId)).length).toBe(ownQuiz.questions)
  await quiz.getByRole('button', { name: 'Consegna' }).click()
  await expect(quiz.getByText('Superato: 100 punti su 100')).toBeVisible()
})

test('a case waits at a decision, keeps its reason over a reload, and goes on by itself', async ({ page, context }) => {
  const { enrolmentId } = await begin(page, 'Clotilde', 'caso-mina', 'il-caso-di-mina')
  const spec = (await readCourseKey()).cases.get('caso-mina')
  const [first, second] = spec ? longestWay(spec) : []
  const exercise = exerciseOf(page, spec?.title ?? '')
  const reason = exercise.getByRole('textbox', { name: 'Perché?' })
  const option = exercise.getByRole('radio', { name: textOf(first?.option?.html ?? ''), exact: true })
  await option.check()
  await reason.fill(longText)

  // Being written: it is there again after the tab was loaded anew.
  await aMoment(page)
  await page.reload()
  await expect(reason).toHaveValue(longText)
  await expect(option).toBeChecked()
  await expect(status(page)).toContainText('Abbiamo ritrovato su questo dispositivo quello che stavi scrivendo.')

  await context.setOffline(true)
  await exercise.getByRole('button', { name: 'Decidi e vai avanti' }).click()
  await expect(exercise).toContainText('Il seguito arriva da solo quando torna la rete.')
  await expect(reason).toHaveValue(longText)
  await expect(reason).toBeDisabled()
  await context.setOffline(false)
  await expect(exercise.getByRole('heading', { name: second?.scene.title ?? '', exact: true })).toBeVisible()
  expect(await answersOf(enrolmentId)).toHaveLength(1)
  // Received: nothing of it stays on the device.
  expect(await keptOnDevice(page)).toEqual({ answers: 0, drafts: 0 })
})

/** How many answers and drafts the browser's database holds, of anybody. */
function keptOnDevice(page: Page): Promise<{ answers: number; drafts: number }> {
  return page.evaluate(async () => {
    const opened = indexedDB.open('sguardi')
    await new Promise((resolve) => (opened.onsuccess = resolve))
    const count = (name: string) =>
      new Promise<number>((resolve) => {
        const request = opened.result.transaction(name).objectStore(name).count()
        request.onsuccess = () => resolve(request.result)
      })
    const kept = { answers: await count('answers'), drafts: await count('drafts') }
    opened.result.close()
    return kept
  })
}

test('what needs the server says so and takes nothing away', async ({ page, context }) => {
  const { lesson } = await begin(page, 'Isolina', 'prova-viaggio', 'il-viaggio')
  await page.goto(lesson.replace('il-viaggio', 'verifica-finale'))
  await isAlive(page)
  const { quiz, spec } = await finalQuiz(page)
  await context.setOffline(true)
  await quiz.getByRole('button', { name: 'Comincia il quiz' }).click()
  await expect(status(page).getByRole('status')).toContainText('questo passo ha bisogno della rete')
  await expect(quiz.getByRole('button', { name: 'Comincia il quiz' })).toBeVisible()
  await context.setOffline(false)
  await quiz.getByRole('button', { name: 'Comincia il quiz' }).click()
  await expect(quiz.getByText(`Domanda 1 di ${spec.draw}`)).toBeVisible()
  await expect(status(page).getByRole('status')).toBeEmpty()
})

test('two tabs on one attempt: one answer counts, and the other text is not lost', async ({ page, context }) => {
  const { enrolmentId, lesson } = await begin(page, 'Zelinda', 'caso-mina', 'il-caso-di-mina')
  const spec = (await readCourseKey()).cases.get('caso-mina')
  const [, second] = spec ? longestWay(spec) : []
  const other = await context.newPage()
  await other.goto(lesson)
  await isAlive(other)
  const decide = async (tab: Page, text: string) => {
    const exercise = exerciseOf(tab, spec?.title ?? '')
    await exercise.getByRole('radio', { name: textOf(spec ? (longestWay(spec)[0]?.option?.html ?? '') : '') }).check()
    await exercise.getByRole('textbox', { name: 'Perché?' }).fill(text)
    return exercise.getByRole('button', { name: 'Decidi e vai avanti' })
  }
  await context.setOffline(true)
  await (await decide(page, longText)).click()
  await expect(status(page)).toContainText(
    '1 risposta salvata su questo dispositivo, non ancora inviata. Parte da sola quando torna la rete.',
  )
  // The other tab knows of it, and cannot give the same answer twice.
  await expect(exerciseOf(other, spec?.title ?? '')).toContainText('Salvata su questo dispositivo')
  await context.setOffline(false)
  await expect(
    exerciseOf(other, spec?.title ?? '').getByRole('heading', { name: second?.scene.title ?? '' }),
  ).toBeVisible()
  await expect(
    exerciseOf(page, spec?.title ?? '').getByRole('heading', { name: second?.scene.title ?? '' }),
  ).toBeVisible()
  expect(await answersOf(enrolmentId)).toHaveLength(1)
})

test('an answer that something else overtook is shown with its text and what counted', async ({ page, browser }) => {
  const { clerk, enrolmentId, lesson } = await begin(page, 'Nerina', 'verifica', 'verifica-finale')
  const { spec, card } = await finalQuiz(page)
  const question = await questionOf(card(1), spec.questions)
  await page.context().setOffline(true)
  await answerCard(card(1), spec)
  await waitsIn(card(1))
  // Meanwhile at another computer.
  const elsewhere = await browser.newContext({ locale: 'it-IT', baseURL: process.env.SITE_URL ?? '' })
  const desk = await elsewhere.newPage()
  await signIn(desk, clerk)
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Nerina')
  await desk.goto(lesson)
  await isAlive(desk)
  const same = (await finalQuiz(desk)).card(1)
  await fillAnswer(same, question, question.type !== 'single')
  await same.getByRole('button', { name: 'Rispondi' }).click()
  await expect(same).toContainText('Ricevuta alle')
  await elsewhere.close()

  await page.context().setOffline(false)
  const panel = status(page)
  await expect(panel).toContainText('1 risposta non è stata presa. Il testo è qui: puoi copiarlo.')
  await expect(panel).toContainText('A questa domanda avevi già risposto: vale la prima risposta.')
  await expect(panel.getByRole('textbox', { name: /La tua risposta delle/ })).not.toHaveValue('')
  await expect(card(1)).toContainText('Ricevuta alle')
  expect(await answersOf(enrolmentId)).toHaveLength(1)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  await panel.getByRole('button', { name: 'Ho letto, toglila da qui' }).click()
  await expect(panel.getByRole('textbox')).toHaveCount(0)
  await page.reload()
  await expect(card(1)).toContainText('Ricevuta alle')
  await expect(status(page).getByRole('status')).toBeEmpty()
})

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Esci', exact: true }).click()
}

async function enterAs(page: Page, who: OwnPerson): Promise<void> {
  await signIn(page, who)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(who.givenName)
  await isAlive(page)
}

test('on a shared computer answers wait for their person, whoever signs in between', async ({ page, context }) => {
  const { clerk, enrolmentId, lesson } = await begin(page, 'Domitilla', 'verifica', 'verifica-finale')
  const { spec, card } = await finalQuiz(page)
  await page.route('**/answers', (route) => route.abort())
  await answerCard(card(1), spec)
  await waitsIn(card(1))
  await signOut(page)
  const question = page.getByRole('group', { name: 'Prima di uscire: 1 risposta aspetta ancora' })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Resta' }).click()
  await expect(question).toBeHidden()
  await signOut(page)
  await question.getByRole('button', { name: 'Esci lo stesso' }).click()
  await expect(page).toHaveURL('/')
  await page.unroute('**/answers')

  const colleague = await addOwnPerson({ givenName: 'Fulgenzio', familyName: 'Montescuro' })
  await enterAs(page, colleague)
  await page.goto('/catalogue')
  await isAlive(page)
  await expect(status(page).getByRole('status')).toBeEmpty()
  expect(await keptOnDevice(page)).toMatchObject({ answers: 1 })
  expect(await answersOf(enrolmentId)).toHaveLength(0)
  await signOut(page)
  await expect(page).toHaveURL('/')

  await enterAs(page, clerk)
  await expect.poll(async () => (await answersOf(enrolmentId)).length).toBe(1)
  await page.goto(lesson)
  await expect(card(1)).toContainText('Ricevuta alle')
  expect(await keptOnDevice(page)).toMatchObject({ answers: 0 })
  expect(context.pages()).toHaveLength(1)
})

test('a session that ended meanwhile: the answer stays, and goes after signing in again', async ({ page }) => {
  const { clerk, enrolmentId, lesson } = await begin(page, 'Amabile', 'verifica', 'verifica-finale')
  const { spec, card } = await finalQuiz(page)
  await db().session.deleteMany({ where: { accountId: clerk.viewer.accountId } })
  await answerCard(card(1), spec)
  await waitsIn(card(1))
  await expect(status(page)).toContainText('Per inviarla entra di nuovo: la sessione è scaduta.')
  await status(page).getByRole('link', { name: 'Entra di nuovo' }).click()
  await page.getByRole('textbox', { name: 'Indirizzo e-mail' }).fill(clerk.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(clerk.password)
  await page.getByRole('main').getByRole('button', { name: 'Entra', exact: true }).click()
  await expect(page).toHaveURL(lesson)
  await expect(card(1)).toContainText('Ricevuta alle')
  expect(await answersOf(enrolmentId)).toHaveLength(1)
})

test('the answers’ door: a receipt, the same one again, and nothing for anybody else', async () => {
  const { clerk, lesson, cookie } = await atTheDoor('Perpetua')
  const other = await atTheDoor('Teodolinda')
  const page = await ask(lesson, { cookie })
  const [form] = formsOf(page.text).filter(({ hidden }) => hidden.intent === 'answer')
  if (!form) throw new Error('no form')
  const body = { ...filled(form, 'Perché sì.'), personId: clerk.personId }

  const first = await ask('/answers', { cookie, body })
  expect(first.status).toBe(200)
  const receipt = z.strictObject({
    answerId: z.literal(form.hidden.answerId),
    receivedAt: z.iso.datetime(),
    repeated: z.boolean(),
  })
  const { receivedAt } = receipt.parse(JSON.parse(first.text))
  const again = await ask('/answers', { cookie, body })
  expect(JSON.parse(again.text)).toEqual({ ...JSON.parse(first.text), repeated: true, receivedAt })
  expect(await answersOf(clerk.enrolmentId)).toHaveLength(1)

  const late = await ask('/answers', { cookie, body: { ...body, answerId: randomUUID() } })
  expect([late.status, JSON.parse(late.text)]).toEqual([409, { reason: 'already_answered' }])
  const theirs = await ask('/answers', { cookie: other.cookie, body })
  expect([theirs.status, JSON.parse(theirs.text)]).toEqual([403, { reason: 'other_person' }])
  const guessed = await ask('/answers', { cookie: other.cookie, body: { ...body, personId: other.clerk.personId } })
  expect(guessed.status).toBe(404)
  const nobody = await ask('/answers', { body })
  expect(nobody.location).toMatch(/^\/login/)
  const foreign = await ask('/answers', { cookie, body, headers: { Origin: 'https://altrove.example' } })
  expect(foreign.status).toBe(403)
  expect(await answersOf(clerk.enrolmentId)).toHaveLength(1)
})

/** Somebody signed in without a browser, in the middle of the final quiz. */
async function atTheDoor(givenName: string) {
  const person = await addOwnPerson({ givenName, familyName: 'Portelli' })
  const { enrolmentId } = await enrolInCourse(person.viewer, courseSlug, new Date())
  await startExercise(person.viewer, { enrolmentId, activityId: 'verifica' }, new Date())
  const { email, password } = person
  const cookie = cookiesOf(await ask('/login', { body: { email, password } }))
  return { clerk: { ...person, enrolmentId }, cookie, lesson: `/learn/${enrolmentId}/verifica-finale` }
}
