/**
 * `npm run scorm:check -- FILE [--json]`: what a SCORM package is and whether it can be used here, with the sentences the
 * site says; nothing is stored, run or fetched, and no database is asked. With --json one JSON object, with a `message` in
 * every refusal and warning. Ends with 0 when the package can be used, with 1 when it is refused, with 2 when it cannot be
 * tried so.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkPackage } from '#app/scorm/package/check-package.server.ts'
import { refusalText, reportLines, warningText } from '#app/scorm/package/report-text.ts'

const usage = `Uso: npm run scorm:check -- FILE [--json]
  FILE     un pacchetto SCORM 1.2 o SCORM 2004 (ZIP, al massimo 1 GB)
  --json   un oggetto JSON: ok, refusals, warnings, facts, structure
`

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n${usage}`)
  process.exit(2)
}

function readArguments() {
  const options = { json: { type: 'boolean', default: false }, help: { type: 'boolean' } } as const
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

async function existing(file: string): Promise<string> {
  const found = path.resolve(file)
  const isFile = await stat(found).then(
    (facts) => facts.isFile(),
    () => false,
  )
  return isFile ? found : refuse(`Non riesco a leggere ${file}.`)
}

const { values, positionals } = readArguments()
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}
const [file, ...more] = positionals
if (!file || more.length > 0) refuse('Serve un file.')

const { report } = await checkPackage(await existing(file))
const refusals = report.refusals.map((one) => ({ ...one, message: refusalText(one, 'it') }))
const warnings = report.warnings.map((one) => ({ ...one, message: warningText(one, 'it') }))
const text = values.json ? JSON.stringify({ ...report, refusals, warnings }) : reportLines(report, 'it').join('\n')
process.stdout.write(`${text}\n`)
process.exitCode = report.ok ? 0 : 1
