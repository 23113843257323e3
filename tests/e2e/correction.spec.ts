import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import { db } from '#app/platform/database.server.ts'
import { addOwnCourse, ownQuiz } from './setup/own-course.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { expect, test } from './setup/journey.ts'
import { exerciseOf, fillAnswer, questionAt, questionOf, sendAnswer, signIn } from './setup/take-course.ts'

test('a trainer corrects a key, and who had failed because of it has passed', async ({ page, browser, baseURL }) => {
  const { slug, courseVersionId } = await addOwnCourse()
  const { comuni } = await addOwnAmbito(['Comune di Prova'])
  const departments = comuni.map(({ registry }) => registry)
  const learner = await addOwnPerson({ givenName: 'Nives', familyName: 'Contarina', departments })
  const trainer = await addOwnPerson({ givenName: 'Ezia', familyName: 'Formaggia', grant: { role: 'trainer' } })
  const { questions } = await getQuiz({ courseVersionId, activityId: ownQuiz.id })
  const first = questions.find(({ id }) => id === 'viaggio-care-drain')
  const choices = first?.type === 'single' ? first.choices : []

  await signIn(page, learner)
  await page.goto(`/catalogue/${slug}`)
  await page.getByRole('main').getByRole('button').click()
  await page.waitForURL(/\/learn\//)
  const enrolmentId = new URL(page.url()).pathname.split('/')[2] ?? ''
  const lesson = `/learn/${enrolmentId}/${ownQuiz.lessonId}`
  await page.goto(lesson)
  const quiz = exerciseOf(page, ownQuiz.title)
  await quiz.getByRole('button', { name: 'Comincia il quiz' }).click()
  for (let number = 1; number <= ownQuiz.questions; number += 1) {
    const card = questionAt(quiz, number, ownQuiz.questions)
    const question = await questionOf(card, questions)
    // One right, by the published key, of the three: it is not enough.
    await fillAnswer(card, question, question.id === 'viaggio-passaparola')
    await sendAnswer(card)
  }
  await expect(quiz.getByText('Non ancora: 33 punti su 100')).toBeVisible()

  // The trainer works without script.
  const office = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const desk = await office.newPage()
  await signIn(desk, trainer)
  await desk.goto(`/authoring/${slug}/${ownQuiz.id}`)
  const asked = desk.getByRole('listitem').filter({ hasText: 'care-drain' }).last()
  await asked.getByText('La risposta giusta è sbagliata?').click()
  await asked.getByRole('link', { name: /^Correggila\b.*care-drain/ }).click()
  for (const { html, correct } of choices) {
    const box = desk.getByRole('checkbox', { name: html.replace(/<[^>]+>/g, '') })
    if (correct) await box.uncheck()
    else await box.check()
  }
  const reason = 'La definizione della lezione è un’altra.'
  await desk.getByRole('button', { name: 'Vedi che cosa cambia' }).click()
  await expect(desk.getByRole('alert')).toContainText('Scrivi il motivo')
  await desk.getByRole('textbox', { name: 'Perché si corregge' }).fill(reason)
  await desk.getByRole('button', { name: 'Vedi che cosa cambia' }).click()
  await expect(desk.getByText('1 persona passa da non superato a superato')).toBeVisible()
  expect(await db().keyCorrection.count({ where: { courseVersionId } })).toBe(0)
  await desk.getByRole('button', { name: 'Conferma la correzione' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: 'Correzione n. 1' })).toBeVisible()
  const done = async () => {
    await desk.reload()
    return desk.getByText('Fatto: 1 prova rivalutata.').count()
  }
  await expect.poll(done, { timeout: 60_000 }).toBe(1)
  await desk.goto(`/authoring/${slug}/${ownQuiz.id}`)
  const history = desk.getByRole('region', { name: 'Correzioni di questo quiz' })
  await expect(history).toContainText('di Ezia Formaggia')
  await expect(history).toContainText(reason)
  await office.close()

  await page.goto(lesson)
  await expect(
    quiz.getByText(/La domanda 1 è stata corretta il .*: il tuo risultato passa da 33% a 66%\./),
  ).toBeVisible()
  await expect(quiz.getByText('Superato: 66 punti su 100.')).toBeVisible()
  const mail = await db().mail.findFirst({ where: { recipient: learner.email, subject: { contains: ownQuiz.title } } })
  expect(mail?.subject).toBe(`Una domanda è stata corretta: ora hai superato «${ownQuiz.title}»`)
  await expect.poll(() => db().certificate.count({ where: { enrolmentId } }), { timeout: 60_000 }).toBe(1)
})
