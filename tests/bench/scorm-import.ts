import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { addAccount, password } from '#app/identity/account.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { streamZip, type StreamedFile } from '#app/platform/zip-stream.ts'
import { lessonPage, manifestOf, scoOf } from '#app/scorm/package/package.fixtures.ts'
import { sentBytes } from '#app/scorm/packages/upload-rules.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import type { RunningSite } from '#tests/setup/site.ts'
import { inDatabaseOf } from '#tests/setup/site-database.ts'
import { megabyte, memoryOf, watching } from './watch-memory.ts'

export type Imported = {
  files: number
  packedMegabytes: number
  /** Until all of it had arrived, and from there until it was checked and kept. */
  sending: { seconds: number; megabytesAboveIdle: number }
  keeping: { seconds: number; megabytesAboveIdle: number }
}

/** Films that do not pack, as a course has them. */
function* film(bytes: number): Generator<Uint8Array> {
  yield Buffer.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70])
  for (let left = bytes; left > 0; left -= megabyte) yield randomBytes(Math.min(megabyte, left))
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
    ...Array.from({ length: films }, (_, n) => ({ path: `media/${n}.mp4`, pieces: film(24 * megabyte) })),
    ...Array.from({ length: films }, (_, n) => ({ path: `lib/${n}.js`, pieces: script(2 * megabyte) })),
    ...Array.from({ length: 2000 }, (_, n) => ({
      path: `img/${n}.png`,
      pieces: [Buffer.from('89504e470d0a1a0a', 'hex')],
    })),
  ]
}

const Begun = z.object({ ok: z.literal(true), uploadId: z.string() })

/** The session cookie of somebody who writes courses. */
async function signInAsTrainer(site: RunningSite): Promise<string> {
  const { email } = await inDatabaseOf(site.dataDir, async () => {
    const account = await addAccount()
    await db().roleGrant.create({
      data: { id: newId(), personId: account.personId, role: 'trainer', startsOn: new Date('2026-01-01') },
    })
    return account
  })
  const body = new URLSearchParams({ email, password })
  const answer = await fetch(`${site.url}/login`, { redirect: 'manual', method: 'POST', body })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** Sends a file in pieces, as the page does. @returns the upload */
async function sendPieces(site: RunningSite, cookie: string, file: string): Promise<string> {
  const { size } = await stat(file)
  const post = async (url: string, type: string, body: BodyInit): Promise<unknown> => {
    const answer = await fetch(`${site.url}${url}`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': type },
      body,
    })
    return answer.json()
  }
  const about = JSON.stringify({ fileName: 'pacchetto.zip', size, replaces: '' })
  const { uploadId } = Begun.parse(await post(scormPaths.begin(), 'application/json', about))
  const handle = await open(file)
  try {
    for (let offset = 0; offset < size; offset += sentBytes) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(sentBytes), 0, sentBytes, offset)
      const url = scormPaths.pieces({ uploadId, offset })
      await post(url, 'application/octet-stream', new Uint8Array(buffer.subarray(0, bytesRead)))
    }
  } finally {
    await handle.close()
  }
  return uploadId
}

/** Brings a package of so many megabytes into the built site over HTTP, and watches the site's memory meanwhile. */
export async function measureImport(site: RunningSite, folder: string, megabytes: number): Promise<Imported> {
  const files = filesOf(megabytes)
  const file = path.join(folder, 'package.zip')
  await pipeline(Readable.from(streamZip(files)), createWriteStream(file))
  const cookie = await signInAsTrainer(site)
  await (await fetch(`${site.url}${scormPaths.library()}`, { headers: { Cookie: cookie } })).text()
  const idle = await memoryOf(site)
  let id = ''
  const sending = await watching(site, async () => {
    id = await sendPieces(site, cookie, file)
  })
  const stateOf = () => inDatabaseOf(site.dataDir, () => db().scormUpload.findUniqueOrThrow({ where: { id } }))
  const keeping = await watching(site, async () => {
    for (let { state } = await stateOf(); state !== 'kept'; { state } = await stateOf()) {
      if (state === 'refused' || state === 'failed') throw new Error(`the package was ${state}`)
      await wait(500)
    }
  })
  const measured = ({ peak, seconds }: { peak: number; seconds: number }) => ({
    seconds: Math.round(seconds * 10) / 10,
    megabytesAboveIdle: Math.round(peak - idle),
  })
  return {
    files: files.length,
    packedMegabytes: Math.round((await stat(file)).size / megabyte),
    ...{ sending: measured(sending), keeping: measured(keeping) },
  }
}
