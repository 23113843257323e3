import { getQuiz } from '#app/assessment/correction-queries.server.ts'
import { complete } from '#app/certificates/world.fixtures.ts'
import { issueCertificate } from '#app/learning/jobs.server.ts'
import { openStandingEdition } from '#app/learning/open-standing-edition.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnCourse, ownQuiz } from './setup/own-course.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { exerciseOf, passQuiz, signIn } from './setup/take-course.ts'

/** Fourteen months ago, at noon. */
const longAgo = new Date(Date.now() - 425 * 86_400_000)

const certificatesOf = (personId: string) =>
  db().certificate.findMany({
    where: { personId },
    orderBy: { issuedAt: 'asc' },
    select: { number: true, verifyCode: true },
  })

/** Somebody whose certificate, good for a year, ended two months ago. */
async function makeWorld() {
  const { slug, courseVersionId } = await addOwnCourse()
  const { ambitoId, comuni } = await addOwnAmbito(['Valdombra'])
  const [comune] = comuni
  if (!comune) throw new Error('no comune')
  const names = { givenName: 'Fiammetta', familyName: 'Orsolago' }
  const person = await addOwnPerson({ ...names, departments: [comune.registry] })
  const { personId } = person
  const { courseId, title } = await getCurrentVersion(slug)
  const editionId = await transaction((tx) => openStandingEdition(tx, courseId, longAgo))
  await db().edition.update({ where: { id: editionId }, data: { validityMonths: 12 } })
  const where = { place: { ambitoId }, departmentId: comune.registry, organisationId: comune.id }
  const course = { courseId, courseVersionId, editionId, title }
  const enrolmentId = await complete({ course, personId, at: longAgo, ...where })
  await transaction((tx) => enqueue(tx, issueCertificate, { enrolmentId }))
  await expect.poll(async () => (await certificatesOf(personId)).length, { timeout: 60_000 }).toBe(1)
  const [old] = await certificatesOf(personId)
  if (!old) throw new Error('no certificate')
  return { person, title, old, courseVersionId, enrolmentId }
}

test('from a certificate that has ended to a new one: the course is taken again, and the old one says so', async ({
  page,
}) => {
  const { person, title, old, courseVersionId, enrolmentId } = await makeWorld()
  await signIn(page, person)
  await page.goto('/certificates')
  await expect(page.getByText('Scaduto', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: `Rinnova l’attestato ${old.number}` }).click()

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page).not.toHaveURL(new RegExp(enrolmentId))
  const again = page.url()
  await page.goto('/certificates')
  await page.getByRole('link', { name: `Continua il corso che rinnova l’attestato ${old.number}` }).click()
  await expect(page).toHaveURL(again)

  await page.getByRole('link', { name: 'Comincia', exact: true }).click()
  await passQuiz(exerciseOf(page, ownQuiz.title), await getQuiz({ courseVersionId, activityId: ownQuiz.id }))
  await expect(page.getByText('Corso completato, complimenti!')).toBeVisible()
  await expect.poll(async () => (await certificatesOf(person.personId)).length, { timeout: 60_000 }).toBe(2)
  const fresh = (await certificatesOf(person.personId)).find(({ number }) => number !== old.number)

  await page.goto('/certificates')
  await expect(page.getByText('Valido', { exact: true })).toBeVisible()
  await expect(page.getByText(`Rinnovato: il nuovo attestato è il n. ${fresh?.number}.`)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Rinnova/ })).toHaveCount(0)

  await page.goto('/home')
  const year = longAgo.getFullYear()
  await expect(page.getByRole('heading', { name: title })).toHaveCount(1)
  await page.getByRole('link', { name: `${title}, fatto nel ${year}` }).click()
  await expect(page).toHaveURL(new RegExp(enrolmentId))
  await page.getByRole('link', { name: 'Vai al corso di adesso' }).click()
  await expect(page).toHaveURL(again)

  await page.goto(`/verify/${old.verifyCode}`)
  await expect(page.getByText('Questo attestato è scaduto')).toBeVisible()
  await expect(page.getByText(`attestato n. ${fresh?.number}`)).toBeVisible()
  await page.goto(`/verify/${fresh?.verifyCode}`)
  await expect(page.getByText('Questo attestato è scaduto')).toHaveCount(0)
})
