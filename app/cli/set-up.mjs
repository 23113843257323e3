/**
 * What `npm start` and `npm test` share: packages, Node 24, Prisma client and build, each only when needed. Plain
 * JavaScript without dependencies, because it runs on Node 20 before anything is installed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const inRoot = (...parts) => path.join(root, ...parts)
const isWindows = process.platform === 'win32'

/** A step that failed, with a sentence on what to do. */
export class StepError extends Error {
  constructor(message, advice) {
    super(message)
    this.advice = advice
  }
}

const causes = [
  [/ENOSPC|No space left|could not write/i, 'The disk is full: free some space and run the command again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ENETUNREACH|network/i,
    'The package registry cannot be reached: check the network or proxy (npm config get proxy) and run the command again.',
  ],
  [/EACCES|EPERM|permission denied/i, 'A file or folder is not writable: check who owns this folder.'],
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

/** Runs a command quietly; its output is shown only when it fails. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows, ...options })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => reject(new StepError(error.message, adviceFor(error.message))))
    child.once('exit', (code) => {
      if (code === 0) return resolve(output)
      const tail = output.trim().split('\n').slice(-40).join('\n')
      reject(new StepError(`${command} ${args.join(' ')} ended with code ${code}\n${tail}`, adviceFor(output)))
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
  process.stdout.write(' (first time: a few minutes) …')
  await runQuietly('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  // npm keeps the lock file's time in no case; this is the mark that the installation is complete.
  writeFileSync(inRoot('node_modules', '.package-lock.json'), '', { flag: 'a' })
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
  await runQuietly('npm', ['run', 'build'], { env: modernEnv({ NODE_ENV: 'production' }) })
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

/** Ends the process with what happened and what to do. */
export function explainAndExit(error) {
  process.stderr.write(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`)
  process.stderr.write(`→ ${error instanceof StepError ? error.advice : adviceFor(String(error))}\n`)
  process.exit(1)
}
