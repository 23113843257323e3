/**
 * What `npm start` and `npm test` share: packages, Node 24, Prisma client and build, each only when needed. Plain
 * JavaScript without dependencies, because it runs on Node 20 before anything is installed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const inRoot = (...parts) => path.join(root, ...parts)
const isWindows = process.platform === 'win32'

/** Where Node 24 keeps what it compiled of the server: it halves the time of a second start. */
export const compileCache = inRoot('node_modules', '.cache', 'sguardi')

/** A step that failed, with a sentence on what to do. */
export class StepError extends Error {
  constructor(message, advice) {
    super(message)
    this.advice = advice
  }
}

const registryAway =
  'The package registry cannot be reached: check the network or proxy (npm config get proxy) and run the command again.'

const causes = [
  [/ENOSPC|No space left|EDQUOT|Disk quota/i, 'The disk is full: free some space and run the command again.'],
  [/EACCES|EPERM|EROFS|permission denied/i, 'A file or folder is not writable: check who owns this folder.'],
  [
    /ECANCELED|allow-?scripts/i,
    'npm did not run an install script: run `npm approve-scripts --all` and then the command again.',
  ],
]

/** The advice for an error text, or a general one. */
export function adviceFor(text) {
  return (
    causes.find(([pattern]) => pattern.test(text))?.[1] ??
    'Read the lines above; run the command again once the cause is gone.'
  )
}

/** The advice when npm failed: most often the network. */
export function adviceForNpm(text) {
  const away = /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET|network/i
  return away.test(text) && !/ENOSPC/.test(text) ? registryAway : adviceFor(text)
}

/** Prints `  › label …` and how long it took; a failure ends with what to do. */
export async function step(label, work) {
  const started = Date.now()
  process.stdout.write(`  › ${label} …`)
  try {
    const note = await work()
    process.stdout.write(` ${note ?? 'done'} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
  } catch (error) {
    process.stdout.write(' failed\n')
    throw error
  }
}

const running = new Set()

/** Passes a signal on to the commands of the step under way and to what they started. */
export function endRunning(signal) {
  for (const child of running) {
    try {
      if (isWindows) child.kill(signal)
      else process.kill(-child.pid, signal)
    } catch {
      // It ended by itself a moment ago.
    }
  }
}

/** The lines that say what is wrong: no stack frames, no npm chatter, at most twenty. */
function essence(output) {
  const noise = /^\s*at |^npm (notice|error A complete log|error\s*$)|^npm error\s+at |^\s*$/
  const lines = output.split('\n').filter((line) => !noise.test(line))
  return lines.slice(-20).join('\n')
}

/**
 * Runs a command quietly; of its output only what matters is shown, and only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { advise?: (text: string) => string }} options
 * @returns {Promise<string>} what it printed
 */
export function runQuietly(command, args, { advise = adviceFor, ...options } = {}) {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that a signal ends all that it started; Ctrl-C is passed on by `endRunning`.
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
      detached: !isWindows,
      ...options,
    })
    running.add(child)
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => reject(new StepError(error.message, adviceFor(error.message))))
    child.once('close', (code, signal) => {
      running.delete(child)
      if (code === 0) return resolve(output)
      const end = code === null ? `was stopped by ${signal}` : `ended with code ${code}`
      const name = [path.basename(command), ...args].join(' ')
      reject(new StepError(`\`${name}\` ${end}:\n${essence(output)}`, advise(output)))
    })
  })
}

function modified(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}

function newestUnder(folder, skip = new Set(['generated'])) {
  let newest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skip.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue
    const file = path.join(folder, entry.name)
    newest = Math.max(newest, entry.isDirectory() ? newestUnder(file, skip) : modified(file))
  }
  return newest
}

/** The Node 24 that came as a package, else this process's own when it is new enough. */
export function modernNode() {
  const brought = inRoot('node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node')
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new StepError(
    'Node 24 did not come with the packages.',
    'Run `npm rebuild node`, or install Node 24, and run the command again.',
  )
}

/** The environment in which package binaries and Node 24 come first. */
export function modernEnv(extra = {}) {
  const binaries = [path.dirname(modernNode()), inRoot('node_modules', '.bin')]
  return { ...process.env, PATH: [...binaries, process.env.PATH].join(path.delimiter), ...extra }
}

async function install() {
  const have = modified(inRoot('node_modules', '.package-lock.json'))
  if (have >= modified(inRoot('package-lock.json'))) return 'up to date'
  process.stdout.write(have ? ' (the lock file is newer) …' : ' (first time: a few minutes) …')
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  await runQuietly('npm', ['ci', ...options], { advise: adviceForNpm })
  const now = new Date()
  // npm writes this file last: its time is the mark that the installation is complete.
  utimesSync(inRoot('node_modules', '.package-lock.json'), now, now)
}

async function generate() {
  const client = modified(inRoot('app/platform/generated/client.ts'))
  if (client > modified(inRoot('prisma/schema.prisma')) && client > modified(inRoot('node_modules/.package-lock.json')))
    return 'up to date'
  await runQuietly(modernNode(), ['app/cli/generate.mjs'], { env: modernEnv(), shell: false })
}

/** Builds the site unless the build is newer than every source. */
export async function build() {
  const stamp = inRoot('build', '.stamp')
  const newest = Math.max(
    newestUnder(inRoot('app')),
    newestUnder(inRoot('public')),
    ...['package-lock.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json'].map((file) =>
      modified(inRoot(file)),
    ),
  )
  if (modified(stamp) > newest) return 'up to date'
  const advise = (output) =>
    /ENOSPC|EACCES/.test(output)
      ? adviceFor(output)
      : 'Mend the file named above (`git status` shows what was changed here) and run the command again.'
  const env = modernEnv({ NODE_ENV: 'production' })
  await runQuietly('npm', ['run', '--silent', 'build'], { env, advise })
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
}

/** Everything the site needs before it can be served. */
export async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new StepError(
      `Node ${process.versions.node} is too old.`,
      'Install Node 20 or newer from nodejs.org or your distribution.',
    )
  }
  await step('Packages', install)
  await step('Database client', generate)
  await step('Build', build)
}

/** Says what happened and what to do. What is not a failed step is a fault of ours, and its stack is worth showing. */
export function explain(error) {
  const isStep = error instanceof StepError
  const what = isStep || !(error instanceof Error) ? (error?.message ?? String(error)) : (error.stack ?? error.message)
  process.stderr.write(`\n✗ ${what}\n→ ${isStep ? error.advice : adviceFor(String(error))}\n`)
}

/** Ends the process with what happened and what to do. */
export function explainAndExit(error) {
  explain(error)
  process.exit(1)
}
