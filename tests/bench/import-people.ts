/**
 * `npm run bench:import [-- --json] [-- --lines 20000]`: a list of twenty thousand people read, tried, applied and taken
 * back on an embedded, durable PostgreSQL, beside a bare COPY of the same lines into a table without indexes.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { writeXlsx } from 'hucre/xlsx'
import { applyImport } from '#app/organisation/people-import/apply-import.server.ts'
import { judgeImport } from '#app/organisation/people-import/judge-import.server.ts'
import { getImport } from '#app/organisation/people-import/import-queries.server.ts'
import { addOffice, startTrial, type Office } from '#app/organisation/people-import/people-import.fixtures.ts'
import { startImport } from '#app/organisation/people-import/start-import.server.ts'
import { startUndo } from '#app/organisation/people-import/start-undo.server.ts'
import { undoImport } from '#app/organisation/people-import/undo-import.server.ts'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { closeDatabase, sql } from '#app/platform/database.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { machineFacts } from './report.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, lines: { type: 'string', default: '20000' } },
})
const count = Number(values.lines)
const heading = ['Cognome', 'Nome', 'Codice fiscale', 'E-mail', 'Ente', 'Settore', 'Qualifica', 'Data assunzione']
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A fiscal code of nobody: the country code does not exist. */
function codeOf(index: number): string {
  const name = [index % 26, Math.floor(index / 26) % 26, Math.floor(index / 676) % 26].map((at) => letters[at]).join('')
  const first15 = `BNC${name}${String(index % 100).padStart(2, '0')}A41Z9${String(Math.floor(index / 17_576)).padStart(2, '0')}`
  return first15 + controlCharacter(first15)
}

const linesOf = ({ comune }: Office) =>
  Array.from({ length: count }, (_, index) => [
    ...['Banconi', 'Ada Maria', codeOf(index), `ada.${index}@banco.example`, comune],
    ...[index % 2 ? 'Anagrafe' : 'Servizi sociali', 'Istruttrice', '01/02/2019'],
  ])

const steps: Record<string, number> = {}

/** Seconds a step takes. */
async function timed<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now()
  const result = await work()
  steps[name] = Math.round(performance.now() - begun) / 1000
  return result
}

async function bareCopy(lines: readonly string[][]): Promise<void> {
  await sql()`CREATE TABLE bare (${sql().unsafe(heading.map((_, at) => `c${at} text`).join(', '))})`
  const text = lines.map((cells) => `${cells.join('\t')}\n`).join('')
  await pipeline(Readable.from([text]), await sql()`COPY bare FROM STDIN`.writable())
}

async function measure(): Promise<void> {
  const now = new Date()
  const place = await addOffice('banco')
  const { office, slug } = place
  const lines = linesOf(place)
  await timed('bareCopy', () => bareCopy(lines))
  const csv = new TextEncoder().encode([heading, ...lines].map((cells) => cells.join(';')).join('\r\n'))
  const xlsx = await writeXlsx({ sheets: [{ name: 'Elenco', rows: [heading, ...lines] }] })
  await timed('readXlsx', () => startTrial(place, xlsx, now))
  const importId = await timed('readCsv', () => startTrial(place, csv, now))
  const at = { ambitoSlug: slug, importId }
  await timed('dryRun', () => judgeImport(importId, now))
  await timed('page', () => getImport(office, at, { page: 1 }, now))
  await startImport(office, at, now)
  await timed('apply', () => applyImport(importId, () => now))
  const again = await startTrial(place, csv, now)
  await timed('dryRunUnchanged', () => judgeImport(again, now))
  await startUndo(office, at, now)
  await timed('undo', () => undoImport(importId, () => now))
}

const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-bench-import-'))
const database = await startEmbeddedPostgres(path.join(folder, 'pg'), { durable: true })
try {
  setEnvironment({ DATABASE_URL: database.url, DATA_DIR: folder, SECRET_KEY: 'a1'.repeat(32) })
  await migrate(database.url)
  await measure()
  const report = { date: new Date().toISOString(), machine: machineFacts(), lines: count, seconds: steps }
  const text = Object.entries(steps).map(([name, seconds]) => `${name.padEnd(18)}${seconds.toFixed(2)} s`)
  process.stdout.write(`${values.json ? JSON.stringify(report) : [`${count} lines`, ...text].join('\n')}\n`)
} finally {
  await stopJobs()
  await closeDatabase()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
