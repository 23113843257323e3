import { db } from '#app/platform/database.server.ts'
import { readCourseKey } from './setup/answer-key.ts'
import { completeCourse } from './setup/complete-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('an office tries a file of protocol numbers, confirms it once, and who verifies sees the number', async ({
    page,
  }) => {
    test.slow()
    const ambito = await addOwnAmbito(['Colleverde'])
    const departments = [ambito.comuni[0]?.registry ?? '']
    const clerk = await addOwnPerson({ givenName: 'Irma', familyName: 'Protocolli', departments })
    const grant = { role: 'ambito_office', ambitoId: ambito.ambitoId } as const
    const office = await addOwnPerson({ givenName: 'Lidia', familyName: 'Registri', grant })
    await completeCourse(clerk.viewer, await readCourseKey())
    const { ambitoId } = ambito
    const find = () => db().certificate.findFirst({ where: { ambitoId }, select: { number: true, verifyCode: true } })
    await expect.poll(find, { timeout: 60_000 }).not.toBeNull()
    const { number = '', verifyCode = '' } = (await find()) ?? {}

    await signIn(page, office)
    await page.goto(`/office/${ambito.slug}/bundles`)
    await page.getByRole('link', { name: 'Riporta i numeri di protocollo' }).click()
    await expect(page.getByText('Nessun file caricato finora.')).toBeVisible()
    const menu = page.getByRole('navigation', { name: /^Pagine di/ })
    await expect(menu.locator('[aria-current]')).toHaveText('Attestati')
    await page.getByRole('button', { name: 'Controlla il file' }).click()
    await expect(page.getByRole('alert')).toContainText('Scegli il file CSV da controllare.')

    const today = new Date().toLocaleDateString('it-IT', { timeZone: 'Europe/Rome' })
    const lines = ['N° attestato;AOO;Protocollo;Data', `${number};c_x000;0042;${today}`, `X-2026-000001;a;1;${today}`]
    const file = { name: 'numeri.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), 'latin1') }
    await page.getByLabel('File CSV').setInputFiles(file)
    await page.getByRole('button', { name: 'Controlla il file' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Controllo di «numeri.csv»' })).toBeVisible()
    await expect(page.getByRole('row', { name: /^Riga 2 Nuovo/ })).toContainText('0042')
    await expect(page.getByRole('row', { name: /^Riga 3 Sconosciuto/ })).toBeVisible()
    await expect(page.getByText('1 si registra', { exact: true })).toBeVisible()
    await expect(page.getByText('1 non corrisponde a nessun attestato del tuo ambito', { exact: true })).toBeVisible()
    await expect(page.getByText('0 restano fuori', { exact: true })).toBeVisible()
    expect(await db().certificateProtocol.count({ where: { certificate: { ambitoId } } })).toBe(0)

    await page.getByRole('button', { name: 'Registra un numero' }).click()
    await expect(page.getByText(/^Registrato un numero il /)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Registra/ })).toHaveCount(0)
    await page.goto(`/verify/${verifyCode}`)
    await expect(page.getByText('Protocollato: AOO C_X000, n. 0042')).toHaveCount(1)
    await expect(page.getByText('0042')).toHaveCount(1)
  })
})
