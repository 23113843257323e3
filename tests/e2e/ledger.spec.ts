import type { BrowserContext, Page } from '@playwright/test'
import { addEdition, enrolIn } from '#app/learning/attendance/measured.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { copyCourse } from './setup/own-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson, type OwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const lesson = 'che-cosa-vuol-dire'

/** Somebody under way since an hour in an edition of their ambito that measures, and its office. */
async function measured() {
  const ambito = await addOwnAmbito(['Roccamisura'])
  const departments = [ambito.comuni[0]?.registry ?? '']
  const learner = await addOwnPerson({ givenName: 'Nives', familyName: 'Tempolungo', departments })
  const grant = { role: 'ambito_office' as const, ambitoId: ambito.ambitoId }
  const office = await addOwnPerson({ givenName: 'Ugo', familyName: 'Registri', departments, grant })
  const { slug } = await copyCourse('approccio-transculturale')
  const editionId = await addEdition(slug, { ambitoId: ambito.ambitoId })
  const enrolmentId = await enrolIn(editionId, learner.viewer, new Date(Date.now() - 3_600_000))
  return { ambito, learner, office, enrolmentId }
}

const seen = (enrolmentId: string) =>
  db().attendanceInterval.findMany({ where: { enrolmentId }, orderBy: [{ enteredAt: 'asc' }] })
const minutesSeen = async (enrolmentId: string) =>
  (await seen(enrolmentId)).reduce(
    (sum, { enteredAt, exitedAt }) => sum + exitedAt.getTime() - enteredAt.getTime(),
    0,
  ) / 60_000

/** A lesson open in a tab of its own. */
async function openLesson(context: BrowserContext, enrolmentId: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`/learn/${enrolmentId}/${lesson}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForFunction(() => document.readyState === 'complete')
}

/**
 * Lets three minutes pass in all tabs: two without the network, so that all of it goes in one batch. Sent one by one
 * within a moment, three minutes would seem to be the same one.
 */
async function passMinutes(context: BrowserContext, meanwhile: () => Promise<void> = async () => {}) {
  await context.setOffline(true)
  await context.clock.runFor('02:00')
  await meanwhile()
  await context.setOffline(false)
  await context.clock.runFor('01:00')
}

async function signedIn(context: BrowserContext, person: OwnPerson): Promise<Page> {
  const page = await context.newPage()
  await signIn(page, person)
  return page
}

test('two tabs at once count once, and the learner sees why', async ({ context }) => {
  const { learner, enrolmentId } = await measured()
  await signedIn(context, learner)
  await context.clock.install()
  await openLesson(context, enrolmentId)
  await openLesson(context, enrolmentId)
  await passMinutes(context)
  await expect.poll(() => minutesSeen(enrolmentId)).toBeGreaterThanOrEqual(6)
  const rows = await seen(enrolmentId)
  expect(new Set(rows.map(({ windowId }) => windowId)).size).toBe(2)
  expect(rows.every(({ activityId, exit }) => activityId === lesson && exit === 'still_here')).toBe(true)

  const page = await context.newPage()
  await page.goto(`/learn/${enrolmentId}`)
  await page.getByRole('link', { name: 'Le tue ore: che cosa conta e perché' }).click()
  await expect(page.getByText(/^Ore riconosciute: 3 minuti su/)).toBeVisible()
  await expect(page.getByText('un’altra finestra era aperta nello stesso momento').first()).toBeVisible()
  const { _sum } = await db().attendanceEntry.aggregate({ where: { enrolmentId }, _sum: { minutes: true } })
  expect(_sum.minutes).toBe(3)
})

test('leaving a lesson sends what was seen, and what is sent again is stored once', async ({ context }) => {
  const { learner, enrolmentId } = await measured()
  const page = await signedIn(context, learner)
  await page.goto(`/learn/${enrolmentId}/${lesson}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.goto('/home')
  await expect.poll(async () => (await seen(enrolmentId)).map(({ exit }) => exit)).toEqual(['left'])
  // It goes on waiting until the server says that it has it: on the next lesson's page.
  const waits = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('attendance')).length)
  expect(await waits()).toBe(1)
  await page.goto(`/learn/${enrolmentId}/${lesson}`)
  await expect.poll(waits).toBe(0)
  expect(await seen(enrolmentId)).toHaveLength(1)
})

test('what is seen without the network waits and goes later', async ({ context }) => {
  const { learner, enrolmentId } = await measured()
  await signedIn(context, learner)
  await context.clock.install()
  await openLesson(context, enrolmentId)
  await passMinutes(context, async () => expect(await seen(enrolmentId)).toEqual([]))
  await expect.poll(async () => (await seen(enrolmentId)).length).toBe(3)
  expect(await minutesSeen(enrolmentId)).toBeCloseTo(3, 0)
})

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('contested minutes reach the office, which corrects them, and the learner sees it', async ({ browser }) => {
      const { ambito, learner, office, enrolmentId } = await measured()
      const context = await browser.newContext({ javaScriptEnabled: script, baseURL: process.env.SITE_URL ?? '' })
      const page = await signedIn(context, learner)
      await page.goto(`/learn/${enrolmentId}/hours`)
      const activity = page.locator(`#${lesson}`)
      // Never opened: nothing to contest, and where to turn.
      await expect(page.getByText('Contesta questi minuti')).toHaveCount(0)
      await expect(page.getByText(/^Con il tuo account non risultano mai aperte/)).toContainText(ambito.name)
      await activity.getByRole('link').click()
      await page.waitForURL(`**/learn/${enrolmentId}/${lesson}`)

      await page.goto(`/learn/${enrolmentId}/hours`)
      await expect(activity.getByText('Ancora nessun minuto.')).toBeVisible()
      await activity.getByText('Contesta questi minuti').click()
      const missing = activity.getByLabel('Quanti minuti mancano')
      const { minutes: declared } = await db().lessonVersion.findFirstOrThrow({ where: { lessonId: lesson } })
      await expect(missing).toHaveValue(String(declared))
      await expect(activity).toContainText(`ne puoi chiedere fino a ${declared}.`)
      await missing.fill('8')
      await activity.getByLabel('Che cosa è successo').fill('Ho letto tutto dal telefono di una collega.')
      await activity.getByRole('button', { name: 'Invia all’ufficio' }).click()
      await expect(activity.getByText('In attesa di risposta')).toBeVisible()
      await expect(activity.getByRole('button', { name: 'Invia all’ufficio' })).toHaveCount(0)

      const desk = await browser.newContext({ javaScriptEnabled: script, baseURL: process.env.SITE_URL ?? '' })
      const officePage = await signedIn(desk, office)
      await officePage.goto(`/office/${ambito.slug}`)
      await expect(officePage.getByRole('link', { name: /^Edizioni ?, uno da leggere$/ })).toBeVisible()
      await officePage.getByRole('link', { name: 'Minuti contestati: uno da leggere' }).click()
      const contest = officePage.getByRole('listitem').filter({ hasText: 'Nives Tempolungo' })
      await expect(contest).toContainText('Ho letto tutto dal telefono di una collega.')
      await contest.getByLabel('Minuti che l’attività vale').fill('6')
      await contest.getByLabel('Risposta').fill('Accolta: risulta dal tuo racconto.')
      await contest.getByRole('button', { name: 'Accogli e correggi' }).click()
      await expect(officePage.getByText('Nessuna segnalazione in attesa')).toBeVisible()
      await expect(officePage.getByRole('link', { name: 'Minuti contestati', exact: true })).toBeVisible()
      await expect(
        officePage.getByRole('row', { name: /Nives Tempolungo.*Accolta, correzione: \+6 min/ }),
      ).toBeVisible()

      await page.goto(`/learn/${enrolmentId}/hours`)
      await expect(page.getByText(/^Ore riconosciute: 6 minuti su/)).toBeVisible()
      await expect(activity).toContainText(
        `Correzione dell’ufficio: ${ambito.name}: Accolta: risulta dal tuo racconto.`,
      )
      await expect(activity.getByText('Accolta', { exact: true })).toBeVisible()
      await context.close()
      await desk.close()
    })
  })
}
