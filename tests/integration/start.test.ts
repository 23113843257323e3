/** Starting and stopping the site as real processes: what it says when it cannot, and what it leaves behind. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { demoPassword } from '#app/identity/demo-accounts.server.ts'
import { freePort, startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { startSite, type RunningSite } from '../setup/site.ts'

// A start takes two seconds, or many where the processors are busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-start-'))
const key = 'e2'.repeat(32)

afterAll(() => rm(folder, { recursive: true, force: true }))

type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

function run(extra: Record<string, string>, ipc = false): Run {
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' as const }
  const child = spawn(process.execPath, ['--disable-warning=DeprecationWarning', 'app/cli/serve.ts'], {
    env: { ...inherited, SECRET_KEY: key, ...extra },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  })
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  // `close` comes when all output is in, but never for a child whose channel we closed ourselves.
  const ended = new Promise<number | null>((resolve) => {
    if (ipc) child.once('exit', resolve)
    else child.once('close', resolve)
  })
  return { child, output: () => text, ended }
}

/** What a start says that must fail, with the promises every failure keeps. */
async function refusal(extra: Record<string, string>): Promise<string> {
  const { output, ended } = run({ PORT: String(await freePort()), DATA_DIR: path.join(folder, 'refused'), ...extra })
  expect(await ended).toBe(1)
  expect(output()).toMatch(/✗ .+\n(.*\n)*→ .+/)
  expect(output()).not.toMatch(/\n\s+at /)
  return output()
}

/** Ids of the processes that have a text in their command line or environment, but for zombies and ourselves. */
function processesOf(text: string): string[] {
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return ''
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => `${read(`/proc/${name}/cmdline`)}\n${read(`/proc/${name}/environ`)}`.includes(text))
}

const postmasterOf = async (dataDir: string) =>
  Number((await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

const health = (url: string) => fetch(`${url}/healthz`).catch(() => undefined)

/** Signs in as an office of the demonstration and opens the events of its page. */
async function followOffice(url: string): Promise<Response> {
  const body = new URLSearchParams({ email: 'ufficio@carate.example', password: demoPassword })
  const login = await fetch(`${url}/login`, { method: 'POST', body, redirect: 'manual', headers: { Origin: url } })
  const Cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const live = reportingPaths.live({ ambitoSlug: 'carate-brianza', course: 'approccio-transculturale', since: '' })
  return fetch(`${url}${live}`, { headers: { Cookie, Accept: 'text/event-stream' } })
}

describe('a demo of one’s own', () => {
  const dataDir = path.join(folder, 'Città d’esempio')
  let site: RunningSite

  beforeAll(async () => {
    site = await startSite({ dataDir })
  })
  afterAll(() => site.stop())

  test('says what it did, where it is and who can enter', () => {
    expect(site.output()).toMatch(/Migrations … \d+ applied/)
    expect(site.output()).toContain(`Sguardi is ready: ${site.url}`)
    expect(site.output()).toContain('anagrafe@lissone.example')
  })

  test('a second run on its port, on its data, or with another key says which of them it is', async () => {
    const { port } = new URL(site.url)
    const onPort = await refusal({ PORT: port })
    expect(onPort).toContain(`Port ${port} is taken.`)
    expect(existsSync(path.join(folder, 'refused'))).toBe(false)

    const onData = await refusal({ DATA_DIR: dataDir })
    expect(onData).toContain(`another run (process ${site.process.pid}) is using the database`)
    expect(onData).toContain('→ Stop the other run first')
    expect((await health(site.url))?.status).toBe(200)
  })

  test('is unwell while its database is away, and well again when that is back', async () => {
    const before = await postmasterOf(dataDir)
    process.kill(before, 'SIGKILL')
    await expect.poll(() => health(site.url).then((answer) => answer?.status), { timeout: 10_000 }).toBe(503)
    const away = await health(site.url)
    if (away?.status === 503) expect(await away.json()).toEqual({ status: 'database away', database: false })
    await expect.poll(() => health(site.url).then((answer) => answer?.status), { timeout: 20_000 }).toBe(200)
    expect(await postmasterOf(dataDir)).not.toBe(before)
    expect((await fetch(`${site.url}/catalogue`)).status).toBe(200)
  })

  test('killed outright, it can be started again, does nothing twice, and ends without a trace on SIGTERM', async () => {
    const ended = new Promise((resolve) => site.process.once('exit', resolve))
    site.process.kill('SIGKILL')
    await ended
    site = await startSite({ dataDir })
    expect(site.output()).toContain('Migrations … up to date')
    expect(site.output()).toContain('Organisations and people … already there')
    expect(site.output()).toContain('Courses … up to date')
    expect(processesOf(dataDir).length).toBeGreaterThan(1)

    // An office's page that follows is no reason to wait.
    const followed = await followOffice(site.url)
    expect(followed.status).toBe(200)
    const asked = performance.now()
    const stopped = new Promise((resolve) => site.process.once('exit', resolve))
    site.process.kill('SIGTERM')
    site.process.kill('SIGTERM')
    expect(await stopped).toBe(0)
    expect(performance.now() - asked).toBeLessThan(9000)
    expect(await followed.text()).toMatch(/^retry: 3000\n\n/)
    expect(site.output()).toMatch(/SIGTERM: stopping …\nStopped\.\n$/)
    expect(processesOf(dataDir)).toEqual([])

    const otherKey = await refusal({ DATA_DIR: dataDir, SECRET_KEY: 'a1'.repeat(32) })
    expect(otherKey).toContain('The key from SECRET_KEY is not the one')
    expect(processesOf(dataDir)).toEqual([])
  })
})

describe('a start that cannot succeed', () => {
  test('names every setting that is wrong', async () => {
    const said = await refusal({ DEMO: 'perhaps', SECRET_KEY: 'short', PORT: '99999' })
    for (const name of ['PORT', 'DEMO', 'SECRET_KEY']) expect(said).toMatch(new RegExp(`\n  ${name}: must be`))
    expect(said).toContain('docs/administrator.md')
  })

  test('says that the data folder is a file', async () => {
    const file = path.join(folder, 'a-file')
    await writeFile(file, '')
    expect(await refusal({ DATA_DIR: file })).toContain(`${file} is not a folder.`)
  })

  test('says that the address is not of this machine', async () => {
    expect(await refusal({ HOST: '192.0.2.7' })).toContain('192.0.2.7 is not an address of this machine.')
  })

  test.each<[string, (url: URL) => void, string]>([
    ['is away', (url) => (url.port = '1'), 'cannot be reached'],
    ['refuses the password', (url) => (url.password = 'wrong'), 'refuses this user or password'],
    ['does not exist', (url) => (url.pathname = '/absent'), 'There is no database'],
  ])('says that the database %s, without its password', async (_name, spoil, said) => {
    const url = new URL(inject('templateUrl'))
    url.password = 'sguardi'
    spoil(url)
    const output = await refusal({ DATABASE_URL: url.href })
    expect(output).toContain(said)
    expect(output).not.toContain(`:${url.password}@`)
  })
})

test('asked to stop in the middle of starting, it leaves no database behind', async () => {
  const dataDir = path.join(folder, 'interrupted')
  const started = run({ PORT: String(await freePort()), DATA_DIR: dataDir })
  await expect.poll(() => started.output(), { timeout: 20_000 }).toContain('Database …')
  started.child.kill('SIGTERM')
  expect(await started.ended).toBe(0)
  expect(started.output()).toContain('Stopped.')
  expect(started.output()).not.toContain('✗')
  expect(processesOf(dataDir)).toEqual([])
})

describe('with a database of one’s own', () => {
  test('no demo accounts, no outbox, nobody invented; 503 before it serves; it stops with the command that started it', async () => {
    const database = await startEmbeddedPostgres(path.join(folder, 'own'), { durable: false, restart: true })
    const port = await freePort()
    const url = `http://localhost:${port}`
    const dataDir = path.join(folder, 'own-data')
    const site = run({ DATABASE_URL: database.url, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir }, true)
    try {
      const seen = new Set<number>()
      await expect
        .poll(
          async () => {
            const status = (await health(url))?.status
            if (status) seen.add(status)
            return status
          },
          { timeout: 60_000, interval: 20 },
        )
        .toBe(200)
      expect([...seen]).toEqual([503, 200])
      expect(site.output()).not.toContain('example')
      expect(await (await fetch(`${url}/login`)).text()).not.toContain('anagrafe@lissone.example')
      const form = { method: 'POST', redirect: 'manual', headers: { Origin: url } } as const
      const demo = await fetch(`${url}/login`, {
        ...form,
        body: new URLSearchParams({ demo: 'admin@sguardi.example' }),
      })
      expect(demo.status).toBe(400)
      expect(demo.headers.get('Set-Cookie')).toBeNull()
      const client = postgres(database.url, { max: 1 })
      expect((await client`SELECT count(*)::int AS count FROM person`)[0]?.count).toBe(0)
      await client.end()

      process.kill(database.pid(), 'SIGKILL')
      await expect.poll(() => health(url).then((answer) => answer?.status), { timeout: 10_000 }).toBe(503)
      await expect.poll(() => health(url).then((answer) => answer?.status), { timeout: 20_000 }).toBe(200)
      site.child.disconnect()
      expect(await site.ended).toBe(0)
    } finally {
      site.child.kill('SIGKILL')
      await database.stop()
    }
  })
})
