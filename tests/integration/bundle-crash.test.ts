import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readCsv, readZip } from '#app/certificates/read-zip.fixtures.ts'
import { build } from '#app/cli/set-up.mjs'
import { db } from '#app/platform/database.server.ts'
import { startKilledSite, type KilledSite } from '#tests/setup/killed-site.ts'
import { addManyCertificates, type ManyCertificates } from '#tests/setup/many-certificates.ts'

const count = 1500
let site: KilledSite
let office: ManyCertificates

/** How far the bundle is. */
const progressOf = (id: string) =>
  site.inDatabase(() =>
    db().certificateBundle.findUniqueOrThrow({ where: { id }, select: { state: true, done: true, total: true } }),
  )

beforeAll(async () => {
  await build()
  site = await startKilledSite('bundle-crash')
  office = await site.inDatabase(() => addManyCertificates('MOLTI', count))
  await site.signIn(office.email)
}, 300_000)

afterAll(() => site.end())

/** Kills the site once the work is beyond a share of the files and not at its end; returns how far it was. */
async function killBeyond(bundleId: string, share: number): Promise<number> {
  const { done } = await vi.waitUntil(
    async () => {
      const progress = await progressOf(bundleId)
      return progress.done > share * count && progress
    },
    { timeout: 60_000, interval: 20 },
  )
  await site.kill()
  return done
}

/** Reads a ZIP until so many bytes have come, kills the site, and returns what came. */
async function brokenDownload(zipPath: string, enough: number): Promise<{ part: Buffer; etag: string; size: number }> {
  const answer = await site.send(zipPath)
  expect(answer.status).toBe(200)
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = answer.body?.getReader()
  for (let piece = await reader?.read(); piece?.value && length < enough; piece = await reader?.read()) {
    pieces.push(piece.value)
    length += piece.value.length
  }
  await site.kill()
  await reader?.cancel().catch(() => undefined)
  const { headers } = answer
  return { part: Buffer.concat(pieces), etag: headers.get('ETag') ?? '', size: Number(headers.get('Content-Length')) }
}

test('a ZIP whose making and whose download are killed goes on both times and is whole, nobody in it twice', async () => {
  const asked = await site.send(`/office/${office.ambitoSlug}/bundles?index`, { course: office.courseSlug })
  expect(asked.status).toBe(302)
  const page = asked.headers.get('Location') ?? ''
  const bundleId = page.split('/').at(-1) ?? ''
  for (const share of [0, 0.4]) {
    const before = await killBeyond(bundleId, share)
    await site.start()
    // Nothing is done again: the state never falls behind what was noted.
    const after = await progressOf(bundleId)
    expect(after.done).toBeGreaterThanOrEqual(before)
    expect(after.total).toBe(count)
  }
  await vi.waitUntil(async () => (await progressOf(bundleId)).state === 'ready', { timeout: 60_000, interval: 100 })

  const zipPath = `${page}.zip`
  const { part, etag, size } = await brokenDownload(zipPath, 2_000_000)
  expect(part.length).toBeLessThan(size)
  await site.start()
  const rest = await site.send(zipPath, undefined, { Range: `bytes=${part.length}-`, 'If-Range': etag })
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
  const made = await site.inDatabase(() =>
    db().auditEntry.count({ where: { subjectId: bundleId, action: 'bundle.made' } }),
  )
  expect(made).toBe(1)
  const file = path.join(site.dataDir, 'attestati.zip')
  await writeFile(file, zip)
  const tested = spawnSync('unzip', ['-tq', file], { encoding: 'utf8' })
  if (!tested.error) expect(tested.stdout).toContain('No errors detected')
}, 240_000)
