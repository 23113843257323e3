import { decideExternal } from '#app/certificates/hours/decide-external.server.ts'
import { enter } from '#app/certificates/hours/external.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { civilDay } from '#app/platform/clock.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** Two comuni of four people, of whom one has 41 approved hours this year and one 12; the ambito's office. */
async function makeWorld() {
  const ambito = await addOwnAmbito(['Comune di Rovo Alto', 'Comune di Rovo Basso'])
  const [high, low] = ambito.comuni
  if (!high || !low) throw new Error('no comuni')
  const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
  const office = await addOwnPerson({ givenName: 'Elio', familyName: 'Campopiano', grant })
  const told = [
    { familyName: 'Valdiluce', departments: [high.registry], hours: 41 },
    { familyName: 'Montefiore', departments: [high.social_services], hours: 12 },
    { familyName: 'Pratolungo', departments: [high.registry], hours: 0 },
    { familyName: 'Sassoforte', departments: [low.registry], hours: 0 },
  ]
  const keeper = viewerWith([grantOf('ambito_office', { ambitoId: ambito.ambitoId })], office.personId)
  const now = new Date()
  for (const { hours, ...person } of told) {
    const { viewer } = await addOwnPerson({ givenName: 'Marta', ...person })
    if (hours === 0) continue
    const minutes = hours * 60
    const externalId = await enter(viewer, { minutes, endedOn: civilDay(now) }, now)
    const decision = { verdict: 'approved' as const, hours: minutes, after: 0, reason: '' }
    await decideExternal(keeper, { ambitoSlug: ambito.slug, externalId, decision }, now)
  }
  return { ambito, office }
}

for (const { name, script, width } of [
  { name: 'on a desk', script: true, width: 1280 },
  { name: 'on a phone', script: true, width: 390 },
  { name: 'without script', script: false, width: 1280 },
]) {
  test.describe(name, () => {
    test.use({ javaScriptEnabled: script, viewport: { width, height: 800 } })

    test('the office goes from its reports to the PIAO table and to the people of a number', async ({ page }) => {
      const { ambito, office } = await makeWorld()
      await signIn(page, office)
      await page.goto(`/office/${ambito.slug}`)
      await page.getByRole('link', { name: 'Rapporti', exact: true }).click()
      await expect(page).toHaveURL(/\/reports$/)
      const main = page.getByRole('main')
      await expect(main).toContainText('25,0% del personale ha fatto almeno 40 ore')
      const extract = /Ore per fasce: estrazione ([0-9a-f-]{36})/.exec((await main.textContent()) ?? '')?.[1] ?? ''

      await page.getByRole('link', { name: 'Apri il rapporto: Ore per fasce' }).click()
      await expect(page).toHaveURL(/\/hours-bands/)
      await expect(page.getByRole('heading', { level: 1, name: /^Ore del 20\d\d per fasce$/ })).toBeVisible()
      await expect(main).toContainText(extract)
      const bands = page.getByRole('list', { name: 'Personale per fascia di ore' })
      await expect(bands.getByRole('listitem')).toContainText([/2\s*50,0%/, /1\s*25,0%/, /0/, /0/, /1\s*25,0%/])
      const table = page.getByRole('table', { name: /Personale per fascia di ore/ })
      const row = table.getByRole('row', { name: /Comune di Rovo Alto/ })
      await expect(row.getByRole('cell')).toContainText(['3', '1 (33,3%)', '1 (33,3%)', '0', '0', '1 (33,3%)', '17,7'])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)

      await page.getByRole('link', { name: 'Mostra anche i settori di ogni ente' }).click()
      await expect(page).toHaveURL(/table=departments/)
      await table.getByRole('link', { name: 'Comune di Rovo Alto · Anagrafe, 40 ore e più: 1 (50,0%)' }).click()
      await expect(page).toHaveURL(/\/reports\/people/)
      await expect(page.getByRole('heading', { level: 1, name: /^Ore del 20\d\d: 40 ore e più$/ })).toBeVisible()
      await expect(main).toContainText('Comune di Rovo Alto · Anagrafe')
      await expect(page.getByRole('rowheader')).toHaveText(['Valdiluce Marta'])
      await expect(main).toContainText(extract)
      await page.getByRole('link', { name: 'Torna al rapporto' }).click()
      await expect(page).toHaveURL(/\/hours-bands/)
    })
  })
}
