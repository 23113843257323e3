/** A foreign package is played in its frame: it finds what it left, its result counts, and it sees nothing else. */
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addPackage, packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { packageExercise } from '#tests/setup/package-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { addPlayer, call, itemFrame } from './setup/package-frame.ts'
import { signIn } from './setup/take-course.ts'

test('SCORM 1.2: from the lesson into the package, out and in again, and the lesson is done', async ({ page }) => {
  test.setTimeout(120_000)
  page.setDefaultTimeout(20_000)
  const { enrolmentId } = await addPlayer(page, packageStructure('1.2', [packageItem('uno')]))
  await page.goto(`/learn/${enrolmentId}/${packageExercise.lessonId}`)
  await page.getByRole('link', { name: packageExercise.title }).click()
  const frame = await itemFrame(page, 'Parte uno')
  await expect(frame.getByText('Segno: nessuno')).toBeVisible()
  expect(
    await call(frame, [
      ['LMSGetValue', 'cmi.core.entry'],
      ['LMSGetValue', 'cmi.core.student_name'],
    ]),
  ).toEqual(['ab-initio', 'Ospite, Ginestra'])
  const suspended = 'x'.repeat(4096)
  expect(
    await call(frame, [
      ['LMSSetValue', 'cmi.core.lesson_location', 'pagina-7'],
      ['LMSSetValue', 'cmi.suspend_data', suspended],
      ['LMSSetValue', 'cmi.core.lesson_status', 'incomplete'],
      ['LMSSetValue', 'cmi.core.exit', 'suspend'],
      ['LMSCommit', ''],
    ]),
  ).toEqual(Array(5).fill('true'))
  await expect(page.getByText('Salvato', { exact: true })).toBeVisible()

  await page.reload()
  const again = await itemFrame(page, 'Parte uno')
  await expect(again.getByText('Segno: pagina-7')).toBeVisible()
  expect(
    await call(again, [
      ['LMSGetValue', 'cmi.core.entry'],
      ['LMSGetValue', 'cmi.suspend_data'],
    ]),
  ).toEqual(['resume', suspended])
  await call(again, [
    ['LMSSetValue', 'cmi.core.score.raw', '85'],
    ['LMSSetValue', 'cmi.core.session_time', '00:05:00'],
    ['LMSSetValue', 'cmi.core.lesson_status', 'passed'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
  await page.getByRole('link', { name: /Torna alla lezione/ }).click()
  await expect(page.getByText('Corso completato, complimenti!')).toBeVisible()
  const attempt = await db().scormAttempt.findFirstOrThrow({ where: { enrolmentId }, include: { sessions: true } })
  expect(attempt).toMatchObject({ completion: 'completed', success: 'passed', scoreBasisPoints: 8500 })
  expect(attempt.sessions.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(300)
})

test('begun anew: the package opens at its first page, and what was reached stays', async ({ page }) => {
  page.setDefaultTimeout(20_000)
  const { address } = await addPlayer(page, packageStructure('1.2', [packageItem('uno')]))
  await page.goto(address)
  await expect(page.getByText('Ricomincia da capo')).toHaveCount(0)
  await call(await itemFrame(page, 'Parte uno'), [
    ['LMSSetValue', 'cmi.core.lesson_location', 'pagina-7'],
    ['LMSSetValue', 'cmi.core.lesson_status', 'passed'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
  await page.reload()
  await itemFrame(page, 'Parte uno')
  await page.getByText('Ricomincia da capo').click()
  await page.getByRole('button', { name: 'Ricomincia', exact: true }).click()
  const frame = await itemFrame(page, 'Parte uno')
  await expect(frame.getByText('Segno: nessuno')).toBeVisible()
  expect(await call(frame, [['LMSGetValue', 'cmi.core.entry']])).toEqual(['ab-initio'])
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
})

test('who writes courses tries a package out before anybody learns with it, and reads what it did', async ({
  page,
}) => {
  page.setDefaultTimeout(20_000)
  const trainer = await addOwnPerson({ givenName: 'Ortensia', familyName: 'Pacchetti', grant: { role: 'trainer' } })
  const packageId = await addPackage(
    `prova-${newId().slice(0, 8)}`,
    packageStructure('1.2', [packageItem('uno')]),
    trainer.viewer.personId,
    new Date(),
  )
  await signIn(page, trainer)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ortensia')
  await page.goto(`/authoring/packages/${packageId}`)
  await page.getByRole('link', { name: 'Provalo' }).click()
  await call(await itemFrame(page, 'Parte uno'), [
    ['LMSSetValue', 'cmi.core.lesson_location', 'pagina-3'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('Salvato', { exact: true })).toBeVisible()
  await page.reload()
  await expect((await itemFrame(page, 'Parte uno')).getByText('Segno: pagina-3')).toBeVisible()
  await page.getByRole('link', { name: 'Che cosa ha fatto il pacchetto in questa prova' }).click()
  await expect(page.getByText('pagina-3').first()).toBeAttached()
  await page.goto(`/authoring/packages/${packageId}`)
  await expect(page.getByRole('link', { name: /^Prova del/ })).toBeVisible()
})
