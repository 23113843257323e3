/**
 * `npm run bench:weight [-- --json]`: what the first load of a lesson page brings over the wire into an empty cache, and
 * whether anything shifts while it comes, on a desk and on a phone, also over a slow line where fonts come late.
 */
import { parseArgs } from 'node:util'
import { chromium, type Browser, type BrowserContext, type CDPSession } from 'playwright'
import { ensureChromium } from '#app/cli/chromium.mjs'
import { startSite } from '#tests/setup/site.ts'
import { setUpProduct } from './prepare-site.ts'

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

/** Bytes of HTML, CSS, JS and fonts together, as compressed. */
const atMostBytes = 120 * 1024
const kinds = ['html', 'css', 'js', 'font', 'image', 'other'] as const
type Kind = (typeof kinds)[number]

const situations = [
  { name: '1280 px', width: 1280, slow: false },
  { name: '1280 px, slow line', width: 1280, slow: true },
  { name: '390 px', width: 390, slow: false },
  { name: '390 px, slow line', width: 390, slow: true },
] as const
type Situation = (typeof situations)[number]

type Weight = { situation: string; bytes: Record<Kind, number>; counted: number; layoutShift: number; met: boolean }

const kindOf: Partial<Record<string, Kind>> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'font',
  Image: 'image',
}

/** Signs in to the demo account that is half-way through the course; returns the lesson it goes on with. */
async function openSession(context: BrowserContext, url: string): Promise<string> {
  const page = await context.newPage()
  await page.goto(`${url}/login`)
  await page.getByRole('button', { name: /nido@carate\.example/ }).click()
  await page.waitForURL('**/home')
  const lesson = page.locator('main a[href^="/learn/"]').first()
  const path = await lesson.getAttribute('href')
  if (!path) throw new Error('there is no lesson to go on with')
  return path
}

/** Sums what each answer took on the wire, compressed, with its headers. */
function countBytes(session: CDPSession): Record<Kind, number> {
  const bytes = { html: 0, css: 0, js: 0, font: 0, image: 0, other: 0 }
  const requests = new Map<string, Kind>()
  session.on('Network.responseReceived', ({ requestId, type }) => requests.set(requestId, kindOf[type] ?? 'other'))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[requests.get(requestId) ?? 'other'] += encodedDataLength
  })
  return bytes
}

/** Lighthouse's slow 4G: 150 ms there and back, 1.6 Mbit a second. */
async function slowDown(session: CDPSession): Promise<void> {
  const rate = (1.6 * 1024 * 1024) / 8
  const speed = { latency: 150, downloadThroughput: rate, uploadThroughput: rate }
  await session.send('Network.emulateNetworkConditions', { offline: false, ...speed })
}

/** In the page: everything that moved without being asked to, as the browser scores it (Layout Instability API). */
const observeShift = () => {
  let sum = 0
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('value' in entry && typeof entry.value === 'number') sum += entry.value
    }
    document.documentElement.dataset.layoutShift = String(sum)
  })
  observer.observe({ type: 'layout-shift', buffered: true })
}

type Lesson = { url: string; storageState: Awaited<ReturnType<BrowserContext['storageState']>> }

/** Loads the lesson in a fresh context, whose cache is empty, and scrolls through it. */
async function weigh(browser: Browser, lesson: Lesson, { name, width, slow }: Situation): Promise<Weight> {
  const { url, storageState } = lesson
  const context = await browser.newContext({ viewport: { width, height: 844 }, storageState, locale: 'it-IT' })
  try {
    const page = await context.newPage()
    await page.addInitScript(observeShift)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const bytes = countBytes(session)
    if (slow) await slowDown(session)
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.evaluate(async () => {
      await document.fonts.ready
      window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })
    })
    await page.waitForLoadState('networkidle')
    const shift = await page.locator('html').getAttribute('data-layout-shift')
    const layoutShift = Number(shift ?? 0)
    const counted = bytes.html + bytes.css + bytes.js + bytes.font
    return { situation: name, bytes, counted, layoutShift, met: counted <= atMostBytes && layoutShift === 0 }
  } finally {
    await context.close()
  }
}

const kib = (bytes: number) => (bytes / 1024).toFixed(1).padStart(9)

function table(weights: readonly Weight[]): string {
  const head = `${'KiB on the wire'.padEnd(20)}${[...kinds, 'first load'].map((kind) => kind.padStart(kind === 'first load' ? 12 : 9)).join('')}   shift`
  const lines = weights.map(
    ({ situation, bytes, counted, layoutShift, met }) =>
      `${situation.padEnd(20)}${kinds.map((kind) => kib(bytes[kind])).join('')}   ${kib(counted)}   ${layoutShift.toFixed(4)}  ${met ? 'met' : 'NOT met'}`,
  )
  return [head, ...lines, '', 'first load: HTML, CSS, JS and fonts; aim at most 120 KiB and no shift', ''].join('\n')
}

await setUpProduct()
const executablePath = await ensureChromium()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
const site = await startSite()
try {
  const context = await browser.newContext()
  const path = await openSession(context, site.url)
  const lesson = { url: `${site.url}${path}`, storageState: await context.storageState() }
  const weights: Weight[] = []
  for (const situation of situations) weights.push(await weigh(browser, lesson, situation))
  const report = { date: new Date().toISOString().slice(0, 10), page: path, atMostBytes, weights }
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : table(weights))
} finally {
  await browser.close()
  await site.stop()
}
