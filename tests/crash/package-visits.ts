import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Frame, Page, Request, Response } from 'playwright'
import { z } from 'zod'
import { secondsOf } from '#app/scorm/scorm-time.ts'
import { Commit, Values } from '#app/scorm/schemas.ts'
import { call } from '#tests/e2e/setup/package-frame.ts'
import { endVisit, within, type Ending, type TrialBrowser } from './package-browser.ts'
import { judge, mostSteps, newLedger, noteFound, reachedBy, secondsOfVisit, together, write } from './package-ledger.ts'
import type { Faults, Found, Ledger } from './package-ledger.ts'
import { sessionTime, stepValues, wordsOf, type Call, type Progress, type TrialEdition } from './trial-package.ts'

/** Somebody who works through a package: signed in by a cookie, enrolled, with the address of the package's page. */
export type Player = { enrolmentId: string; cookie: string; address: string; elsewhere: string; edition: TrialEdition }
/** An attempt as it went. */
export type Attempt = Player & {
  ledger: Ledger
  windows: string[]
  faults: Faults
  visits: number
  ended: Ending[]
  steps: number
  onOpened: () => void
  /** How often the network was taken away. */
  offline: number
}
/** How much of the attempt's pages did not come. */
type Signal = { failures: number }

const Sent = z.object({ commit: Commit })
const Accepted = z.object({ ok: z.literal(true) })
const OpenedWindow = z.object({ ok: z.literal(true), windowId: z.string() })
const Restored = z.object({ values: Values, total: z.string(), objectives: z.number(), interactions: z.number() })
type Restored = z.infer<typeof Restored>

/** Milliseconds in which a page opens, or a calm one is saved, however often the server is killed meanwhile. */
const longest = 120_000

/** Waits until the answer is not null. */
async function until<T>(what: string, ask: () => Promise<T | null> | T | null): Promise<T> {
  for (const end = Date.now() + longest; Date.now() < end;) {
    const answer = await ask()
    if (answer !== null) return answer
    await wait(40)
  }
  throw new Error(`${what}: not within ${longest} ms`)
}

const sentIn = (request: Request): Commit | null => {
  if (!request.url().endsWith('/packages/commits')) return null
  return Sent.safeParse(JSON.parse(request.postData() ?? 'null')).data?.commit ?? null
}

/** A page of the attempt: what it sends and what is answered goes into the ledger. */
function watch(page: Page, attempt: Attempt, signal: Signal): void {
  const { ledger } = attempt
  page.on('request', (request) => {
    const commit = sentIn(request)
    if (commit) reachedBy(ledger, 'kept', commit)
  })
  page.on('requestfailed', (request) => {
    if (!request.url().includes('/packages/')) signal.failures += 1
  })
  const onAnswer = async (response: Response) => {
    const request = response.request()
    if (request.method() !== 'POST') {
      if (response.status() >= 400 && request.resourceType() !== 'image') signal.failures += 1
      return
    }
    const commit = sentIn(request)
    const isOpening = request.url().endsWith('/packages/openings')
    if (!commit && !isOpening) return
    const answer: unknown = await response.json().catch(() => null)
    if (commit && Accepted.safeParse(answer).success) reachedBy(ledger, 'acknowledged', commit)
    const opened = isOpening ? OpenedWindow.safeParse(answer).data : undefined
    if (opened) attempt.windows.push(opened.windowId)
  }
  page.on('response', (response) => void onAnswer(response))
}

/** What the package read first, once it has. */
async function findRestored(page: Page): Promise<{ frame: Frame; restored: Restored } | null> {
  const frame = page.frames().find((one) => one.url().includes('/files/'))
  if (!frame) return null
  const read = frame.evaluate((): unknown => Reflect.get(window, 'restored')).catch(() => null)
  const shown = Restored.safeParse(await within(2000, 'frame', read).catch(() => null))
  return shown.success ? { frame, restored: shown.data } : null
}

/**
 * Opens the package as a person does: whose page does not come loads it again, whose page says that there is no connection
 * tries again.
 */
async function openPackage(page: Page, address: string, signal: Signal) {
  const again = page.getByRole('button', { name: 'Riprova' })
  return until(`opening ${address}`, async () => {
    const before = signal.failures
    await page.context().setOffline(false)
    const came = await page.goto(address, { timeout: 20_000, waitUntil: 'domcontentloaded' }).catch(() => null)
    if (!came?.ok()) return null
    for (const end = Date.now() + 15_000; Date.now() < end;) {
      const opened = await findRestored(page)
      if (opened) return opened
      if (signal.failures > before) return null
      if (await again.isVisible()) await again.click({ timeout: 1000 }).catch(() => undefined)
      await wait(40)
    }
    return null
  })
}

const foundIn = ({ values, total, interactions }: Restored): Found => ({
  values: new Map(Object.entries(values)),
  seconds: secondsOf(total) ?? 0,
  interactions,
})

/** Writes a step in the package; the calls it makes. */
function nextStep(attempt: Attempt, progress: Progress, visit: number, units: number): Call[] {
  const { edition, ledger } = attempt
  const words = wordsOf(edition)
  const values = stepValues(edition, progress, randomInt(4000))
  write(ledger, values)
  ledger.told[visit] = units
  const seconds = sessionTime(edition, secondsOfVisit(visit, units))
  const isNew = values.has(`cmi.objectives.${progress.objectives}.id`)
  if (isNew) progress.objectives += 1
  progress.interactions += 1
  return [
    ...[...values].map(([element, value]): Call => [words.set, element, value]),
    [words.set, words.session, seconds],
    ...(randomInt(3) === 0 ? [[words.commit, ''] as const] : []),
  ]
}

/** Writes a few steps at a person's pace, or faster, some of them without a network; the last may be under way at the end. */
async function writeSteps(page: Page, frame: Frame, attempt: Attempt, progress: Progress, visit: number) {
  const steps = randomInt(1, mostSteps)
  for (let units = 1; units <= steps; units += 1) {
    if (randomInt(12) === 0) {
      attempt.offline += 1
      await page.context().setOffline(true)
    } else if (randomInt(3) === 0) await page.context().setOffline(false)
    progress.step += 1
    const writing = call(frame, nextStep(attempt, progress, visit, units))
    writing.catch(() => undefined)
    if (units < steps || randomInt(4) > 0) await within(20_000, 'writing', writing)
    await wait(randomInt(2) === 0 ? randomInt(1500) : randomInt(100))
  }
}

/** The last visit: nobody ends it until everything is saved. */
async function finish(frame: Frame, attempt: Attempt, progress: Progress, visit: number): Promise<void> {
  const { edition, ledger } = attempt
  const words = wordsOf(edition)
  progress.step += 1
  const status = new Map([[words.status, 'completed']])
  const calls = nextStep(attempt, progress, visit, 1)
  write(ledger, status)
  const last: Call[] = [
    [words.set, words.status, 'completed'],
    [words.commit, ''],
    [words.finish, ''],
  ]
  await within(20_000, 'writing', call(frame, [...calls, ...last]))
  const due = [words.status, words.location, 'cmi.suspend_data']
  const isSaved = (element: string) =>
    ledger.acknowledged.places.get(element) === (ledger.written.get(element)?.length ?? 0) - 1
  await until('saving everything', () => (due.every(isSaved) && ledger.acknowledged.units[visit] === 1 ? true : null))
}

/** One visit: opens the package, compares what it finds, and writes; without an ending it is the calm last one. */
async function visitPackage(
  browser: TrialBrowser,
  page: Page,
  attempt: Attempt,
  ending: Ending | null,
  signal: Signal,
) {
  const { ledger, visits: visit } = attempt
  const { frame, restored } = await openPackage(page, attempt.address, signal)
  attempt.visits += 1
  attempt.onOpened()
  const found = foundIn(restored)
  attempt.faults = together([attempt.faults, judge(ledger, found)])
  noteFound(ledger, found)
  ledger.told[visit] = 0
  const { objectives, interactions } = restored
  const progress: Progress = { step: attempt.steps, objectives, interactions }
  if (ending === null) await finish(frame, attempt, progress, visit)
  else {
    // A page may break at any moment: what comes after tells what was kept.
    await writeSteps(page, frame, attempt, progress, visit).catch(() => undefined)
    await endVisit(browser, page, ending, attempt.elsewhere)
    attempt.ended.push(ending)
  }
  attempt.steps = progress.step
}

/**
 * Works through a package in some visits, each of which ends as `endings` say, and a last calm one. At each opening what is
 * there is compared with what was acknowledged and what was kept on the device.
 */
export async function playAttempt(
  browser: TrialBrowser,
  player: Player,
  visitEndings: readonly Ending[],
  onOpened: () => void,
): Promise<Attempt> {
  const none: Faults = { lost: [], doubled: [], wrong: [] }
  const attempt: Attempt = {
    ...player,
    onOpened,
    ledger: newLedger(),
    windows: [],
    faults: none,
    visits: 0,
    ended: [],
    steps: 0,
    offline: 0,
  }
  const { status, unknown } = wordsOf(player.edition)
  for (const value of [unknown, 'incomplete']) write(attempt.ledger, new Map([[status, value]]))
  const signal = { failures: 0 }
  let page: Page | null = null
  const newPage = async () => {
    const opened = await browser.context().newPage()
    watch(opened, attempt, signal)
    return opened
  }
  try {
    for (const ending of [...visitEndings, null]) {
      page ??= await newPage()
      await visitPackage(browser, page, attempt, ending, signal)
      if (ending !== 'left') page = null
    }
  } catch (error) {
    attempt.faults = together([attempt.faults, { ...none, wrong: [String(error)] }])
  }
  for (const open of browser.context().pages().slice(1)) await open.close()
  return attempt
}
