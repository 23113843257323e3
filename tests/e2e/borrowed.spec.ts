/** A final test that asks what the lessons asked, and a key corrected in both places at once. */
import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import { poolOf } from '#app/assessment/own-questions.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { db } from '#app/platform/database.server.ts'
import { expect, test } from './setup/journey.ts'
import { copyCourse } from './setup/own-course.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, questionAt, signIn } from './setup/take-course.ts'

const source = 'care-drain'
const activityId = 'verifica-care'

test('a final test asks something of every lesson’s quiz', async ({ page }) => {
  const { id: courseVersionId } = await getCurrentVersion(source)
  const spec = await getQuiz({ courseVersionId, activityId })
  const clerk = await addOwnPerson({ givenName: 'Eulalia', familyName: 'Pennarola' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, source, new Date())
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Eulalia')
  await page.goto(`/learn/${enrolmentId}/verifica-care-drain`)
  const quiz = exerciseOf(page, spec.title)
  await quiz.getByRole('button', { name: 'Comincia il quiz' }).click()
  await expect(questionAt(quiz, spec.draw, spec.draw)).toBeVisible()
  const cards = quiz.getByRole('listitem').filter({ hasText: `di ${spec.draw}` })
  const ids = await cards.evaluateAll((list) => list.map(({ id }) => id))
  expect(ids).toHaveLength(spec.draw)
  const pools = ids.map((id) => poolOf(spec, id)?.id ?? activityId)
  expect(new Set(pools).size).toBe(spec.pools.length + 1)
})

test('a trainer sees where a question comes from, and corrects it in both quizzes', async ({ page }) => {
  const { slug, courseVersionId } = await copyCourse(source)
  const spec = await getQuiz({ courseVersionId, activityId })
  const pool = spec.pools.at(-1)
  const question = spec.questions.find(({ id, type }) => pool?.questionIds.includes(id) && type === 'single')
  if (!pool || !question) throw new Error('no borrowed question')
  const trainer = await addOwnPerson({ givenName: 'Ezia', familyName: 'Formaggia', grant: { role: 'trainer' } })
  await signIn(page, trainer)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ezia')
  await page.goto(`/authoring/${slug}/${activityId}`)
  const lent = page.getByRole('listitem').filter({ hasText: `Presa dal quiz ${pool.title}` })
  await expect(lent).toHaveCount(pool.questionIds.length)
  await lent.first().getByRole('link', { name: pool.title }).click()
  await expect(page.getByRole('heading', { level: 1, name: pool.title })).toBeVisible()

  await page.goto(`/authoring/${slug}/${activityId}/1/${question.id}`)
  await expect(page.getByText(`si fa anche in un altro posto (${pool.title})`)).toBeVisible()
  await page.getByRole('radio', { name: /Annullare la domanda/ }).check()
  await page.getByRole('textbox', { name: 'Perché si corregge' }).fill('La domanda era ambigua.')
  await page.getByRole('button', { name: 'Vedi che cosa cambia' }).click()
  const preview = page.getByRole('region', { name: 'Che cosa cambierebbe' })
  for (const title of [spec.title, pool.title]) {
    await expect(preview.getByRole('heading', { name: `Nel quiz «${title}»` })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Conferma la correzione' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Correzione n\. \d+$/ })).toBeVisible()
  await expect(page.getByText(`Corretta insieme anche altrove: ${pool.title}.`)).toBeVisible()
  const rows = await db().keyCorrection.findMany({
    where: { courseVersionId, questionId: question.id },
    select: { activityId: true },
  })
  expect(rows.map((row) => row.activityId).sort()).toEqual([activityId, pool.id].sort())
  await page.goto(`/authoring/${slug}/${pool.id}`)
  await expect(page.getByRole('region', { name: 'Correzioni di questo quiz' })).toContainText(
    `Corretta insieme anche altrove: ${spec.title}.`,
  )
})
