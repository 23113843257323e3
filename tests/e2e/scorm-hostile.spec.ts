/** Hostile packages, played: whatever they do, they see, change and reach nothing beyond their own attempt. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { getOwnPackage } from '#app/scorm/attempts/attempt-queries.server.ts'
import { contentToken } from '#app/scorm/content/content-token.server.ts'
import { packageItem, packageStructure, silentPage } from '#app/scorm/packages/package.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { packageExercise } from '#tests/setup/package-course.ts'
import { attackPage, attacks, shellScripts } from './scorm/attacks.ts'
import { expect, test } from './setup/journey.ts'
import { addPlayer, call, itemFrame } from './setup/package-frame.ts'
import { aMoment } from './setup/take-course.ts'

/** A server that is not ours, and every request that reaches it; a browser may knock at its door before it is told not to. */
async function somebodyElse() {
  const reached: string[] = []
  const server = createServer(({ url = '' }, response) => {
    reached.push(url)
    response.setHeader('Access-Control-Allow-Origin', '*').end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, reached, close: () => server.close() }
}

/** Another learner in the middle of a package. */
async function addVictim(page: Page) {
  const structure = packageStructure('1.2', [packageItem('uno')])
  const { enrolmentId, viewer, address } = await addPlayer(page, structure, {}, 'Vittoria')
  await page.goto(address)
  const frame = await itemFrame(page, 'Parte uno')
  await call(frame, [
    ['LMSSetValue', 'cmi.core.lesson_location', 'pagina-3'],
    ['LMSSetValue', 'cmi.core.lesson_status', 'incomplete'],
    ['LMSCommit', ''],
  ])
  await expect(page.getByText('Salvato', { exact: true })).toBeVisible()
  const { attempt } = await getOwnPackage(viewer, enrolmentId, packageExercise.id)
  const attemptId = attempt?.id ?? ''
  const state = () =>
    db().scormAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { items: true, commits: true } })
  const { windowId } = await state()
  return { attemptId, windowId: windowId ?? '', frame, state }
}

test('what hostile packages do in their frame reaches nothing', async ({ page, browser, baseURL }) => {
  test.setTimeout(300_000)
  const site = baseURL ?? ''
  const other = await browser.newContext({ baseURL: site })
  const victim = await addVictim(await other.newPage())
  const before = await victim.state()
  const evil = await somebodyElse()
  const ticket = { attemptId: victim.attemptId, windowId: victim.windowId }
  const placeholders: [string, string][] = [
    ['$SITE', site],
    ['$EVIL', evil.origin],
    ['$ATTEMPT', ticket.attemptId],
    ['$WINDOW', ticket.windowId],
    ['$TOKEN', contentToken(ticket, new Date())],
    ['$EXPIRED', contentToken(ticket, new Date(Date.now() - 13 * 3_600_000))],
  ]
  const filled = (text: string) => placeholders.reduce((all, [name, value]) => all.replaceAll(name, value), text)
  const titleOf = (at: number) => `Pacchetto ${at + 1}: ${attacks[at]?.[1] ?? ''}`
  const scripts = Object.entries(shellScripts).map(([name, script]) => [name, filled(script)] as const)
  const pages = attacks.map(([id, , script], at) => [`${id}.html`, attackPage(titleOf(at), filled(script))] as const)
  const items = attacks.map(([id], at) => packageItem(id, { title: titleOf(at) }))
  const files = Object.fromEntries([...scripts, ...pages])
  const thief = await addPlayer(page, packageStructure('1.2', items), files, 'Ladro')
  const opened: string[] = []
  page.context().on('page', (one) => opened.push(one.url()))
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  await page.goto(thief.address)
  const shell = page.frameLocator('iframe.package__frame')
  const wrong: string[] = []
  for (const [at, [id, what, , outcome]] of attacks.entries()) {
    if (at > 0) await shell.getByRole('button', { name: `Pacchetto ${at + 1}:` }).click()
    await expect.poll(() => page.frames().some((one) => one.url().includes(`/files/${id}.html`))).toBe(true)
    const frame = page.frames().find((one) => one.url().includes(`/files/${id}.html`))
    const actual = await frame?.evaluate((): unknown => Reflect.get(window, 'outcome'))
    const isRight = typeof outcome === 'string' ? actual === outcome : outcome.test(String(actual))
    if (!isRight) wrong.push(`${what}: ${String(actual)}`)
    if (evil.reached.length > 0) wrong.push(`${what}: reached ${evil.reached.splice(0).join(' ')}`)
  }
  expect(wrong).toEqual([])
  expect([opened, dialogs]).toEqual([[], 20])
  await expect(page).toHaveURL(`${site}${thief.address}`)
  await expect(page.getByText('RUBATO')).toHaveCount(0)
  expect(await victim.state()).toEqual(before)
  const { items: kept } = await db().scormAttempt.findFirstOrThrow({
    where: { enrolmentId: thief.enrolmentId },
    include: { items: true },
  })
  expect(JSON.stringify(kept)).not.toMatch(/student_id|total_time/)
  // Still signed in, and what was forged counts for the thief alone, whose package it is.
  const commits = await db().scormCommit.count({ where: { attempt: { enrolmentId: thief.enrolmentId } } })
  expect(commits).toBeLessThan(450)
  await page.goto('/learn')
  await expect(page).toHaveURL(/\/learn$/)
  await call(victim.frame, [
    ['LMSSetValue', 'cmi.core.lesson_location', 'pagina-4'],
    ['LMSCommit', ''],
  ])
  await expect
    .poll(async () => (await victim.state()).items[0]?.values)
    .toMatchObject({ 'cmi.core.lesson_location': 'pagina-4' })
  evil.close()
  await other.close()
})

const leave = `
  localStorage.setItem('lasciato', '1'); sessionStorage.setItem('lasciato', '1')
  for (const path of ['/', '/play', '/play/']) document.cookie = 'lasciato=1; path=' + path
  await new Promise((done) => { const request = indexedDB.open('lasciato', 1); request.onsuccess = done })
  await (await caches.open('lasciato')).put('/lasciato', new Response('1'))
  const folder = await navigator.storage.getDirectory()
  await folder.getFileHandle('lasciato', { create: true })
  return 'left'`
const look = `
  const folder = await navigator.storage.getDirectory()
  const files = []
  for await (const name of folder.keys()) files.push(name)
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  return JSON.stringify([localStorage.length, sessionStorage.length, document.cookie, databases, await caches.keys(), files])`

test('what one package stores in the browser, the next one does not find', async ({ baseURL }) => {
  // Of a browser that lets a page within another's store something: some do not, and then there is nothing to find.
  const profile = await mkdtemp(path.join(tmpdir(), 'sguardi-profile-'))
  await mkdir(path.join(profile, 'Default'))
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }
  await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const executablePath = process.env.CHROMIUM_PATH
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    ...{ args: ['--no-sandbox', '--disable-gpu'], locale: 'it-IT', ...(baseURL ? { baseURL } : {}) },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const outcome = async (address: string, title: string) => {
    await page.goto(address)
    const frame = await itemFrame(page, title)
    return frame.evaluate((): unknown => Reflect.get(window, 'outcome'))
  }
  const structure = packageStructure('1.2', [packageItem('uno')])
  const first = await addPlayer(page, structure, { 'uno.html': attackPage('Lascia', leave) })
  expect(await outcome(first.address, 'Lascia')).toBe('left')
  await context.clearCookies({ name: 'sguardi_session' })
  const second = await addPlayer(page, structure, { 'uno.html': attackPage('Cerca', look) }, 'Cercatore')
  expect(await outcome(second.address, 'Cerca')).toBe(JSON.stringify([0, 0, '', [], [], []]))
  await context.close()
  await rm(profile, { recursive: true, force: true })
})

test('a package that takes its own frame elsewhere arrives nowhere, and can be opened again', async ({ page }) => {
  page.setDefaultTimeout(20_000)
  const evil = await somebodyElse()
  const files = { 'uno.html': silentPage('1.2', 'Parte uno') }
  const { address } = await addPlayer(page, packageStructure('1.2', [packageItem('uno')]), files)
  const ways = [
    `location.href = '${evil.origin}/own'`,
    `const form = document.createElement('form'); form.action = '${evil.origin}/form'; document.body.append(form); form.submit()`,
    `parent.location.href = '${evil.origin}/shell'`,
    `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=${evil.origin}/refresh">')`,
  ]
  for (const way of ways) {
    await page.goto(address)
    const frame = await itemFrame(page, 'Parte uno')
    await frame.evaluate((code) => {
      const script = document.createElement('script')
      script.textContent = `setTimeout(() => { ${code} }, 0)`
      document.head.append(script)
    }, way)
    await aMoment(page)
    await expect(page).toHaveURL(new RegExp(`${address}$`))
  }
  expect(evil.reached).toEqual([])
  await page.goto(address)
  await itemFrame(page, 'Parte uno')
  evil.close()
})
