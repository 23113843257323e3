/**
 * `npm run bench:scorm-package [-- --json] [-- --megabytes 300]`: a package of that size is written to a temporary file and
 * checked, in a process of its own: seconds, megabytes a second, and megabytes of memory above what the process had before.
 * Ends with 1 when memory grew by more than 200 MB.
 */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { streamZip, type StreamedFile } from '#app/platform/zip-stream.ts'
import { checkPackage } from '#app/scorm/package/check-package.server.ts'
import { lessonPage, manifestOf, scoOf } from '#app/scorm/package/package.fixtures.ts'
import { machineFacts } from './report.ts'

const mostMegabytes = 200
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    megabytes: { type: 'string', default: '300' },
    file: { type: 'string' },
  },
})

const million = 1_000_000

/** Films that do not pack, as a course has them. */
function* film(bytes: number): Generator<Uint8Array> {
  yield Buffer.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70])
  for (let left = bytes; left > 0; left -= million) yield randomBytes(Math.min(million, left))
}

/** Scripts that name hosts here and there, packed well. */
function* script(bytes: number): Generator<Uint8Array> {
  const words = Buffer.from(
    `var a${randomBytes(300).toString('hex')}=function(b){return b<2?"x":"https://cdn.esempio.it"}\n`,
  )
  for (let written = 0; written < bytes; written += words.length) yield words
}

function filesOf(megabytes: number): StreamedFile[] {
  const films = Math.max(1, Math.round(megabytes / 25))
  const manifest = manifestOf({ resources: scoOf('R1', 'index.html') })
  return [
    { path: 'imsmanifest.xml', pieces: [Buffer.from(manifest)] },
    { path: 'index.html', pieces: [Buffer.from(lessonPage)] },
    ...Array.from({ length: films }, (_, n) => ({ path: `media/${n}.mp4`, pieces: film(24 * million) })),
    ...Array.from({ length: films }, (_, n) => ({ path: `lib/${n}.js`, pieces: script(2 * million) })),
    ...Array.from({ length: 2000 }, (_, n) => ({
      path: `img/${n}.png`,
      pieces: [Buffer.from('89504e470d0a1a0a', 'hex')],
    })),
  ]
}

const Measure = z.object({ seconds: z.number(), megabytes: z.number(), files: z.number(), unpacked: z.number() })
type Measure = z.infer<typeof Measure>
const megabytesNow = () => process.resourceUsage().maxRSS / 1024

async function measure(file: string): Promise<Measure> {
  const before = megabytesNow()
  const begun = performance.now()
  const { report } = await checkPackage(file)
  const seconds = (performance.now() - begun) / 1000
  if (!report.ok || !report.facts) throw new Error(JSON.stringify(report.refusals))
  const { files, bytes } = report.facts
  return { seconds, megabytes: Math.round(megabytesNow() - before), files, unpacked: Math.round(bytes / million) }
}

async function apart(file: string): Promise<Measure> {
  const child = fork(fileURLToPath(import.meta.url), ['--file', file])
  const message: unknown[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended with ${String(code)}`))),
  ])
  return Measure.parse(message[0])
}

if (values.file !== undefined) {
  process.send?.(await measure(values.file))
} else {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-scorm-bench-'))
  try {
    const file = path.join(folder, 'package.zip')
    await pipeline(Readable.from(streamZip(filesOf(Number(values.megabytes)))), createWriteStream(file))
    const packed = Math.round((await stat(file)).size / million)
    const measured = await apart(file)
    const machine = machineFacts()
    const speed = Math.round(measured.unpacked / measured.seconds)
    const { files, unpacked, seconds, megabytes } = measured
    const lines = [
      `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, load ${machine.loadAverage}`,
      `${files} files, ${packed} MB packed, ${unpacked} MB unpacked: ${seconds.toFixed(1)} s, ${speed} MB/s, ${megabytes} MB of memory above`,
      '',
    ]
    process.stdout.write(
      values.json ? `${JSON.stringify({ machine, packed, ...measured }, null, 2)}\n` : lines.join('\n'),
    )
    process.exitCode = megabytes > mostMegabytes ? 1 : 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
