import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { addAccount } from '#app/identity/account.fixtures.ts'
import { openSession } from '#app/identity/session-store.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { transaction } from '#app/platform/database.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'
import { packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { startKilledSite, type KilledSite } from '#tests/setup/killed-site.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'
import { endings, startBrowser, type Ending } from './package-browser.ts'
import { judgeAttempts } from './package-verdict.ts'
import { playAttempt, type Attempt, type Player } from './package-visits.ts'
import { trialPage, type TrialEdition } from './trial-package.ts'

/** How big a trial is. `between`: how often a package is opened between two kills of server or database, at least and at most. */
export type Size = {
  attempts: number
  browsers: number
  between: readonly [least: number, most: number]
  /** Most visits of an attempt before its calm last one. */
  visits: number
}

/** Somebody for each attempt, every second in a package of the other edition. */
async function addPlayers(url: string, count: number): Promise<Player[]> {
  const now = new Date()
  const packages: { edition: TrialEdition; slug: string }[] = []
  for (const edition of ['1.2', '2004-4'] as const) {
    const pages = { 'uno.html': trialPage(edition, 'Parte uno') }
    const { slug } = await addPackageCourse(packageStructure(edition, [packageItem('uno')]), now, pages)
    packages.push({ edition, slug })
  }
  const players: Player[] = []
  for (let index = 0; index < count; index += 1) {
    const played = packages[index % packages.length]
    const { personId, accountId } = await addAccount()
    const { enrolmentId } = await enrolInCourse(viewerWith([], personId), played?.slug ?? '', now)
    const cookie = await transaction((tx) => openSession(tx, accountId, 'Prova/1.0'))
    const address = `${url}/learn/${enrolmentId}/packages/${packageExercise.id}`
    players.push({ enrolmentId, cookie, address, elsewhere: `${url}/learn`, edition: played?.edition ?? '1.2' })
  }
  await stopJobs()
  return players
}

/** Deals all of them before it deals one again. */
function dealer<Card>(cards: readonly Card[]): () => Card {
  let deck: Card[] = []
  return () => {
    if (deck.length === 0) deck = [...cards]
    const [card] = deck.splice(randomInt(deck.length), 1)
    if (card === undefined) throw new Error('no cards')
    return card
  }
}

/** How far the work is: on a slow machine it is to be killed no more often than on a fast one. */
type Course = { opened: number; isDone: boolean }

/** Kills server and database at random moments until it is told that the work is done, each at least once. */
async function killOnAndOn(site: KilledSite, between: Size['between'], course: Course) {
  const killed = { server: 0, database: 0 }
  const next = dealer(['server', 'database'] as const)
  while (!course.isDone || killed.server === 0 || killed.database === 0) {
    const due = course.opened + randomInt(...between)
    while (!course.isDone && course.opened < due) await wait(20)
    await wait(randomInt(1500))
    const which = next()
    await (which === 'server' ? site.killAndStart() : site.killDatabase())
    killed[which] += 1
  }
  return killed
}

type Work = {
  url: string
  players: Player[]
  most: number
  nextEnding: () => Ending
  onOpened: () => void
  onAttempt: (attempt: Attempt) => void
}

/** One browser, which works through an attempt after the other. */
async function work({ url, players, most, nextEnding, onOpened, onAttempt }: Work): Promise<void> {
  const browser = await startBrowser()
  try {
    for (let player = players.pop(); player; player = players.pop()) {
      const [name = '', value = ''] = (player.cookie.split(';')[0] ?? '').split('=')
      await browser.prepare((context) => context.addCookies([{ name, value, url }]))
      const visits = Array.from({ length: randomInt(1, most + 1) }, nextEnding)
      onAttempt(await playAttempt(browser, player, visits, onOpened))
    }
  } finally {
    await browser.end()
  }
}

/**
 * Lets browsers work through packages while tabs, what draws them, browsers, the server and PostgreSQL are killed at random
 * moments and networks fail; then says what became of it. Loopback only, its own folders, its own processes.
 */
export async function tryPackages(
  { attempts: count, browsers, between, visits: most }: Size,
  say: (text: string) => void,
) {
  const started = performance.now()
  const site = await startKilledSite('crash-packages', { keepsAddress: true })
  const course: Course = { opened: 0, isDone: false }
  try {
    const { url } = site.running()
    const players = await site.inDatabase(() => addPlayers(url, count))
    const attempts: Attempt[] = []
    const onAttempt = (attempt: Attempt) => {
      attempts.push(attempt)
      const seconds = Math.round((performance.now() - started) / 1000)
      if (attempts.length % 10 === 0) say(`${attempts.length} of ${count} attempts (${seconds} s)`)
    }
    const onOpened = () => void (course.opened += 1)
    const shared = { url, players, most, nextEnding: dealer(endings), onOpened, onAttempt }
    const working = Promise.all(Array.from({ length: browsers }, () => work(shared))).finally(() => {
      course.isDone = true
      players.length = 0
    })
    const killing = killOnAndOn(site, between, course).finally(() => (players.length = 0))
    const [killed] = await Promise.all([killing, working])
    const faults = await site.inDatabase(() => judgeAttempts(attempts))
    const sum = (of: (attempt: Attempt) => number) => attempts.reduce((total, one) => total + of(one), 0)
    const ended = (kind: Ending) => sum((attempt) => attempt.ended.filter((one) => one === kind).length)
    return {
      attempts: attempts.length,
      visits: sum(({ visits }) => visits),
      kills: {
        ...{ tab: ended('tab'), renderer: ended('renderer'), frame: ended('frame') },
        browser: ended('browser'),
        ...killed,
      },
      left: ended('left'),
      offline: sum(({ offline }) => offline),
      acknowledged: sum(({ ledger }) => ledger.acknowledged.commits),
      seconds: Math.round((performance.now() - started) / 1000),
      ...faults,
    }
  } finally {
    course.isDone = true
    await site.end()
  }
}
export type TrialReport = Awaited<ReturnType<typeof tryPackages>>

/** One line of figures. */
export function reportLine({
  attempts,
  visits,
  kills,
  left,
  offline,
  acknowledged,
  lost,
  doubled,
  wrong,
}: TrialReport) {
  const { tab, renderer, frame, browser, server, database } = kills
  return (
    `${attempts} attempts in ${visits} visits, ${left} pages left, ${offline} times without a network; kills: ${tab} of the tab, ` +
    `${renderer} of its renderer, ${frame} of the package’s, ${browser} of the browser, ${server} of the server, ${database} of PostgreSQL: ` +
    `${acknowledged} commits acknowledged, ${lost.length} lost, ${doubled.length} doubled, ${wrong.length} wrong`
  )
}
