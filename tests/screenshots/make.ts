/**
 * `npm run screenshots`: starts a demonstration with its own data, takes the pictures of README and docs/ in Chromium and
 * writes them as small WebP files to docs/images. Run it again when the face of the site has changed.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { ensureChromium } from '#app/cli/chromium.mjs'
import { startSite } from '../setup/site.ts'

const folder = path.resolve('docs/images')
/** Bytes of one picture, so that a clone stays small. */
const largest = 60 * 1024

type Shot = {
  name: string
  /** Demo account; none for a visitor. */
  as?: string
  size?: { width: number; height: number }
  /** Brings the page to what is to be seen. */
  visit: (page: Page) => Promise<void>
}

const desktop = { width: 1120, height: 760 }
const phone = { width: 390, height: 760 }

async function continueCourse(page: Page): Promise<void> {
  await page.goto('/home')
  await page.getByRole('link', { name: 'Continua', exact: true }).first().click()
  await page.waitForURL(/\/learn\/[^/]+\/[^/]+$/)
}

const show = (address: string) => async (page: Page) => {
  await page.goto(address)
}

const openOffice = async (page: Page): Promise<void> => {
  await page.goto('/office')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const shots: Shot[] = [
  { name: 'learner-home', as: 'nido@carate.example', visit: show('/home') },
  { name: 'lesson', as: 'nido@carate.example', visit: continueCourse },
  { name: 'lesson-phone', as: 'nido@carate.example', size: phone, visit: continueCourse },
  { name: 'verify', visit: show('/verify') },
  {
    name: 'office-coverage',
    as: 'ufficio@visconteo.example',
    visit: async (page) => {
      await openOffice(page)
      await page.getByRole('heading', { name: 'Comuni e settori' }).evaluate((heading) => {
        heading.scrollIntoView()
      })
    },
  },
  {
    name: 'office-people',
    as: 'ufficio@visconteo.example',
    visit: async (page) => {
      await openOffice(page)
      await page.goto(`${new URL(page.url()).pathname}/people`)
    },
  },
  {
    name: 'office-zip',
    as: 'ufficio@visconteo.example',
    visit: async (page) => {
      await openOffice(page)
      await page.goto(`${new URL(page.url()).pathname}/bundles`)
    },
  },
]

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/login')
  await page.getByRole('button', { name: email }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

/** WebP by Chromium itself, of ever lower quality until it is small enough. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page)
  for (let quality = 80; quality >= 20; quality -= 10) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality })
    const bytes = Buffer.from(data, 'base64')
    if (bytes.byteLength <= largest) return bytes
  }
  throw new Error(`no picture of ${page.url()} is small enough`)
}

async function take(browser: Browser, baseURL: string, { name, as, size = desktop, visit }: Shot): Promise<void> {
  const context = await browser.newContext({ baseURL, viewport: size, locale: 'it-IT', timezoneId: 'Europe/Rome' })
  const page = await context.newPage()
  if (as) await signIn(page, as)
  await visit(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => true))
  const file = path.join(folder, `${name}.webp`)
  await writeFile(file, await picture(page))
  const { size: bytes } = await stat(file)
  process.stdout.write(`${path.relative('.', file)} ${Math.ceil(bytes / 1024)} KB\n`)
  await context.close()
}

// Date fields follow the browser's own language.
const args = ['--no-sandbox', '--lang=it-IT']
const executablePath = await ensureChromium()
const site = await startSite()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args })
try {
  await mkdir(folder, { recursive: true })
  for (const shot of shots) await take(browser, site.url, shot)
} finally {
  await browser.close()
  await site.stop()
}
