import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { clock } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { describeError, log } from '#app/platform/log.server.ts'
import { whileHolding } from '#app/platform/while-holding.server.ts'
import { checkPackage, type CheckedPackage } from '../package/check-package.server.ts'
import { openPackage } from '../package/open-package.server.ts'
import { checkUpload } from './jobs.server.ts'
import { storePackage } from './store-package.server.ts'

/** Space of our advisory locks for the work on an upload. */
const space = 7216032

type Upload = { id: string; size: number; replaces: string; addedById: string }

/** The pieces of a file, one after the other. */
async function* piecesOf({ id, size }: Upload): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < size;) {
    const [piece] = await sql()<{ bytes: Uint8Array }[]>`
      SELECT bytes FROM scorm_upload_piece WHERE upload_id = ${id} AND "offset" = ${offset}`
    if (!piece) throw new Error(`a piece of the upload ${id} is missing`)
    yield piece.bytes
    offset += piece.bytes.length
  }
}

/** Writes the file where it can be opened. @returns its hash */
async function writeDown(upload: Upload, file: string): Promise<string> {
  const hash = createHash('sha256')
  const counted = async function* () {
    for await (const bytes of piecesOf(upload)) {
      hash.update(bytes)
      yield bytes
    }
  }
  await pipeline(Readable.from(counted()), createWriteStream(file))
  return hash.digest('hex')
}

async function keep(upload: Upload, file: string, sha256: string, { report, files }: CheckedPackage): Promise<string> {
  const { structure, ...rest } = report
  const opened = await openPackage(file)
  if (!opened.ok || !structure) throw new Error('a package that was fine can be opened no more')
  const archive = opened.package
  try {
    const archived = files.map(({ name, path: at, bytes, mediaType, sha256: hash }) => ({
      ...{ path: at, mediaType, size: bytes, sha256: hash },
      read: () => archive.read(name),
    }))
    const { addedById, size, replaces } = upload
    const given = { name: replaces || null, structure, report: rest, sha256, size, files: archived }
    return (await storePackage(given, addedById, clock.now())).packageId
  } finally {
    archive.close()
  }
}

async function settle(uploadId: string, state: 'kept' | 'refused', more: { report?: object; packageId?: string }) {
  await db().$transaction([
    db().scormUpload.update({ where: { id: uploadId }, data: { ...more, state, changedAt: clock.now() } }),
    db().scormUploadPiece.deleteMany({ where: { uploadId } }),
  ])
}

async function goOn(uploadId: string): Promise<void> {
  const upload = await db().scormUpload.findUnique({ where: { id: uploadId } })
  if (!upload || (upload.state !== 'checking' && upload.state !== 'keeping')) return
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-package-'))
  try {
    const file = path.join(folder, 'package.zip')
    const sha256 = await writeDown(upload, file)
    const checked = await checkPackage(file)
    if (!checked.report.ok) {
      await settle(uploadId, 'refused', { report: { ...checked.report, structure: null } })
      return
    }
    await db().scormUpload.update({ where: { id: uploadId }, data: { state: 'keeping', changedAt: clock.now() } })
    await settle(uploadId, 'kept', { packageId: await keep(upload, file, sha256, checked) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Checks a file that is all here, and keeps it where it is a package; twice does nothing more. */
async function checkUploadOf(uploadId: string): Promise<void> {
  await whileHolding(space, uploadId, async () => {
    try {
      await goOn(uploadId)
    } catch (error) {
      // A full disk, for one: whoever sent it is told, and may have it tried again.
      log('error', 'package check failed', { uploadId, ...describeError(error) })
      const data = { state: 'failed', changedAt: clock.now() } as const
      await db().scormUpload.update({ where: { id: uploadId }, data })
    }
  })
}

/** Does `scorm.check-upload`. */
export const checkUploadWorker = worker(checkUpload, ({ uploadId }) => checkUploadOf(uploadId))

/** Goes on with the files whose process has died. */
export async function resumeUploads(): Promise<void> {
  const begun = await db().scormUpload.findMany({
    where: { state: { in: ['checking', 'keeping'] } },
    select: { id: true },
  })
  await eachApart(begun, ({ id }) => checkUploadOf(id), { event: 'upload failed' })
}
