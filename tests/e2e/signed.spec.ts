import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { makeAuthority, signedBy, type Authority } from '#app/certificates/seal/authority.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { readCourseKey } from './setup/answer-key.ts'
import { completeCourse } from './setup/complete-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

let authority: Authority
test.beforeAll(async () => {
  authority = await makeAuthority()
})
test.afterAll(() => authority.remove())

async function makeWorld() {
  const ambito = await addOwnAmbito(['Roccaserena sul Rio'])
  const [comune] = ambito.comuni
  const clerk = await addOwnPerson({
    givenName: 'Ottavia',
    familyName: 'Prunalba',
    departments: [comune?.registry ?? ''],
  })
  const office = await addOwnPerson({
    givenName: 'Ilaria',
    familyName: 'Montescuro',
    grant: { role: 'ambito_office', ambitoId: ambito.ambitoId },
  })
  await completeCourse(clerk.viewer, await readCourseKey())
  const where = { ambitoId: ambito.ambitoId }
  await expect.poll(() => db().certificate.count({ where }), { timeout: 60_000 }).toBe(1)
  const { number, verifyCode } = await db().certificate.findFirstOrThrow({ where })
  return { ambito, clerk, office, number, verifyCode }
}

const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer })

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page.getByLabel('PDF firmato', { exact: true }).setInputFiles(pdf('firmato.pdf', buffer))
  await page.getByRole('button', { name: 'Carica il PDF firmato' }).click()
}

/** Opens one of the acts that ask why, and does it. */
async function act(page: Page, what: 'Sostituisci' | 'Revoca', reason: string, isPublic = false): Promise<void> {
  const box = page.locator('details', { hasText: `${what} l’attestato` })
  await box.locator('summary').click()
  await box.getByLabel('Motivo', { exact: true }).fill(reason)
  if (isPublic) await box.getByLabel('Mostra il motivo a tutti').check()
  await box.getByRole('button', { name: `${what} l’attestato` }).click()
}

function flipped(bytes: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('an office signs, replaces and revokes a certificate, and everybody can check it', async ({ page }) => {
      test.slow()
      const { ambito, clerk, office, number, verifyCode } = await makeWorld()
      const check = async (bytes: Buffer) => {
        await page.goto('/verify')
        await page
          .getByLabel(script ? 'Trascina qui il PDF' : 'File PDF dell’attestato')
          .setInputFiles(pdf('a.pdf', bytes))
        if (!script) await page.getByRole('button', { name: 'Controlla il PDF' }).click()
      }
      await signIn(page, office)
      const story = page.getByRole('link', { name: `storia e firma dell’attestato ${number} di Ottavia Prunalba` })
      // The list follows the completion by a job of its own.
      await expect(async () => {
        await page.goto(`/office/${ambito.slug}/people?state=completed`)
        await expect(story).toBeVisible({ timeout: 1000 })
      }).toPass({ timeout: 60_000 })
      await story.click()
      await expect(page.getByRole('heading', { level: 1, name: `Attestato n. ${number}` })).toBeVisible()
      const pdfLink = page.getByRole('link', { name: 'Scarica il PDF come emesso' })
      const [file] = await Promise.all([page.waitForEvent('download'), pdfLink.click()])
      const original = await readFile(await file.path())
      const signer = await authority.issue('Rosalba Tremonti')
      const signed = Buffer.from(await signedBy(signer, original, new Date()))

      await upload(page, original)
      await expect(page.getByRole('alert')).toContainText('non porta nessuna firma digitale')
      await upload(page, Buffer.from(await signedBy(signer, flipped(original, 900), new Date())))
      await expect(page.getByRole('alert')).toContainText('non comincia con questo attestato')
      await upload(page, signed)
      const history = page.getByRole('listitem').filter({ hasText: 'Firmato da Rosalba Tremonti' })
      await expect(history).toBeVisible()
      const signedLink = page.getByRole('link', { name: 'Scarica il PDF firmato' })
      const [kept] = await Promise.all([page.waitForEvent('download'), signedLink.click()])
      expect((await readFile(await kept.path())).equals(signed)).toBe(true)

      await check(signed)
      await expect(page.getByText('È l’originale con una firma digitale depositata dall’ufficio')).toBeVisible()
      await expect(page.getByRole('main')).toContainText('Firmato da Rosalba Tremonti')
      await expect(page.getByRole('main')).not.toContainText('Prunalba')
      await check(flipped(signed, 900))
      await expect(page.getByText('Questo file non è un attestato rilasciato da qui')).toBeVisible()
      await check(flipped(signed, original.byteLength + 40))
      await expect(page.getByText('Il file è stato cambiato')).toBeVisible()

      await page.goto(`/office/${ambito.slug}/people?state=completed`)
      await page.getByRole('link', { name: 'storia e firma' }).click()
      await act(page, 'Sostituisci', 'Errore')
      await expect(page.getByRole('alert')).toContainText('servono almeno 8 caratteri')
      const replace = page.locator('details', { hasText: 'Sostituisci l’attestato' })
      await expect(replace.getByText('In almeno 8 caratteri')).toBeVisible()
      await replace.getByLabel('Motivo', { exact: true }).fill('Il cognome era scritto male')
      await replace.getByRole('button', { name: 'Sostituisci l’attestato' }).click()
      const title = page.getByRole('heading', { level: 1 })
      await expect(title).not.toHaveText(`Attestato n. ${number}`)
      const successor = (await title.textContent())?.replace('Attestato n. ', '') ?? ''
      await page.getByRole('link', { name: `Emesso: sostituisce l’attestato n. ${number}` }).click()
      await expect(title).toHaveText(`Attestato n. ${number}`)
      await page.getByRole('link', { name: `Sostituito dall’attestato n. ${successor}` }).click()
      await expect(title).toHaveText(`Attestato n. ${successor}`)
      await act(page, 'Revoca', 'Ore contate due volte', true)
      await expect(page.getByRole('listitem').filter({ hasText: 'Motivo: Ore contate due volte' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Carica il PDF firmato' })).toBeHidden()

      await page.goto(`/verify/${verifyCode}`)
      await expect(page.getByRole('main')).toContainText(`Sostituito dall’attestato n. ${successor}`)
      await expect(page.getByRole('main')).not.toContainText('Il cognome era scritto male')
      const { verifyCode: newCode } = await db().certificate.findUniqueOrThrow({ where: { number: successor } })
      await page.goto(`/verify/${newCode}`)
      await expect(page.getByRole('heading', { name: 'Questo attestato è stato revocato' })).toBeVisible()
      await expect(page.getByRole('main')).toContainText(`Emesso: sostituisce l’attestato n. ${number}`)
      await expect(page.getByRole('main')).toContainText('Motivo: Ore contate due volte')

      await page.context().clearCookies()
      await signIn(page, clerk)
      await page.goto('/certificates')
      await expect(page.getByRole('link', { name: `Scarica il PDF firmato dell’attestato ${number}` })).toBeVisible()
    })
  })
}

test('nobody learns from an answer which codes exist', async ({ request }) => {
  const answers = await Promise.all(
    ['00000000000000000000', 'ZZZZZZZZZZZZZZZZZZZZ', 'NIENTE', 'x'.repeat(90)].map(async (code) => {
      const reply = await request.get(`/verify/${code}`)
      return { status: reply.status(), said: /<main[\s\S]*<\/main>/.exec(await reply.text())?.[0] }
    }),
  )
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.status).toBe(404)
})

test('codes are not tried by the thousand from one address', async ({ request }) => {
  const statuses = new Set<number>()
  for (let round = 0; round < 13; round += 1) {
    const codes = Array.from({ length: 20 }, (_, index) => String(round * 20 + index).padStart(20, '0'))
    const replies = await Promise.all(codes.map((code) => request.get(`/verify/${code}`)))
    for (const reply of replies) statuses.add(reply.status())
  }
  expect([...statuses].sort()).toEqual([404, 429])
})
