import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { cookieFor, makeScenery, pageStates, type PageState, type Scenery } from './page-states.ts'
import { doors } from './route-table.ts'

let scenery: Scenery

test.beforeAll(async () => {
  test.setTimeout(180_000)
  scenery = await makeScenery()
})

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const site = () => process.env.SITE_URL ?? ''
/** Where packages are played: the other name of the same machine. */
const contentOrigin = () => site().replace('127.0.0.1', 'localhost')

async function signInto(context: BrowserContext, who: PageState['who']): Promise<void> {
  const pairs = cookieFor(who, scenery).split('; ').filter(Boolean)
  await context.addCookies(
    pairs.map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.split('=').slice(1).join('='), url: site() })),
  )
}

/** Everything a page asks of anybody else, everything it complains of. */
function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    const isOurs = ['data:', 'blob:'].includes(protocol) || [site(), contentOrigin()].includes(origin)
    if (!isOurs) faults.push(`asks ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(`throws ${error.message}`))
  page.on('console', (message) => {
    // The browser itself reports the status of a page that is meant to refuse.
    const own = message.text().startsWith('Failed to load resource') && message.text().includes('status of 4')
    if (message.type() === 'error' && !own) faults.push(`complains ${message.text()}`)
  })
  return faults
}

/** Size and colours as a visitor has them. What does not hang on either is looked at once for each size. */
const looks = [
  { width: 1280, colorScheme: 'light', only: null },
  { width: 1280, colorScheme: 'dark', only: 'color-contrast' },
  { width: 390, colorScheme: 'light', only: 'color-contrast' },
  { width: 390, colorScheme: 'dark', only: null },
] as const

async function faultsOf(page: Page, where: string, only: string | null): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(standards)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ html, any }) => `${where} ${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
  )
}

/** What sticks out to the right of a page at this width. */
function wideElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    )
    return [`${scrollWidth} of ${clientWidth}`, ...wide.slice(-4).map((one) => one.outerHTML.slice(0, 120))]
  })
}

test('every page has a state that is looked at', () => {
  const pages = Object.keys(doors).filter((file) => doors[file]?.kind === 'page')
  expect([...new Set(pageStates.map(({ file }) => file))].sort()).toEqual(pages.sort())
})

for (const { file, name, who, path, status = 200, act } of pageStates) {
  test(`${file}: ${name}`, async ({ page, context }) => {
    const faults = watch(page)
    await signInto(context, who)
    const answer = await page.goto(`${site()}${path(scenery)}`)
    expect(answer?.status()).toBe(status)
    await act?.(page, scenery)
    for (const { width, colorScheme, only } of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      faults.push(...(await faultsOf(page, `${width} ${colorScheme}`, only)))
    }
    await page.setViewportSize({ width: 360, height: 740 })
    faults.push(...(await wideElements(page)))
    expect(faults).toEqual([])
  })
}
