/**
 * `npm run bench:office [-- --people 20000,1000000] [-- --keep FOLDER] [-- --json]`: the pages of an ambito's office while the
 * installation grows, people with five enrolments each, filled by COPY into an embedded PostgreSQL for each size:
 * dashboard, matrix of the end of last month and of a day nobody asked for yet, people behind a figure, a search among
 * them, hours of the year. p95 beside an empty Remix page of the same stage (aim: at most 10×) and beside the first stage (at most 3×); then the files
 * of one ambito and of everybody, sent at once and made by the job, with the site's memory meanwhile (aim: at most 10 MB more at the end than in the first tenth). `--keep` leaves the filled databases in a folder for
 * the next run. Linux only: memory is read from /proc.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { closeDatabase, sql } from '#app/platform/database.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { usualDays } from '#app/reporting/choose-day.ts'
import { exportPaths } from '#app/reporting/exports/paths.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { startSite, type RunningSite } from '#tests/setup/site.ts'
import { fire, type Shot } from './load.ts'
import { percentile, type Sample } from './measures.ts'
import {
  addAmbiti,
  addCourses,
  addOffice,
  addWhole,
  ambitoSlug,
  benchId,
  courseSlug,
  forgetBefore,
  peopleOfAmbito,
} from './office-data.ts'
import { setUpProduct, startEmptyPage } from './prepare-site.ts'
import { machineFacts } from './report.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '20000,1000000' },
    rounds: { type: 'string', default: '3' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const sizes = options.people.split(',').map(Number)
const secretKey = 'e2'.repeat(32)
const load = { connections: 2, milliseconds: 1000 }
const rounds = Number(options.rounds)
const officesOfStage = 4
/** Megabytes that a file may take more at its end than in its first tenth. */
const aimOfGrowth = 10
const started = performance.now()
const say = (text: string) =>
  process.stderr.write(`  › ${text} (${Math.round((performance.now() - started) / 1000)} s)\n`)

type Office = { slug: string; cookie: string; organisationId: string }

const inTurn = <T>(list: readonly T[]) => {
  let index = 0
  return (): T => {
    const one = list[index % list.length]
    index += 1
    if (one === undefined) throw new Error('nothing to ask for')
    return one
  }
}

/** Pages as an office opens them. Each asks for another ambito than the one before. */
function pagesOf(offices: readonly Office[]): Record<string, () => Shot> {
  const course = courseSlug(0)
  let days = 0
  const page = (pathOf: (office: Office) => string) => {
    const next = inTurn(offices)
    return (): Shot => {
      const office = next()
      return { method: 'GET', path: pathOf(office), status: 200, cookie: office.cookie }
    }
  }
  const pastDay = () => {
    days += 1
    return new Date(Date.parse('2026-10-31T00:00:00Z') - days * 86_400_000).toISOString().slice(0, 10)
  }
  const { endOfLastMonth } = usualDays(civilDay(new Date()))
  const people = (office: Office) => ({ ambitoSlug: office.slug, course, organisation: office.organisationId })
  return {
    dashboard: page(({ slug }) => reportingPaths.dashboard({ ambitoSlug: slug, course })),
    matrix: page(({ slug }) =>
      reportingPaths.dashboard({ ambitoSlug: slug, course, asOf: endOfLastMonth, table: 'departments' }),
    ),
    matrix_first: page(({ slug }) =>
      reportingPaths.dashboard({ ambitoSlug: slug, course, asOf: pastDay(), table: 'departments' }),
    ),
    drill_down: page((office) => reportingPaths.people({ ...people(office), state: 'missing' })),
    everybody: page(({ slug }) => reportingPaths.people({ ambitoSlug: slug, course, page: 40 })),
    search: page(({ slug }) => reportingPaths.people({ ambitoSlug: slug, course, search: 'cognome12' })),
    hours: page(({ slug }) => reportingPaths.hours({ ambitoSlug: slug, year: 2026 })),
    hours_below: page(({ slug }) => reportingPaths.hours({ ambitoSlug: slug, year: 2026, reach: 'below', page: 20 })),
  }
}

type Stage = { people: number; p50: Record<string, number>; p95: Record<string, number>; errors: number }

async function measure(siteUrl: string, emptyUrl: string, people: number, offices: readonly Office[]): Promise<Stage> {
  const pages = pagesOf(offices)
  const subjects: [string, () => Promise<Sample>][] = [
    ['empty', () => fire(emptyUrl, () => ({ method: 'GET', path: '/', status: 200 }), load)],
    ...Object.entries(pages).map(([name, shot]): [string, () => Promise<Sample>] => [
      name,
      () => fire(siteUrl, shot, load),
    ]),
  ]
  for (const [, slice] of subjects) await slice()
  const samples = new Map<string, Sample[]>()
  for (let round = 0; round < rounds; round += 1)
    for (const [name, slice] of subjects) samples.set(name, [...(samples.get(name) ?? []), await slice()])
  const share = (of: number) =>
    Object.fromEntries(
      [...samples].map(([name, all]) => [
        name,
        percentile(
          all.flatMap(({ times }) => times).sort((a, b) => a - b),
          of,
        ),
      ]),
    )
  const errors = [...samples.values()].flat().reduce((sum, sample) => sum + sample.errors, 0)
  return { people, p50: share(0.5), p95: share(0.95), errors }
}

/** Resident memory of the site's process, in megabytes. */
async function memoryOf({ process: { pid } }: RunningSite): Promise<number> {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kilobytes) * 1024) / 1_000_000
}

/** Reads a download to its end; returns its bytes and its lines after the heading. Tells its size while it grows. */
async function readLines(answer: Response, soFar: (bytes: number) => void): Promise<{ bytes: number; rows: number }> {
  let [bytes, rows] = [0, -1]
  const reader = answer.body?.getReader()
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    bytes += piece.value.length
    soFar(bytes)
    for (const byte of piece.value) if (byte === 10) rows += 1
  }
  return { bytes, rows }
}

/** What came of something long, with its time and the site's memory in megabytes above idle. */
type Watched<T> = T & { seconds: number; idle: number; firstTenth: number; after: number }

/** Does something long and watches the site's memory, and how much of it came after the first tenth of the work. */
async function watching<T>(site: RunningSite, work: (tell: (at: number) => void) => Promise<T>): Promise<Watched<T>> {
  const idle = await memoryOf(site)
  const begun = performance.now()
  const seen: { at: number; memory: number }[] = []
  let now = 0
  const watch = setInterval(() => {
    memoryOf(site).then(
      (memory) => seen.push({ at: now, memory }),
      () => undefined,
    )
  }, 50)
  const peakOf = (from: number, to: number) =>
    seen.filter(({ at }) => at >= from && at <= to).reduce((peak, { memory }) => Math.max(peak, memory), idle) - idle
  try {
    const done = await work((at) => (now = at))
    const seconds = (performance.now() - begun) / 1000
    return { ...done, seconds, idle, firstTenth: peakOf(0, now / 10), after: peakOf(now / 10, now) }
  } finally {
    clearInterval(watch)
  }
}

/** Downloads a file of people as it is written. */
const sentAtOnce = (site: RunningSite, slug: string, cookie: string) =>
  watching(site, async (tell) => {
    const path = reportingPaths.peopleCsv({ ambitoSlug: slug, course: courseSlug(0) })
    const answer = await fetch(`${site.url}${path}`, { headers: { Cookie: cookie } })
    const { bytes, rows } = await readLines(answer, tell)
    return { way: 'sent', status: answer.status, rows, megabytes: bytes / 1_000_000 }
  })

/** Asks for the same file of the job, and waits until it is there. */
const madeByJob = (site: RunningSite, slug: string, cookie: string) =>
  watching(site, async (tell) => {
    const asked = new URLSearchParams({ kind: 'people', format: 'csv', search: `course=${courseSlug(0)}` })
    const headers = { Cookie: cookie, Origin: site.url }
    const address = `${site.url}${exportPaths.list({ ambitoSlug: slug })}`
    const answer = await fetch(address, { method: 'POST', headers, body: asked, redirect: 'manual' })
    for (;;) {
      await wait(100)
      const [row] = await sql()<{ state: string; rows: number; size: bigint | null }[]>`
        SELECT state, rows, size FROM report_export ORDER BY requested_at DESC LIMIT 1`
      tell(row?.rows ?? 0)
      if (row?.state !== 'queued' && row?.state !== 'running')
        return {
          way: row?.state ?? 'lost',
          status: answer.status,
          rows: row?.rows ?? 0,
          megabytes: Number(row?.size ?? 0) / 1e6,
        }
    }
  })

async function officesFor(ambiti: readonly number[]): Promise<Office[]> {
  const offices = []
  for (const number of ambiti) {
    // Forty organisations each: the first of them.
    const organisationId = benchId('organisation', number * 40)
    offices.push({ slug: ambitoSlug(number), cookie: await addOffice(number), organisationId })
  }
  return offices
}

/** Fills the installation of one size, without waiting for the disk, unless a run before left it in the folder. */
async function fillDatabase(kept: string, people: number): Promise<void> {
  const filled = path.join(kept, `filled-${people}`)
  if (existsSync(filled)) return
  const database = await startEmbeddedPostgres(path.join(kept, `pg-${people}`), { durable: false })
  try {
    setEnvironment({ DATABASE_URL: database.url, SECRET_KEY: secretKey })
    await migrate(database.url)
    await addCourses()
    await addAmbiti(0, Math.round(people / peopleOfAmbito))
    await writeFile(filled, '')
  } finally {
    await closeDatabase()
    await database.stop()
  }
}

type Close = () => Promise<unknown>
/** Where filled databases are, and what goes at the end. */
type Folders = { kept: string; scratch: string }

/** One size on a database and a site of its own: its pages, then its files. */
async function measureSize({ kept, scratch }: Folders, people: number, emptyUrl: string, closers: Close[]) {
  const ambiti = Math.round(people / peopleOfAmbito)
  say(`${people} people in ${ambiti} ambiti`)
  await fillDatabase(kept, people)
  const database = await startEmbeddedPostgres(path.join(kept, `pg-${people}`), { durable: true })
  closers.push(() => database.stop())
  setEnvironment({ DATABASE_URL: database.url, SECRET_KEY: secretKey })
  closers.push(closeDatabase)
  await migrate(database.url)
  await forgetBefore()
  await sql()`VACUUM ANALYZE`
  const step = ambiti / officesOfStage
  const offices = await officesFor(Array.from({ length: officesOfStage }, (_, index) => Math.floor(index * step)))
  const site = await startSite({
    dataDir: path.join(scratch, `data-${people}`),
    env: { DATABASE_URL: database.url, SECRET_KEY: secretKey, DEMO: '0' },
  })
  closers.push(site.stop)
  say('pages')
  const stage = await measure(site.url, emptyUrl, people, offices)
  say('files')
  const [office] = offices
  const ofOne = office ? [await sentAtOnce(site, office.slug, office.cookie)] : []
  await addWhole(ambiti)
  const [whole, cookie] = [ambitoSlug(ambiti), await addOffice(ambiti)]
  const ofAll = [await sentAtOnce(site, whole, cookie), await madeByJob(site, whole, cookie)]
  return { stage, exports: [...ofOne, ...ofAll] }
}

async function run({ kept, scratch }: Folders) {
  const empty = await startEmptyPage(path.join(scratch, 'empty'))
  const sizesDone = []
  try {
    for (const people of sizes) {
      const closers: Close[] = []
      try {
        sizesDone.push(await measureSize({ kept, scratch }, people, empty.url, closers))
      } finally {
        for (const close of closers.toReversed()) await close()
      }
    }
  } finally {
    await empty.stop()
  }
  const stages = sizesDone.map(({ stage }) => stage)
  return { machine: machineFacts(), stages, exports: sizesDone.flatMap((one) => one.exports) }
}

type Report = Awaited<ReturnType<typeof run>>

function reportText({ machine, stages, exports }: Report): string {
  const [first] = stages
  const number = (value: number, width = 10) => value.toFixed(1).padStart(width)
  const line = ({ people, p50, p95, errors }: Stage) => [
    `${people} people, ${errors} errors${' '.repeat(8)}p50 ms    p95 ms   ÷ empty   ÷ first`,
    ...Object.keys(p95).map((name) => {
      const [mine = 0, base = 1, before = 1] = [p95[name], p95.empty, first?.p95[name]]
      return `${name.padEnd(24)}${number(p50[name] ?? 0)}${number(mine)}${number(mine / base)}${number(mine / before)}`
    }),
  ]
  const file = (one: Report['exports'][number]) =>
    `file of ${one.rows} people: ${one.megabytes.toFixed(1)} MB in ${one.seconds.toFixed(1)} s, ${one.idle.toFixed(0)} MB idle, above it ${one.firstTenth.toFixed(0)} MB in the first tenth and ${one.after.toFixed(0)} MB after, ${Math.max(0, one.after - one.firstTenth).toFixed(0)} MB more (aim ≤ ${aimOfGrowth}; ${one.way}, ${one.status})`
  const head = `${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.loadAverage} before the end`
  return [head, ...stages.flatMap(line), ...exports.map(file), ''].join('\n')
}

await setUpProduct()
const scratch = await mkdtemp(path.join(tmpdir(), 'sguardi-bench-office-'))
const kept = options.keep ? path.resolve(options.keep) : scratch
await mkdir(kept, { recursive: true })
try {
  const report = await run({ kept, scratch })
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report))
} finally {
  await rm(scratch, { recursive: true, force: true })
}
