import { createServer } from 'node:http'
import { chromium, type Browser, type Page } from 'playwright'
import { addAccount, password } from '#app/identity/account.fixtures.ts'
import { ensureChromium } from '#app/cli/chromium.mjs'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { freePort } from '#app/platform/embedded-postgres.server.ts'
import { packageItem, packageStructure, silentPage } from '#app/scorm/packages/package.fixtures.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'
import type { RunningSite } from '#tests/setup/site.ts'
import { inDatabaseOf } from '#tests/setup/site-database.ts'
import { median } from './measures.ts'

export type Paint = {
  name: string
  /** Milliseconds from the click to the first paint of the item, medians. */
  player: number
  static: number
  ratio: number
}

/** A script as authoring tools bring it along: so many bytes to be fetched, read and run before anything is drawn. */
const scriptOf = (bytes: number) =>
  Array.from(
    { length: Math.round(bytes / 60) },
    (_, n) => `var f${n}=function(a,b){return a?b+${n}:[a,b].length};f${n}(1,2);\n`,
  ).join('')

const item = `${silentPage('1.2', 'Parte uno')}<script src="program.js"></script><p>Una pagina del pacchetto.</p>`

/** An item of one page, and one that brings the program of an authoring tool along. */
const items = [
  { name: 'an item of one page', files: { 'uno.html': item, 'program.js': '' } },
  { name: 'with 1.5 MB of script', files: { 'uno.html': item, 'program.js': scriptOf(1_500_000) } },
] as const

/** The same files from a bare HTTP server, with a page that leads to them. */
async function serveStatic(files: Record<string, string>) {
  const typeOf = (name: string) => (name.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8')
  const server = createServer(({ url = '/' }, response) => {
    const name = url.slice(1)
    const text = name === '' ? '<!doctype html><title>Inizio</title><a href="/uno.html">Apri</a>' : files[name]
    response.writeHead(text === undefined ? 404 : 200, { 'Content-Type': typeOf(name || 'index.html') })
    response.end(text)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

/** When the item's page was first painted, in milliseconds since 1970; waits for it. */
async function paintedAt(page: Page): Promise<number> {
  for (;;) {
    const frame = page.frames().find((one) => one.url().includes('uno.html'))
    const at = await frame
      ?.evaluate(() => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0]
        return paint ? performance.timeOrigin + paint.startTime : null
      })
      .catch(() => null)
    if (at) return at
    await page.waitForTimeout(10)
  }
}

/** Milliseconds from the click on a link to the first paint of the item. */
async function fromClick(page: Page, address: string, name: string): Promise<number> {
  await page.goto(address, { waitUntil: 'networkidle' })
  const clicked = await page.getByRole('link', { name }).evaluate((link) => {
    const at = performance.timeOrigin + performance.now()
    if (link instanceof HTMLElement) link.click()
    return at
  })
  return (await paintedAt(page)) - clicked
}

async function measure(browser: Browser, site: RunningSite, rounds: number, { name, files }: (typeof items)[number]) {
  const { email, enrolmentId } = await inDatabaseOf(site.dataDir, async () => {
    const structure = packageStructure('1.2', [packageItem('uno')])
    const { slug } = await addPackageCourse(structure, new Date(), files)
    const account = await addAccount()
    const enrolled = await enrolInCourse(viewerWith([], account.personId), slug, new Date())
    return { ...account, ...enrolled }
  })
  const bare = await serveStatic(files)
  const context = await browser.newContext({ locale: 'it-IT' })
  try {
    const page = await context.newPage()
    await page.goto(`${site.url}/login`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Entra', exact: true }).click()
    await page.waitForURL('**/home')
    const lesson = site.url + learningPaths.lesson({ enrolmentId, lessonId: packageExercise.lessonId })
    const times = { player: [0], static: [0] }
    for (let round = 0; round <= rounds; round += 1) {
      times.static.push(await fromClick(page, bare.url, 'Apri'))
      times.player.push(await fromClick(page, lesson, packageExercise.title))
    }
    // The first round fills the caches of both.
    const [player, plain] = [times.player, times.static].map((all) => Math.round(median(all.slice(2))))
    const ratios = times.player.slice(2).map((time, round) => time / (times.static[round + 2] ?? time))
    return { name, player: player ?? 0, static: plain ?? 0, ratio: Math.round(median(ratios) * 100) / 100 }
  } finally {
    await context.close()
    bare.close()
  }
}

/** The time from the click to the first paint of an item, beside the same files served statically, in turns. */
export async function measurePaint(site: RunningSite, rounds: number): Promise<Paint[]> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    const paints: Paint[] = []
    for (const one of items) paints.push(await measure(browser, site, rounds, one))
    return paints
  } finally {
    await browser.close()
  }
}
