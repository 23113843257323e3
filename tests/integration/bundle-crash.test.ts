import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readCsv, readZip } from '#app/certificates/read-zip.fixtures.ts'
import { build } from '#app/cli/set-up.mjs'
import { password } from '#app/identity/account.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { addManyCertificates, type ManyCertificates } from '#tests/setup/many-certificates.ts'
import { startSite, type RunningSite } from '#tests/setup/site.ts'
import { inDatabaseOf, postmasterOf } from '#tests/setup/site-database.ts'

const count = 1500
let dataDir: string
let site: RunningSite
let office: ManyCertificates
let cookie = ''
const testDatabase = process.env.DATABASE_URL

async function start(): Promise<void> {
  site = await startSite({ dataDir, env: { DEMO: '0' } })
}

async function kill(): Promise<void> {
  const ended = new Promise((resolve) => site.process.once('exit', resolve))
  site.process.kill('SIGKILL')
  await ended
}

const send = (pathname: string, fields?: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${site.url}${pathname}`, {
    redirect: 'manual',
    headers: { Cookie: cookie, ...headers },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  })

/** How far the bundle is. */
const progressOf = (id: string) =>
  inDatabaseOf(dataDir, () =>
    db().certificateBundle.findUniqueOrThrow({ where: { id }, select: { state: true, done: true, total: true } }),
  )

beforeAll(async () => {
  await build()
  dataDir = await mkdtemp(path.join(tmpdir(), 'sguardi-bundle-crash-'))
  await start()
  office = await inDatabaseOf(dataDir, () => addManyCertificates('MOLTI', count))
  const answer = await send('/login', { email: office.email, password })
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}, 300_000)

afterAll(async () => {
  await site.stop()
  // Nobody else ends a database whose site was killed and could not start again.
  const orphan = await postmasterOf(dataDir).catch(() => null)
  if (orphan) process.kill(orphan.pid, 'SIGQUIT')
  await rm(dataDir, { recursive: true, force: true })
  setEnvironment({ DATABASE_URL: testDatabase, SECRET_KEY: 'a1'.repeat(32) })
})

/** Kills the site once the work is beyond a share of the files and not at its end; returns how far it was. */
async function killBeyond(bundleId: string, share: number): Promise<number> {
  const { done } = await vi.waitUntil(
    async () => {
      const progress = await progressOf(bundleId)
      return progress.done > share * count && progress
    },
    { timeout: 60_000, interval: 20 },
  )
  await kill()
  return done
}

/** Reads a ZIP until so many bytes have come, kills the site, and returns what came. */
async function brokenDownload(zipPath: string, enough: number): Promise<{ part: Buffer; etag: string; size: number }> {
  const answer = await send(zipPath)
  expect(answer.status).toBe(200)
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = answer.body?.getReader()
  for (let piece = await reader?.read(); piece?.value && length < enough; piece = await reader?.read()) {
    pieces.push(piece.value)
    length += piece.value.length
  }
  await kill()
  await reader?.cancel().catch(() => undefined)
  const { headers } = answer
  return { part: Buffer.concat(pieces), etag: headers.get('ETag') ?? '', size: Number(headers.get('Content-Length')) }
}

test('a ZIP whose making and whose download are killed goes on both times and is whole, nobody in it twice', async () => {
  const asked = await send(`/office/${office.ambitoSlug}/bundles?index`, { course: office.courseSlug })
  expect(asked.status).toBe(302)
  const page = asked.headers.get('Location') ?? ''
  const bundleId = page.split('/').at(-1) ?? ''
  for (const share of [0, 0.4]) {
    const before = await killBeyond(bundleId, share)
    await start()
    // Nothing is done again: the state never falls behind what was noted.
    const after = await progressOf(bundleId)
    expect(after.done).toBeGreaterThanOrEqual(before)
    expect(after.total).toBe(count)
  }
  await vi.waitUntil(async () => (await progressOf(bundleId)).state === 'ready', { timeout: 60_000, interval: 100 })

  const zipPath = `${page}.zip`
  const { part, etag, size } = await brokenDownload(zipPath, 2_000_000)
  expect(part.length).toBeLessThan(size)
  await start()
  const rest = await send(zipPath, undefined, { Range: `bytes=${part.length}-`, 'If-Range': etag })
  expect(rest.status).toBe(206)
  const zip = Buffer.concat([part, Buffer.from(await rest.arrayBuffer())])
  expect(zip.length).toBe(size)

  const files = readZip(zip)
  const manifest = readCsv(files.get('manifest.csv'))
  expect(manifest).toHaveLength(count)
  expect(new Set(manifest.map(([, , number]) => number)).size).toBe(count)
  const wrong = manifest.filter(([name = '', hash]) => {
    return (
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex') !== hash
    )
  })
  expect(wrong).toEqual([])
  expect(files.size).toBe(count + 3)
  const made = await inDatabaseOf(dataDir, () =>
    db().auditEntry.count({ where: { subjectId: bundleId, action: 'bundle.made' } }),
  )
  expect(made).toBe(1)
  const file = path.join(dataDir, 'attestati.zip')
  await writeFile(file, zip)
  const tested = spawnSync('unzip', ['-tq', file], { encoding: 'utf8' })
  if (!tested.error) expect(tested.stdout).toContain('No errors detected')
}, 240_000)
