import type { Browser, Page } from '@playwright/test'
import { codeAt } from '#app/learning/meetings/door-code.server.ts'
import { meetingPaths } from '#app/learning/meetings/paths.ts'
import { db } from '#app/platform/database.server.ts'
import { courseSlug } from './setup/doors.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnMeeting, enrolInEdition } from './setup/own-edition.ts'
import { addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const minute = 60_000

async function world() {
  const { ambitoId, slug: ambitoSlug, comuni } = await addOwnAmbito(['Comune di Prova'])
  const departments = comuni.map(({ registry }) => registry)
  const teacher = await addOwnPerson({ givenName: 'Ines', familyName: 'Cattedra' })
  const office = await addOwnPerson({
    ...{ givenName: 'Ufficio', familyName: 'Incontri', grant: { role: 'ambito_office', ambitoId } },
  })
  const nives = await addOwnPerson({ givenName: 'Nives', familyName: 'Contarina', departments })
  const orio = await addOwnPerson({ givenName: 'Orio', familyName: 'Boscaiolo', departments })
  const meeting = await addOwnMeeting({ ambitoId, slug: courseSlug, teacher })
  const enrolments = { nives: await enrolInEdition(meeting, nives), orio: await enrolInEdition(meeting, orio) }
  return { ambitoSlug, teacher, office, nives, orio, enrolments, ...meeting }
}

async function onPhone(browser: Browser, baseURL = ''): Promise<Page> {
  return (await browser.newContext({ ...phone, baseURL })).newPage()
}

/** The code the teacher's page shows now, as the last row reads it. */
async function shownCode(desk: Page, meetingId: string, direction: 'entry' | 'exit'): Promise<string> {
  await desk.goto(meetingPaths.code({ meetingId, direction }))
  const picture = desk.getByRole('img', { name: /^Codice QR della porta: / })
  return ((await picture.getAttribute('alt')) ?? '').slice(-6)
}

/** As if the meeting had ended just now, and whoever is there had come half an hour ago. */
async function letTimePass(meetingId: string) {
  const now = Date.now()
  const enteredAt = new Date(now - 25 * minute)
  await db().meeting.update({ where: { id: meetingId }, data: { endsAt: new Date(now) } })
  await db().meetingPresence.updateMany({ where: { meetingId }, data: { enteredAt } })
}

test('two people enter and leave with the code, a forwarded one is refused, the teacher confirms and the minutes appear', async ({
  page: desk,
  browser,
  baseURL,
}) => {
  const { teacher, nives, orio, enrolments, meetingId } = await world()
  await signIn(desk, teacher)
  await desk.waitForURL('**/home')
  const door = async (direction: 'entry' | 'exit') =>
    meetingPaths.door({ meetingId, direction, code: await shownCode(desk, meetingId, direction) })

  // Scanned before signing in: the moment of the scan is kept while the password is typed.
  const first = await onPhone(browser, baseURL)
  await first.goto(await door('entry'))
  await first.getByRole('textbox', { name: 'Indirizzo e-mail' }).fill(nives.email)
  await first.getByRole('textbox', { name: 'Password' }).fill(nives.password)
  await first.getByRole('main').getByRole('button', { name: 'Entra', exact: true }).click()
  await expect(first.getByText('Stai registrando la presenza di Nives Contarina.')).toBeVisible()
  await first.getByRole('button', { name: 'Sono qui: registra l’entrata' }).click()
  await expect(first.getByText(/^Entrata registrata alle \d\d:\d\d\.$/)).toBeVisible()

  // A code forwarded a minute later says so; the one typed from the screen works.
  const second = await onPhone(browser, baseURL)
  await signIn(second, orio)
  await second.waitForURL('**/home')
  const { secret } = await db().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { secret: true } })
  const { code: old } = codeAt(secret, 'entry', new Date(Date.now() - minute))
  await second.goto(meetingPaths.door({ meetingId, direction: 'entry', code: old }))
  await expect(second.getByRole('alert')).toContainText('un codice inoltrato non funziona')
  await second.goto(meetingPaths.calendar())
  await second.getByRole('textbox', { name: 'Codice' }).fill((await shownCode(desk, meetingId, 'entry')).toLowerCase())
  await second.getByRole('button', { name: 'Registra', exact: true }).click()
  await expect(second.getByText(/^Entrata registrata alle/)).toBeVisible()
  await second.goto(await door('entry'))
  await second.getByRole('button', { name: 'Sono qui: registra l’entrata' }).click()
  await expect(second.getByRole('alert')).toContainText('La tua entrata è già registrata')

  for (const [phonePage, name] of [
    [first, 'Nives'],
    [second, 'Orio'],
  ] as const) {
    await phonePage.goto(await door('exit'))
    await phonePage.getByRole('button', { name: 'Vado via: registra l’uscita' }).click()
    await expect(phonePage.getByText(/^Uscita registrata alle/), name).toBeVisible()
  }
  await letTimePass(meetingId)
  await desk.goto(meetingPaths.list({ meetingId }))
  await expect(desk.getByText('Iscritti 2 · entrati 2 · usciti 2')).toBeVisible()
  // Who teaches has no office.
  await expect(desk.getByRole('navigation', { name: /^Pagine di / })).toHaveCount(0)
  await desk.getByRole('button', { name: 'Confermo: l’elenco è giusto' }).click()
  await expect(desk.getByText('Le presenze sono confermate e i minuti contano.')).toBeVisible()
  await expect(desk.getByRole('listitem').filter({ hasText: 'Contarina Nives' })).toContainText(/contano 2\d minuti/)
  const entries = await db().attendanceEntry.findMany({ where: { enrolmentId: { in: Object.values(enrolments) } } })
  expect(entries.map(({ kind, activityId }) => [kind, activityId])).toEqual(Array(2).fill(['meeting', meetingId]))
  expect(entries.every(({ minutes }) => minutes >= 20 && minutes <= 30)).toBe(true)
  const refusals = await db().meetingScan.findMany({ where: { meetingId, refusal: { not: null } } })
  expect(refusals.map(({ refusal }) => refusal).sort()).toEqual(['already_entered', 'code_old'])
})

test('the code turns by itself, with script and without', async ({ page, browser, baseURL }) => {
  const { teacher, meetingId } = await world()
  await signIn(page, teacher)
  await page.waitForURL('**/home')
  const picture = page.getByRole('img', { name: /^Codice QR della porta: / })
  const before = await shownCode(page, meetingId, 'entry')
  await expect(picture).not.toHaveAttribute('alt', new RegExp(`${before}$`), { timeout: 40_000 })

  const bare = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const desk = await bare.newPage()
  await signIn(desk, teacher)
  await desk.goto(meetingPaths.code({ meetingId, direction: 'exit' }))
  const seconds = Number(await desk.locator('meta[http-equiv="refresh"]').getAttribute('content'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(31)
  await bare.close()
})

/** The events of an iCalendar file, unfolded (RFC 5545, 3.1), each as its properties; every component must be closed. */
function readEvents(text: string): Record<string, string>[] {
  const open: string[] = []
  const events: Record<string, string>[] = []
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    const [name, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]
    if (name === 'BEGIN') open.push(value)
    if (name === 'BEGIN' && value === 'VEVENT') events.push({})
    else if (name === 'END') expect(open.pop()).toBe(value)
    else if (open.at(-1) === 'VEVENT') Object.assign(events.at(-1) ?? {}, { [name]: value })
  }
  expect(open).toEqual([])
  return events
}

test('the calendar under its secret address follows changes, and a renewed address ends the one before', async ({
  page,
  browser,
  baseURL,
}) => {
  const { ambitoSlug, office, nives, meetingId, editionId } = await world()
  await signIn(page, nives)
  await page.waitForURL('**/home')
  await page.goto(meetingPaths.calendar())
  const make = async (name: string) => {
    await page.getByRole('button', { name }).click()
    return new URL(await page.getByRole('textbox', { name: 'Il tuo indirizzo' }).inputValue()).pathname
  }
  const address = await make('Crea l’indirizzo')
  const { token } = /calendar\/(?<token>\w+)\.ics/.exec(address)?.groups ?? {}
  const stored = await db().calendarFeed.findUniqueOrThrow({ where: { personId: nives.personId } })
  expect(JSON.stringify(stored)).not.toContain(token)
  // A calendar program has no session.
  const stranger = await browser.newContext({ ...(baseURL ? { baseURL } : {}) })
  const read = async () => readEvents(await (await stranger.request.get(address)).text())
  const [planned, ...rest] = await read()
  expect(rest).toEqual([])
  const { startsAt } = await db().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { startsAt: true } })
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'medium' })
  expect(planned).toMatchObject({
    'DTSTART;TZID=Europe/Rome': clock.format(startsAt).replace(' ', 'T').replace(/[-:]/g, ''),
    ...{ SUMMARY: 'Ascoltare allo sportello', LOCATION: 'Sala consiliare', STATUS: 'CONFIRMED', SEQUENCE: '0' },
  })

  const desk = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage()
  await signIn(desk, office)
  await desk.waitForURL('**/home')
  await desk.goto(`/office/${ambitoSlug}/editions/${editionId}/meetings`)
  await desk.getByRole('link', { name: 'Ascoltare allo sportello', exact: true }).click()
  await desk.getByRole('button', { name: 'Annulla l’incontro e avvisa' }).click()
  await expect(desk.getByRole('alert')).toContainText('Scrivi il motivo.')
  await desk.getByRole('textbox', { name: 'Motivo' }).fill('La docente è malata.')
  await desk.getByRole('button', { name: 'Annulla l’incontro e avvisa' }).click()
  await expect(desk.getByRole('row').filter({ hasText: 'Ascoltare allo sportello' })).toContainText('Annullato')
  const [cancelled] = await read()
  expect(cancelled).toMatchObject({ UID: planned?.UID, STATUS: 'CANCELLED', SEQUENCE: '1' })
  const mails = () =>
    db().mail.count({ where: { recipient: nives.email, subject: { startsWith: 'Incontro annullato' } } })
  await expect.poll(mails, { timeout: 30_000 }).toBe(1)

  await page.goto(meetingPaths.calendar())
  const renewed = await make('Crea un indirizzo nuovo')
  expect(renewed).not.toBe(address)
  expect((await stranger.request.get(address)).status()).toBe(404)
  expect((await stranger.request.get(renewed)).status()).toBe(200)
})

test('the office plans a meeting, and paper and guests find their way into the list', async ({ page }) => {
  const { ambitoSlug, office, orio, meetingId, editionId } = await world()
  await signIn(page, office)
  await page.waitForURL('**/home')
  await page.goto(`/office/${ambitoSlug}/editions/${editionId}/meetings`)
  await page.getByRole('link', { name: 'Metti in calendario un incontro' }).click()
  await page.getByRole('textbox', { name: 'Argomento' }).fill('Mediare tra uffici')
  await page.getByLabel('Giorno').fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10))
  await page.getByLabel('Inizio').fill('11:00')
  await page.getByLabel('Fine').fill('09:00')
  await page.getByRole('textbox', { name: 'Luogo' }).fill('Biblioteca')
  await page.getByRole('button', { name: 'Metti in calendario' }).click()
  await expect(page.getByRole('alert')).toContainText('La fine deve venire dopo l’inizio.')
  await page.getByLabel('Fine').fill('13:00')
  await page.getByRole('button', { name: 'Metti in calendario' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Mediare tra uffici' })).toContainText('Biblioteca')

  await page.goto(meetingPaths.list({ meetingId }))
  const menu = page.getByRole('navigation', { name: /^Pagine di / })
  await expect(menu.getByRole('link', { name: 'Edizioni' })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('navigation', { name: 'Percorso' }).getByRole('link', { name: 'Incontri' }).click()
  await expect(page).toHaveURL(`/office/${ambitoSlug}/editions/${editionId}/meetings`)

  await page.goto(meetingPaths.roster({ meetingId }))
  const { startsAt } = await db().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { startsAt: true } })
  const clock = (minutes: number) =>
    new Intl.DateTimeFormat('it', { timeZone: 'Europe/Rome', timeStyle: 'short' }).format(
      startsAt.getTime() + minutes * minute,
    )
  await page.getByLabel('Entrata di Boscaiolo Orio').fill(clock(1))
  await page.getByLabel('Uscita di Boscaiolo Orio').fill(clock(20))
  await page.getByRole('button', { name: 'Vedi che cosa cambia' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Boscaiolo Orio' })).toContainText('nuovo')
  expect(await db().meetingPresence.count({ where: { meetingId } })).toBe(0)
  await page.getByRole('button', { name: 'Salva quello che dice il foglio' }).click()
  await expect(page.getByText('Salvata 1 riga del foglio.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: `${orio.familyName} Orio` })).toContainText('foglio firme')

  await page.goto(meetingPaths.guests({ meetingId }))
  await page.getByRole('textbox', { name: 'Nome e cognome' }).fill('Nives Contarina')
  await page.getByLabel('Entrata').fill(clock(2))
  await page.getByLabel('Uscita').fill(clock(30))
  await page.getByRole('button', { name: 'Aggiungi', exact: true }).click()
  await page.getByLabel('Collega a').selectOption({ label: 'Contarina Nives' })
  await page.getByRole('button', { name: 'Collega Nives Contarina' }).click()
  await expect(page.getByText('Collegato a Contarina Nives')).toBeVisible()
  await page.goto(meetingPaths.sheet({ meetingId }))
  await expect(page.getByRole('row').filter({ hasText: 'Boscaiolo Orio' })).toBeVisible()
})

test('before the door opens the list says from when, and on a phone every page of the meeting is in sight', async ({
  page,
}) => {
  const { teacher, meetingId } = await world()
  const startsAt = new Date(Math.floor(Date.now() / minute) * minute + 60 * minute)
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + 60 * minute) }
  await db().meeting.update({ where: { id: meetingId }, data: times })
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, teacher)
  await page.waitForURL('**/home')
  await page.goto(meetingPaths.list({ meetingId }))
  const opens = new Intl.DateTimeFormat('it', { timeZone: 'Europe/Rome', timeStyle: 'short' }).format(
    startsAt.getTime() - 15 * minute,
  )
  await expect(page.getByText(/^Le presenze si scrivono dal/)).toContainText(`ore ${opens}, un quarto d’ora prima`)
  await expect(page.getByText('Correggi', { exact: true })).toHaveCount(0)
  const tabs = page.getByRole('navigation', { name: 'Pagine dell’incontro' }).getByRole('link')
  await expect(tabs).toHaveCount(5)
  const edges = await tabs.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().right))
  expect(edges.filter((right) => right > 390)).toEqual([])

  await page.goto(meetingPaths.roster({ meetingId }))
  await expect(page.getByText(/^Il foglio si copia dopo l’incontro/)).toBeVisible()
  await page.goto(meetingPaths.guests({ meetingId }))
  await expect(page.getByRole('button', { name: 'Aggiungi', exact: true })).toHaveCount(0)

  await db().meeting.update({ where: { id: meetingId }, data: { startsAt: new Date(Date.now() + 10 * minute) } })
  await page.goto(meetingPaths.list({ meetingId }))
  await expect(page.getByText('Correggi', { exact: true })).toHaveCount(2)
})
