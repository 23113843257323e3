import { db } from '#app/platform/database.server.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a social worker gives the roll for credits, changes it and takes it back', async ({ page }) => {
      const { comuni } = await addOwnAmbito(['Roccaserena sul Rio'])
      const departments = [comuni[0]?.registry ?? '']
      const person = await addOwnPerson({ givenName: 'Ondina', familyName: 'Servalunga', departments })
      const kept = () => db().socialWorkerRoll.findUnique({ where: { personId: person.viewer.personId } })
      await signIn(page, person)
      await page.goto('/account')
      const heading = page.getByRole('heading', { name: 'Se sei assistente sociale' })
      const number = page.getByLabel('Numero di iscrizione all’albo')
      await expect(number).toBeHidden()
      await heading.click()
      await expect(page.getByText('serve solo per i crediti CNOAS')).toBeVisible()

      const save = page.getByRole('button', { name: 'Salva i dati dell’albo' })
      await save.click()
      await expect(page.getByRole('alert')).toContainText('Scegli l’ordine regionale.')
      expect(await kept()).toBeNull()
      await page.getByLabel('Ordine regionale').selectOption('Lombardia')
      await page.getByLabel('Sezione dell’albo').selectOption('B')
      await number.fill('4321')
      await save.click()
      await expect(page.getByRole('status').filter({ hasText: 'Salvato.' })).toBeVisible()
      expect(await kept()).toMatchObject({ region: 'Lombardia', section: 'B', number: '4321' })

      await page.goto('/account')
      await expect(number).toHaveValue('4321')
      await page.getByRole('button', { name: 'Togli questi dati' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Abbiamo tolto i dati dell’albo.' })).toBeVisible()
      await expect(number).toHaveValue('')
      expect(await kept()).toBeNull()
    })
  })
}
