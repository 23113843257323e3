import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { ratioOf, rowOf, type Row, type Sample } from './measures.ts'
import type { Aggregate, Bundle, Certificates, ManyAnswers } from './targets.ts'

/** Slices by name of the case and concurrency, one a round. */
export type Slices = ReadonlyMap<string, ReadonlyMap<number, readonly Sample[]>>

/** How much slower than its base a case may be, in requests a second of the same round. */
const aims = [
  { name: 'lesson', base: 'empty', atMost: 2 },
  { name: 'answer', base: 'insert', atMost: 4 },
  { name: 'matrix', base: 'empty', atMost: 3 },
  { name: 'ledger', base: 'ledger_insert', atMost: 2 },
  // 40 % of its rate.
  { name: 'commit', base: 'insert', atMost: 2.5 },
  { name: 'commit_sent', base: 'insert', atMost: 4 },
  { name: 'answer_many', base: 'insert_many', atMost: 4 },
  // No slower with a hundred times the answers; a tenth for the noise between two stages of a run.
  { name: 'answer_many', base: 'answer', atMost: 1.1 },
] as const

/** The share of bare Typst's rate that issuing certificates keeps. */
const certificatesAtLeast = 0.7

/** Megabytes above the idle site's that a ZIP of 10,000 may take. */
const bundleAtMost = 150

/** How many times as long as one sequential scan of the same rows a read over many answers may take. */
const scansAtMost = 5

export type Ratio = { name: string; base: string; concurrency: number; ratio: number; atMost: number; met: boolean }

export type Report = {
  date: string
  machine: { cores: number; cpu: string; memoryGiB: number; node: string; loadAverage: number }
  people: number
  rounds: number
  rows: Row[]
  ratios: Ratio[]
  certificates: Certificates
  bundle: Bundle
  /** With many answers stored; null when not asked for. */
  many: ManyAnswers | null
}

/** The machine in general words; `loadAverage` above zero before the start says that others use it too. */
export function machineFacts(): Report['machine'] {
  const cpu = cpus()[0]?.model.trim() ?? 'unknown'
  const memoryGiB = Math.round(totalmem() / 2 ** 30)
  const loadAverage = Math.round((loadavg()[0] ?? 0) * 10) / 10
  return { cores: availableParallelism(), cpu, memoryGiB, node: process.versions.node, loadAverage }
}

export function rowsOf(slices: Slices): Row[] {
  return [...slices].flatMap(([name, byConcurrency]) =>
    [...byConcurrency].map(([concurrency, samples]) => rowOf(name, concurrency, samples)),
  )
}

export function ratiosOf(slices: Slices): Ratio[] {
  return aims.flatMap(({ name, base, atMost }) =>
    [...(slices.get(name) ?? [])].map(([concurrency, samples]) => {
      const ratio = ratioOf(slices.get(base)?.get(concurrency) ?? [], samples)
      return { name, base, concurrency, ratio, atMost, met: ratio <= atMost }
    }),
  )
}

const labels: Record<string, string> = {
  empty: 'empty Remix page',
  insert: 'bare INSERT and COMMIT',
  ledger_insert: 'bare INSERT of a batch',
  ledger: 'batch of the ledger',
  commit: 'commit of a package',
  commit_sent: 'the same over HTTP',
  login: 'login (argon2)',
  home: 'dashboard of a learner',
  lesson: 'lesson page',
  answer: 'answer submission',
  last_answer: 'the last answer of a quiz',
  insert_many: 'the same, many answers',
  answer_many: 'answer, many answers',
  matrix: 'ambito matrix',
  certificate: 'certificate download',
}
const labelOf = (name: string) => labels[name] ?? name
const figure = (value: number, digits: number, width: number) => value.toFixed(digits).padStart(width)

function manyText({ stored, aggregates }: ManyAnswers): string[] {
  const line = ({ name, rows, milliseconds, scanMilliseconds, ratio }: Aggregate) =>
    `${name.padEnd(34)}${figure(rows, 0, 10)}${figure(milliseconds, 0, 8)} ms${figure(scanMilliseconds, 0, 8)} ms${figure(ratio, 2, 8)}×   ≤ ${scansAtMost}×  ${ratio <= scansAtMost ? 'met' : 'NOT met'}`
  return [
    `${stored} answers stored; ${'read'.padEnd(10)} rows, time, one scan of the same rows`,
    ...aggregates.map(line),
  ]
}

function certificatesText({ issuedPerSecond, typstPerSecond, share }: Certificates): string {
  const met = share >= certificatesAtLeast ? 'met' : 'NOT met'
  const rates = `${issuedPerSecond.toFixed(1)}/s issued, ${typstPerSecond.toFixed(1)}/s only set by Typst`
  return `certificates: ${rates}: ${Math.round(share * 100)} %   ≥ ${certificatesAtLeast * 100} %  ${met}`
}

/** The ZIP, in lines. */
export function bundleText({ certificates, megabytes, idleMegabytes, ...one }: Bundle): string[] {
  const { checking, download, slowDownload, bareReads } = one
  const memory = ({ megabytesAboveIdle: above }: { megabytesAboveIdle: number }) =>
    `${above} MB above idle   ≤ ${bundleAtMost} MB  ${above <= bundleAtMost ? 'met' : 'NOT met'}`
  return [
    `ZIP of ${certificates} certificates, ${megabytes} MB; the site idle: ${idleMegabytes} MB`,
    `checked in ${checking.seconds} s, ${memory(checking)}`,
    `downloaded at ${download.megabytesPerSecond} MB/s, ${memory(download)}`,
    `at ${slowDownload.megabytesPerSecond} MB/s, ${memory(slowDownload)}`,
    `the same bytes read from the database alone: ${bareReads.megabytesPerSecond} MB/s`,
  ]
}

export function reportText(report: Report): string {
  const { date, machine, people, rounds, rows, ratios, certificates, bundle, many } = report
  const head = `${date}, ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.loadAverage} before the start`
  const line = ({ name, concurrency, requestsPerSecond, p50, p95, p99, errors }: Row) =>
    `${labelOf(name).padEnd(24)}${figure(concurrency, 0, 5)}${figure(requestsPerSecond, 0, 10)}` +
    `${[p50, p95, p99].map((time) => figure(time, 1, 9)).join('')}${figure(errors, 0, 8)}`
  const aim = ({ name, base, concurrency, ratio, atMost, met }: Ratio) =>
    `${`${labelOf(name)} ÷ ${labelOf(base)}`.padEnd(46)}${figure(concurrency, 0, 5)}${Number.isFinite(ratio) ? figure(ratio, 2, 8) : '–'.padStart(8)}×   ≤ ${atMost}×  ${met ? 'met' : 'NOT met'}`
  return [
    head,
    `${people} people, medians of ${rounds} interleaved rounds; times in ms`,
    '',
    `${''.padEnd(24)}conc.     req/s      p50      p95      p99  errors`,
    ...rows.map(line),
    '',
    `${'times slower, within a round'.padEnd(46)}conc.`,
    ...ratios.map(aim),
    '',
    certificatesText(certificates),
    ...bundleText(bundle),
    '',
    ...(many ? [...manyText(many), ''] : []),
  ].join('\n')
}
