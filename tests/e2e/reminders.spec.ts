import { addRule } from '#app/learning/assignments/rule.fixtures.ts'
import { assignRule } from '#app/learning/assignments/assign-people.server.ts'
import { remindAmbito } from '#app/learning/reminders/remind-people.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { workingDayFrom } from '#app/platform/working-days.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnCourse } from './setup/own-course.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

/** An office and a clerk of whom a course is asked since today. */
async function makeWorld() {
  const { slug } = await addOwnCourse()
  const { ambitoId, slug: ambitoSlug, comuni } = await addOwnAmbito(['Valmarina'])
  const [comune] = comuni
  if (!comune) throw new Error('no comune')
  const clerk = await addOwnPerson({ givenName: 'Nerina', familyName: 'Salvaterra', departments: [comune.registry] })
  const office = await addOwnPerson({
    ...{ givenName: 'Oreste', familyName: 'Montescuro' },
    grant: { role: 'ambito_office', ambitoId },
  })
  const now = new Date()
  const { courseId } = await getCurrentVersion(slug)
  const ruleId = await addRule({ ambitoId, courseId, startsOn: civilDay(now) })
  await assignRule(ruleId, now)
  const nextMorning = workingDayFrom(new Date(civilDay(now).getTime() + 86_400_000))
  return { ambitoId, ambitoSlug, ruleId, clerk, office, nextMorning }
}

const mailTo = (recipient: string) => db().mail.findFirstOrThrow({ where: { recipient } })

test('an office changes its reminders, sees what would go out, and later why it did; a digest is refused by its link, without signing in and without script', async ({
  page,
  context,
  browser,
}) => {
  const { ambitoId, ambitoSlug, ruleId, clerk, office, nextMorning } = await makeWorld()
  await signIn(page, office)
  await page.goto(`/office/${ambitoSlug}/duties`)
  await page.getByRole('link', { name: 'Promemoria: a chi si scrive e quando' }).click()
  await expect(page).toHaveURL(/duties\/reminders$/)
  await expect(page.getByText('Prima della scadenza: 14 giorni prima, 3 giorni prima.')).toBeVisible()
  await expect(page.getByText(/^1 persona, 0 referenti/)).toBeVisible()

  // What was typed can be seen before it is saved.
  await page.getByLabel('Promemoria', { exact: true }).selectOption('off')
  await page.getByRole('button', { name: 'Mostra che cosa partirebbe' }).click()
  await expect(page.getByText('Con le modifiche non ancora salvate.')).toBeVisible()
  // The clerk's, and on the day before that of the digest the office's as well.
  await expect(page.getByText(/^promemoria dell’ambito spenti: [12]$/)).toBeVisible()
  await page.getByLabel('Promemoria', { exact: true }).selectOption('on')
  await page.getByLabel('Giorni prima della scadenza').fill('20, dieci')
  await page.getByRole('button', { name: 'Salva il calendario' }).click()
  await expect(page.getByRole('alert')).toContainText('Scrivi al massimo cinque numeri')
  await page.getByLabel('Giorni prima della scadenza').fill('20, 10')
  await page.getByLabel('Giorno del riepilogo').selectOption(String(nextMorning.getUTCDay()))
  await page.getByRole('button', { name: 'Salva il calendario' }).click()
  await expect(page.getByText('Il calendario è salvato.')).toBeVisible()
  await expect(page.getByText('Prima della scadenza: 20 giorni prima, 10 giorni prima.')).toBeVisible()
  await expect(page.getByText(/^1 persona, 0 referenti, 1 persona dell’ufficio/)).toBeVisible()

  // The next working morning comes.
  await remindAmbito(ambitoId, nextMorning, new Date())
  expect((await mailTo(clerk.email)).text).toContain('non è possibile disiscriversi')
  await page.goto(`/office/${ambitoSlug}/duties/${ruleId}`)
  await page.getByRole('link', { name: 'Vedi i promemoria di Nerina Salvaterra' }).click()
  await expect(page).toHaveURL(/\/reminders$/)
  const decided = page.getByRole('region', { name: 'Decisioni, le più recenti per prime' })
  await expect(decided.getByRole('row', { name: /nuovo obbligo/ })).toContainText('partito')

  const { unsubscribeUrl } = await mailTo(office.email)
  const { pathname } = new URL(unsubscribeUrl ?? '')
  const stranger = await browser.newContext({ javaScriptEnabled: false })
  const plain = await stranger.newPage()
  await plain.goto(new URL(pathname, page.url()).href)
  await expect(plain.getByText('Non arriverà più il riepilogo settimanale')).toBeVisible()
  expect(await db().reminderRefusal.count({ where: { personId: office.personId } })).toBe(0)
  await plain.getByRole('button', { name: 'Non li voglio più' }).click()
  await expect(plain.getByRole('heading', { level: 1, name: 'Fatto' })).toBeVisible()
  await plain.getByRole('button', { name: 'Li voglio di nuovo' }).click()
  await expect(plain.getByRole('button', { name: 'Non li voglio più' })).toBeVisible()
  await stranger.close()

  // As a mail program does it: one POST, no page.
  const form = { 'List-Unsubscribe': 'One-Click' }
  const answer = await page.request.post(pathname, { form, headers: { Cookie: '' } })
  expect(answer.status()).toBe(204)
  await page.goto('/account')
  await page.getByRole('link', { name: 'I miei promemoria' }).click()
  await expect(page).toHaveURL(/\/reminders$/)
  await expect(page.getByLabel('Riepilogo settimanale, per referenti e uffici')).not.toBeChecked()
  await expect(page.getByLabel('Promemoria prima della scadenza')).toBeChecked()

  await context.clearCookies()
  await signIn(page, clerk)
  await page.goto('/reminders')
  const own = page.getByRole('region', { name: 'Decisioni, le più recenti per prime' })
  await expect(own.getByText(/nuovo obbligo/)).toBeVisible()
  const next = page.getByRole('region', { name: 'Prossimi promemoria' })
  await expect(next.getByText(/\(prima della scadenza\)/)).toBeVisible()
  await page.getByLabel('Promemoria prima della scadenza').uncheck()
  await page.getByRole('button', { name: 'Salva la scelta' }).click()
  await expect(page.getByText('La scelta è salvata.')).toBeVisible()
  await expect(next.getByText(/\(dopo la scadenza\)/)).toBeVisible()
})
