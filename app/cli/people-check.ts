/**
 * `npm run people:check -- FILE [--ambito SLUG] [--json]`: the dry run of a list of staff, with the verdicts the office's
 * page gives and the choices its last list had; nothing is written. Asks this installation's database and nobody else.
 * Ends with 0 when every line would be taken, with 1 when some are left out, with 2 when the file cannot be tried.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { maskFiscalCode } from '#app/identity/fiscal-code.ts'
import { checkFile, type CheckedFile } from '#app/organisation/people-import/check-file.server.ts'
import type { JudgedRow } from '#app/organisation/people-import/judge-table.server.ts'
import { importMessages } from '#app/organisation/people-import/messages.ts'
import { whyTexts } from '#app/organisation/people-import/why-text.ts'
import { clock } from '#app/platform/clock.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { openDatabase } from './open-database.ts'
import { explain, StepError } from './set-up.mjs'

const usage = 'npm run people:check -- FILE [--ambito SLUG] [--json]'
const t = translator(importMessages, 'it')

function wordsOf({ detail }: JudgedRow): string {
  const { from, to } = detail
  const place = from && to ? t('from_to', { from, to }) : (to ?? from ?? '')
  return [place, ...whyTexts(detail, t)].filter((text) => text !== '').join(' ')
}

function lineOf(row: JudgedRow, isJson: boolean): string {
  const { line, verdict, detail, facts, fiscalCode } = row
  const masked = fiscalCode.length > 10 ? maskFiscalCode(fiscalCode.slice(0, 40)) : ''
  const person = { familyName: facts.familyName, givenName: facts.givenName, fiscalCode: masked }
  if (isJson) return JSON.stringify({ line, verdict, ...person, ...detail, message: wordsOf(row) })
  const name = `${facts.familyName} ${facts.givenName}`.trim()
  return `${String(line).padStart(6)}  ${t(`verdict_${verdict}`).padEnd(12)}${name} ${masked}  ${wordsOf(row)}`
}

function summaryOf({ counts, choices, headings }: CheckedFile, isJson: boolean): string {
  const columns = Object.fromEntries(Object.entries(choices.columns).map(([field, at]) => [field, headings[at] ?? '']))
  if (isJson) return JSON.stringify({ counts, columns })
  const said = Object.entries(counts).map(([verdict, count]) => `${verdict} ${count}`)
  return `\n${said.join(' · ')}`
}

async function check(): Promise<void> {
  const options = { ambito: { type: 'string' }, json: { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new StepError('One file is needed.', usage)
  const bytes = new Uint8Array(await readFile(path.resolve(file)))
  const close = await openDatabase()
  const write = (row: JudgedRow) => {
    if (values.json || row.verdict !== 'unchanged') process.stdout.write(`${lineOf(row, values.json)}\n`)
  }
  try {
    const outcome = await checkFile({ ambitoSlug: values.ambito, bytes, onRow: write }, clock.now())
    if (!outcome.ok) {
      if ('slugs' in outcome) throw new StepError(`Which ambito? ${outcome.slugs.join(', ')}`, usage)
      process.stdout.write(values.json ? `${JSON.stringify(outcome)}\n` : `✗ ${t(outcome.reason)}\n`)
      process.exitCode = 2
      return
    }
    process.stdout.write(`${summaryOf(outcome, values.json)}\n`)
    process.exitCode = outcome.counts.refused + outcome.counts.conflict > 0 ? 1 : 0
  } finally {
    await close()
  }
}

await check().catch((error: unknown) => {
  explain(error)
  process.exit(2)
})
