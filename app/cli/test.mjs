/**
 * `npm test`: sets up what is missing (packages, Node 24, Chromium, poppler), then format, lint, types, unused code, unit,
 * integration and architecture tests on a real PostgreSQL, build, and journeys in a real browser. Ends with one line
 * `N passed, N failed`; a static check counts as one test, and so does a set-up that failed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensurePoppler } from './poppler.mjs'
import { endRunning, explain, modernEnv, modernNode, root, setUp, step } from './set-up.mjs'

const reports = mkdtempSync(path.join(tmpdir(), 'sguardi-reports-'))
const totals = { passed: 0, failed: 0 }

let current

/** Runs a program of node_modules/.bin, showing what it says. */
function run([program, ...args], env) {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32'
    current = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell, env: modernEnv(env) })
    current.once('error', () => resolve(1))
    current.once('exit', (code) => resolve(code ?? 1))
  })
}

function stop(signal) {
  current?.kill(signal)
  endRunning(signal)
  rmSync(reports, { recursive: true, force: true })
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))

async function check(label, args) {
  process.stdout.write(`\n── ${label}\n`)
  const code = await run(args)
  totals[code === 0 ? 'passed' : 'failed'] += 1
  process.stdout.write(code === 0 ? '✓\n' : `✗ ${label} failed\n`)
}

/** Runs a test runner that writes a JSON report, and adds its numbers; a run without a report is one failure. */
async function suite(label, args, env, read) {
  process.stdout.write(`\n── ${label}\n`)
  const report = path.join(reports, `${label.replace(/\W+/g, '-')}.json`)
  const code = await run(args(report), env(report))
  const counted = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  totals.passed += counted.passed
  totals.failed += counted.failed === 0 && (code !== 0 || counted.passed === 0) ? 1 : counted.failed
}

const readVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests })

/** Specs of a Playwright report, of all files and groups in it. */
const specsOf = (suites = []) => suites.flatMap((one) => [...(one.specs ?? []), ...specsOf(one.suites)])

/** A journey that passed the second time counts, and is named: it is to be made steady. */
function readPlaywright({ stats, suites }) {
  const unsteady = specsOf(suites).filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  for (const { file, line, title } of unsteady) process.stdout.write(`unsteady: ${file}:${line} ${title}\n`)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

async function everything() {
  await setUp()
  let chromium = ''
  await step('Chromium', async () => {
    chromium = await ensureChromium()
    return chromium || "Playwright's"
  })
  await step('Poppler', ensurePoppler)
  await check('Format', ['prettier', '--check', '--log-level=warn', '.'])
  await check('Lint', ['eslint', '--config', 'tests/eslint.config.js', '.'])
  await check('Types', ['tsc'])
  await check('Unused code', ['knip'])
  await check('Courses', [modernNode(), 'app/cli/courses-check.ts'])
  const browser = { CHROMIUM_PATH: chromium }
  const vitest = ['vitest', 'run', '--config', 'tests/vitest.config.ts']
  await suite(
    'Unit, integration and architecture',
    (report) => [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    () => browser,
    readVitest,
  )
  const playwright = ['playwright', 'test', '--config', 'tests/playwright.config.ts', '--reporter=list,json']
  await suite(
    'Journeys in the browser',
    () => playwright,
    (report) => ({ ...browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    readPlaywright,
  )
}

try {
  await everything()
} catch (error) {
  explain(error)
  totals.failed += 1
} finally {
  rmSync(reports, { recursive: true, force: true })
}
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`)
process.exitCode = totals.failed === 0 ? 0 : 1
