import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { aMoment, exerciseOf, fillForm, signIn } from './setup/take-course.ts'

async function enrolled(page: Page) {
  const person = await addOwnPerson({ givenName: 'Doretta', familyName: 'Fiumelungo' })
  const { enrolmentId } = await enrolInCourse(person.viewer, courseSlug, new Date())
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Buongiorno, Doretta' })).toBeVisible()
  return { person, lesson: (id: string) => page.goto(`/learn/${enrolmentId}/${id}`) }
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.describe.configure({ timeout: 120_000 })
    test.use({ javaScriptEnabled: script })

    test('a learner fills in the interview sheet, compares, and starts again', async ({ page }) => {
      const { lesson } = await enrolled(page)
      const form = (await readCourseKey()).forms.get('scheda-nucleo-sette')
      if (!form) throw new Error('no form')
      await lesson('la-scheda')
      const exercise = exerciseOf(page, form.title)
      await expect(exercise.getByText('Sajid dice')).toBeVisible()
      await fillForm(exercise, form)
      await expect(page.getByText(/Lezione completata\. Durata riconosciuta: \d+ minuti/)).toBeVisible()
      await exercise.getByRole('button', { name: 'Ricomincia' }).click()
      await expect(exercise.getByText(`0 campi salvati su ${form.fields.length}`)).toBeVisible()
      await expect(exercise.getByRole('heading', { name: 'Una buona compilazione' })).toHaveCount(0)
    })

    test('a learner writes a journal, changes it, takes it along and deletes it', async ({ page }) => {
      const { lesson } = await enrolled(page)
      await lesson('la-storia-unica')
      const journal = exerciseOf(page, 'Il tuo episodio, a tre gradini')
      await expect(journal.getByText('Lo leggi soltanto tu')).toBeVisible()
      await journal.getByRole('textbox', { name: 'Le tue parole' }).fill('Ho visto un gesto.\nHo supposto troppo.')
      await journal.getByRole('button', { name: 'Scrivi nel diario' }).click()
      await expect(journal.getByRole('listitem')).toHaveCount(1)
      await expect(journal.getByRole('textbox', { name: 'Le tue parole' })).toHaveValue('')
      await journal.getByRole('link', { name: 'Tutto il mio diario' }).click()

      await expect(page.getByRole('heading', { level: 1, name: 'Il mio diario' })).toBeVisible()
      await page.getByText('Modifica o elimina').click()
      const text = page.getByRole('textbox', { name: /^Il testo del/ })
      await expect(text).toHaveValue('Ho visto un gesto.\nHo supposto troppo.')
      await text.fill('Ho visto un gesto, e ho chiesto.')
      await page.getByRole('button', { name: 'Salva la modifica' }).click()
      await expect(page.getByRole('listitem').filter({ hasText: 'Ho visto un gesto, e ho chiesto.' })).toContainText(
        'modificato il',
      )
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Scarica il diario' }).click(),
      ])
      expect(file.suggestedFilename()).toBe('diario.txt')
      const written = await readFile(await file.path(), 'utf8')
      expect(written).toMatch(/^\uFEFFIl mio diario\r\nScaricato il \d+/)
      expect(written).toMatch(/\]( \(modificato il .*\))?\r\n\r\nHo visto un gesto, e ho chiesto\.\r\n$/)
      const change = page.getByText('Modifica o elimina')
      const remove = page.getByRole('button', { name: 'Elimina per sempre' })
      if (!(await remove.isVisible())) await change.click()
      await remove.click()
      await expect(page.getByText('Non hai ancora scritto niente')).toBeVisible()
    })

    test('a learner answers the survey once and then sees the totals', async ({ page }) => {
      const { lesson } = await enrolled(page)
      await lesson('che-cosa-vuol-dire')
      const survey = exerciseOf(page, 'Prima di cominciare')
      await survey.getByText('Apri le 5 frasi').click()
      const statements = survey.locator('fieldset')
      await expect(statements).toHaveCount(5)
      for (let index = 0; index < 5; index += 1) await statements.nth(index).getByRole('radio').nth(index).check()
      await survey.getByRole('button', { name: 'Invia in forma anonima' }).click()
      await expect(survey.getByText('Grazie, la tua risposta è nei totali.')).toBeVisible()
      await page.reload()
      await expect(survey.getByRole('radio')).toHaveCount(0)
      await survey.getByRole('link', { name: 'Guarda i totali' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Sondaggi prima e dopo' })).toBeVisible()
      await expect(page.getByRole('table')).toContainText('Quando una persona mi racconta la sua situazione')
      await expect(page.getByRole('img', { name: /^Prima: in disaccordo/ })).toHaveCount(5)
    })
  })
}

test('a sheet that is being filled in is there again after the page was closed, until it is saved', async ({
  page,
}) => {
  const { lesson } = await enrolled(page)
  const form = (await readCourseKey()).forms.get('scheda-nucleo-sette')
  const exercise = exerciseOf(page, form?.title ?? '')
  await lesson('la-scheda')
  await exercise.getByRole('button', { name: 'Compila la scheda' }).click()
  const field = exercise.getByRole('textbox').first()
  await expect(page.getByRole('complementary', { name: 'Risposte su questo dispositivo' })).toBeAttached()
  await field.fill('Nucleo 7, prima stesura')
  await aMoment(page)
  await page.goto('/home')
  await lesson('la-scheda')
  await expect(field).toHaveValue('Nucleo 7, prima stesura')
  await exercise.getByRole('button', { name: 'Salva' }).click()
  await expect(exercise.getByText(`1 campo salvato su ${form?.fields.length}`)).toBeVisible()
  await lesson('la-scheda')
  await expect(field).toHaveValue('Nucleo 7, prima stesura')
  await expect(page.getByText('Abbiamo ritrovato su questo dispositivo')).toHaveCount(0)
})
