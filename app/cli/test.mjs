/**
 * `npm test`: sets up what is missing (packages, Node 24, Chromium), then format, lint, types, unused code, unit,
 * integration and architecture tests on a real PostgreSQL, build, and journeys in a real browser. Ends with one line
 * `N passed, N failed`; a static check counts as one test, and so does a set-up that failed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endRunning, explain, modernEnv, modernNode, root, runQuietly, setUp, step, StepError } from './set-up.mjs'

const reports = mkdtempSync(path.join(tmpdir(), 'sguardi-reports-'))
const totals = { passed: 0, failed: 0 }

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file))
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (!named) return browsers.map(onPath).find(Boolean)
  if (existsSync(named)) return named
  throw new StepError(`CHROMIUM_PATH names ${named}, which is not there.`, 'Correct it or leave it out.')
}

/** A Chromium of the system, else Debian's by apt, else Playwright's own. Returns its path; '' means Playwright's. */
async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args) => runQuietly('apt-get', args, { env }).catch(() => undefined)
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', 'chromium')
    const installed = findChromium()
    if (installed) return installed
  }
  const advise = () => 'Install a Chromium (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.'
  await runQuietly('npx', ['--no-install', 'playwright', 'install', 'chromium'], { env: modernEnv(), advise })
  return ''
}

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
const readPlaywright = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })

async function everything() {
  await setUp()
  let chromium = ''
  await step('Chromium', async () => {
    chromium = await ensureChromium()
    return chromium || "Playwright's"
  })
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
