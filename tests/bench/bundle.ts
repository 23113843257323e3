/**
 * `npm run bench:bundle [-- --certificates 10000] [--file report.json]`: the ZIP of so many certificates from the built site, over
 * HTTP: how long its list takes to be checked, megabytes a second of the download, and the site's memory above idle
 * meanwhile (aim: at most 150 MB), with a receiver as fast as it can be and with one ten times slower. The same bytes read
 * from the database alone are the measure beside it. Linux only: memory is read from /proc.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { password } from '#app/identity/account.fixtures.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { addManyCertificates } from '#tests/setup/many-certificates.ts'
import { startSite, type RunningSite } from '#tests/setup/site.ts'
import { inDatabaseOf } from '#tests/setup/site-database.ts'
import { setUpProduct } from './prepare-site.ts'
import { bundleText } from './report.ts'
import type { Bundle } from './targets.ts'
import { megabyte, memoryOf, watching } from './watch-memory.ts'

const { values: options } = parseArgs({
  options: { certificates: { type: 'string', default: '10000' }, file: { type: 'string' } },
})
const count = Number(options.certificates)
const say = (text: string) => process.stderr.write(`  › ${text}\n`)

/** Reads a download to its end; with `slow` at most so many bytes a second. Returns its length. */
async function readAll(answer: Response, slow?: number): Promise<number> {
  let length = 0
  const started = performance.now()
  const reader = answer.body?.getReader()
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    length += piece.value.length
    const ahead = slow ? (length / slow) * 1000 - (performance.now() - started) : 0
    if (ahead > 1) await wait(ahead)
  }
  return length
}

/** Every PDF read one after the other from the database, by itself: what no download could be faster than. */
async function readBare(dataDir: string): Promise<{ bytes: number; seconds: number }> {
  return inDatabaseOf(dataDir, async () => {
    const rows = await db().certificate.findMany({ select: { pdfSha256: true } })
    const started = performance.now()
    let bytes = 0
    for (const { pdfSha256 } of rows) bytes += (await findBlob(pdfSha256))?.bytes.byteLength ?? 0
    return { bytes, seconds: (performance.now() - started) / 1000 }
  })
}

async function run(site: RunningSite, dataDir: string): Promise<Bundle> {
  say(`${count} certificates`)
  const office = await inDatabaseOf(dataDir, () => addManyCertificates('BENCH', count))
  const send = (pathname: string, cookie = '', fields?: Record<string, string>) =>
    fetch(`${site.url}${pathname}`, {
      ...{ redirect: 'manual', headers: { Cookie: cookie } },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    })
  const login = await send('/login', '', { email: office.email, password })
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  await readAll(await send(`/office/${office.ambitoSlug}/bundles`, cookie))
  await wait(3000)
  const idle = await memoryOf(site)

  say('the list is made and checked')
  let page = ''
  const made = await watching(site, async () => {
    const asked = await send(`/office/${office.ambitoSlug}/bundles?index`, cookie, { course: office.courseSlug })
    page = asked.headers.get('Location') ?? ''
    const id = page.split('/').at(-1) ?? ''
    const stateOf = () => inDatabaseOf(dataDir, () => db().certificateBundle.findUniqueOrThrow({ where: { id } }))
    while ((await stateOf()).state !== 'ready') await wait(500)
  })
  let bytes = 0
  say('downloaded fast')
  const fast = await watching(site, async () => {
    bytes = await readAll(await send(`${page}.zip`, cookie))
  })
  say('downloaded ten times slower')
  const slow = await watching(site, async () => {
    await readAll(await send(`${page}.zip`, cookie), bytes / fast.seconds / 10)
  })
  const bare = await readBare(dataDir)
  const rate = (seconds: number, of = bytes) => Math.round((of / megabyte / seconds) * 10) / 10
  const above = ({ peak }: { peak: number }) => Math.round(peak - idle)
  return {
    certificates: count,
    megabytes: Math.round(bytes / megabyte),
    idleMegabytes: Math.round(idle),
    checking: { seconds: Math.round(made.seconds * 10) / 10, megabytesAboveIdle: above(made) },
    download: { megabytesPerSecond: rate(fast.seconds), megabytesAboveIdle: above(fast) },
    slowDownload: { megabytesPerSecond: rate(slow.seconds), megabytesAboveIdle: above(slow) },
    bareReads: { megabytesPerSecond: rate(bare.seconds, bare.bytes) },
  }
}

await setUpProduct()
const dataDir = await mkdtemp(path.join(tmpdir(), 'sguardi-bench-bundle-'))
const site = await startSite({ dataDir, env: { DEMO: '0' } })
try {
  const report = await run(site, dataDir)
  if (options.file) await writeFile(options.file, JSON.stringify(report))
  process.stdout.write(`${bundleText(report).join('\n')}\n`)
} finally {
  await site.stop()
  await rm(dataDir, { recursive: true, force: true })
}
