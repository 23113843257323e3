import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { modernEnv, root, runQuietly } from '#app/cli/set-up.mjs'
import { freePort, startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { startSite, untilHealthy } from '#tests/setup/site.ts'
import { Bundle, Certificates, ManyAnswers, Targets } from './targets.ts'

export type Prepared = {
  siteUrl: string
  emptyUrl: string
  databaseUrl: string
  /** Throw-away, until `stop`. */
  folder: string
  targets: Targets
  stop: () => Promise<void>
}

/** Runs a program of ours to its end; what it prints goes to standard error, so that standard output is the report. */
function runOurs(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`))))
  })
}

/** Packages, database client and build, each only when missing or old, as `npm start` does. */
export function setUpProduct(): Promise<void> {
  const program = "const { setUp } = await import('./app/cli/set-up.mjs'); await setUp()"
  return runOurs(['--input-type=module', '--eval', program], modernEnv())
}

/** Builds the empty page into a throw-away folder and serves it by the product's own HTTP server. */
export async function startEmptyPage(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  await mkdir(folder)
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const env = modernEnv({ NODE_ENV: 'production', EMPTY_PAGE_BUILD: path.join(folder, 'build') })
  await runQuietly('remix', ['vite:build', '--config', 'tests/bench/empty-page/vite.config.ts'], { env })
  // The server has the player of packages, too, which the empty page has not.
  await mkdir(path.join(folder, 'build/player'), { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const where = { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, DATA_DIR: folder }
  const child = spawn(process.execPath, [path.join(root, 'tests/bench/empty-page/serve.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...where },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  await untilHealthy(url, child, () => text)
  return { url, stop }
}

const secretKey = 'e2'.repeat(32)

/**
 * An embedded PostgreSQL with as many people as asked for, durable as in production, the built site and the empty page,
 * each in its own process, all in one folder that `stop` removes. On the way it tells `say` what it does.
 */
export async function prepareSite(people: number, say: (text: string) => void): Promise<Prepared> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-bench-'))
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const close of closers.toReversed()) await close()
  }
  try {
    say(`PostgreSQL with ${people} people`)
    const database = await startEmbeddedPostgres(path.join(folder, 'pg'), { durable: true })
    closers.push(() => database.stop())
    const file = path.join(folder, 'targets.json')
    const env = modernEnv({ NODE_ENV: 'production', DATABASE_URL: database.url, SECRET_KEY: secretKey })
    await runOurs(['tests/bench/prepare-data.ts', String(people), file], env)
    const targets = Targets.parse(JSON.parse(await readFile(file, 'utf8')))
    say('empty page')
    const empty = await startEmptyPage(path.join(folder, 'empty'))
    closers.push(empty.stop)
    say('site')
    const siteEnv = {
      DATABASE_URL: database.url,
      SECRET_KEY: secretKey,
      HOST: '127.0.0.1',
      TRUST_PROXY: 'loopback',
    }
    const site = await startSite({ dataDir: path.join(folder, 'data'), env: siteEnv })
    closers.push(site.stop)
    return { siteUrl: site.url, emptyUrl: empty.url, databaseUrl: database.url, folder, targets, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Issues certificates beside bare Typst, in a process of its own. */
export async function measureCertificates({ databaseUrl, folder }: Prepared): Promise<Certificates> {
  const file = path.join(folder, 'certificates.json')
  const settings = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, DATA_DIR: path.join(folder, 'data') }
  await runOurs(['tests/bench/certificates.ts', file], modernEnv({ NODE_ENV: 'production', ...settings }))
  return Certificates.parse(JSON.parse(await readFile(file, 'utf8')))
}

/** Makes and downloads the ZIP of so many certificates, on a site of its own. */
export async function measureBundle({ folder }: Prepared, certificates: number): Promise<Bundle> {
  const file = path.join(folder, 'bundle.json')
  const asked = ['--certificates', String(certificates), '--file', file]
  await runOurs(['tests/bench/bundle.ts', ...asked], modernEnv())
  return Bundle.parse(JSON.parse(await readFile(file, 'utf8')))
}

/** Fills the journal up to so many answers and measures what is read over all of them. */
export async function fillAnswers({ databaseUrl, folder }: Prepared, answers: number): Promise<ManyAnswers> {
  const file = path.join(folder, 'many-answers.json')
  const env = modernEnv({ NODE_ENV: 'production', DATABASE_URL: databaseUrl, SECRET_KEY: secretKey })
  await runOurs(['tests/bench/many-answers.ts', String(answers), file], env)
  return ManyAnswers.parse(JSON.parse(await readFile(file, 'utf8')))
}
