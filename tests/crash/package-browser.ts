import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'

/** How a visit ends. */
export const endings = ['left', 'tab', 'renderer', 'frame', 'browser'] as const
export type Ending = (typeof endings)[number]

/** Waits for something, but not for ever. */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${milliseconds} ms`)), milliseconds)
  })
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Starts Chromium on its profile, in a process group of its own; its process by what it says itself. */
async function launch(profile: string) {
  const executablePath = process.env.CHROMIUM_PATH
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    ...{ args: ['--no-sandbox', '--disable-gpu', '--no-first-run'], locale: 'it-IT' },
  })
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const pid = processInfo.find(({ type }) => type === 'browser')?.id
  if (!pid) throw new Error('the browser does not say which process it is')
  return { context, pid }
}

/** A browser with a profile of its own, which outlives it: what a killed one had kept, the next one finds. */
export async function startBrowser() {
  const profile = await mkdtemp(path.join(tmpdir(), 'sguardi-profile-'))
  let running = await launch(profile)
  let prepare: (context: BrowserContext) => Promise<void> = async () => {}
  return {
    context: () => running.context,
    /** What every browser of the person is given, also one that comes after a kill. */
    prepare: async (work: (context: BrowserContext) => Promise<void>) => {
      prepare = work
      await prepare(running.context)
    },
    /** `kill -9` of the browser with all its processes, and the next one on the same profile. */
    killAndStart: async () => {
      const closed = new Promise((resolve) => running.context.once('close', resolve))
      process.kill(-running.pid, 'SIGKILL')
      await closed
      running = await launch(profile)
      await prepare(running.context)
    },
    end: async () => {
      await running.context.close().catch(() => undefined)
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
export type TrialBrowser = Awaited<ReturnType<typeof startBrowser>>

/** Crashes the process that draws the page, or the one that draws the package in it. */
async function crash(page: Page, which: 'renderer' | 'frame'): Promise<void> {
  const shell = page.frames().find((one) => /\/play\/[^/]+\/$/.test(one.url()))
  const session = await page.context().newCDPSession(which === 'frame' && shell ? shell : page)
  const crashed = which === 'frame' ? null : page.waitForEvent('crash', { timeout: 20_000 })
  // It never answers: it is gone.
  const answer = session.send('Page.crash').catch(() => undefined)
  await (crashed ?? within(2000, 'crash', answer).catch(() => undefined))
}

/** Ends a visit, however its page is just then. Only a page that was left is still there. */
export async function endVisit(browser: TrialBrowser, page: Page, ending: Ending, elsewhere: string): Promise<void> {
  if (ending === 'browser') return browser.killAndStart()
  if (ending === 'left') {
    await page.goto(elsewhere, { timeout: 20_000 }).catch(() => undefined)
    return
  }
  if (ending !== 'tab') await crash(page, ending)
  await page.close()
}
