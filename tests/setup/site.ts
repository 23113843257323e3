import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#app/platform/embedded-postgres.server.ts'

export type RunningSite = {
  url: string
  dataDir: string
  process: ChildProcess
  output: () => string
  stop: () => Promise<void>
}

const secretKey = 'e2'.repeat(32)

/** The environment of a test site: nothing of ours leaks in from the machine. */
function siteEnv(port: number, dataDir: string, extra: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' as const }
  const PUBLIC_URL = `http://127.0.0.1:${port}`
  return { ...inherited, PORT: String(port), PUBLIC_URL, DATA_DIR: dataDir, SECRET_KEY: secretKey, ...extra }
}

/** Asks `/healthz` until it answers 200. */
export async function untilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error(`The site did not become healthy:\n${output()}`)
}

/**
 * Starts the built site as its own process, on a free port with its own data folder unless they are given, and
 * waits until it is healthy. `stop` ends it by SIGTERM and removes the folder it made.
 */
export async function startSite(
  options: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<RunningSite> {
  const port = options.port ?? (await freePort())
  const made = options.dataDir ? undefined : await mkdtemp(path.join(tmpdir(), 'sguardi-site-'))
  const dataDir = options.dataDir ?? made ?? ''
  const child = spawn(process.execPath, ['--disable-warning=DeprecationWarning', 'app/cli/serve.ts'], {
    env: siteEnv(port, dataDir, options.env ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const output = () => text
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    }
    if (made) await rm(made, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await untilHealthy(url, child, output)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, dataDir, process: child, output, stop }
}
