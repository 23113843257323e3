/** The way of a package into the library: in pieces, checked, kept once, and out again. */
import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob, pieceBytes, readBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { smallPackage } from '../package/package.fixtures.ts'
import { beginUpload } from './begin-upload.server.ts'
import { checkUploadWorker } from './check-upload.server.ts'
import { dropPackageUpload } from './drop-upload.server.ts'
import { forgetOldPackageUploads } from './forget-old-uploads.server.ts'
import { getPackagePage, listPackages } from './package-queries.server.ts'
import { receivePiece } from './receive-piece.server.ts'
import { removePackage } from './remove-package.server.ts'
import { retryCheck } from './retry-check.server.ts'
import { getUploadPage, listUploads } from './upload-queries.server.ts'
import { refusalOf, sentBytes } from './upload-rules.ts'

const now = new Date('2026-11-27T09:00:00Z')
const trainer = () => viewerWith([grantOf('trainer')], newId())
let ada = trainer()

beforeEach(async () => {
  ada = trainer()
  await db().scormUpload.deleteMany()
  await db().scormPackage.deleteMany()
})

async function begun(size: number, replaces = '', viewer = ada): Promise<string> {
  const outcome = await beginUpload(viewer, { fileName: 'corso.zip', size, replaces }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.uploadId
}

/** Sends a file whole, has it checked, and tells what became of it. */
async function taken(bytes: Uint8Array, replaces = '') {
  const uploadId = await begun(bytes.byteLength, replaces)
  for (let offset = 0; offset < bytes.byteLength; offset += sentBytes) {
    await receivePiece(ada, { uploadId, offset, bytes: bytes.subarray(offset, offset + sentBytes) }, now)
  }
  await drainJobs([checkUploadWorker])
  return getUploadPage(ada, uploadId)
}
const piecesLeft = () => db().scormUploadPiece.count()

describe('a file in pieces', () => {
  const bytes = randomBytes(10_000)
  const send = (uploadId: string, offset: number, end: number, viewer = ada) =>
    receivePiece(viewer, { uploadId, offset, bytes: bytes.subarray(offset, end) }, now)

  test('goes on where it was; a piece twice, too early or too long changes nothing', async () => {
    const uploadId = await begun(10_000)
    expect(await send(uploadId, 0, 4000)).toEqual({ received: 4000, size: 10_000, isWhole: false })
    expect(await send(uploadId, 0, 4000)).toMatchObject({ received: 4000 })
    expect(await send(uploadId, 6000, 8000)).toMatchObject({ received: 4000 })
    const long = { uploadId, offset: 4000, bytes: randomBytes(6001) }
    expect(await receivePiece(ada, long, now)).toMatchObject({ received: 4000 })
    expect(await send(uploadId, 4000, 10_000)).toMatchObject({ received: 10_000, isWhole: true })
    expect(await send(uploadId, 4000, 10_000)).toMatchObject({ received: 10_000, isWhole: true })
    expect(await db().scormUploadPiece.count({ where: { uploadId } })).toBe(2)
  })

  test('belongs to who sends it', async () => {
    const uploadId = await begun(10_000)
    const bea = trainer()
    await expect(send(uploadId, 0, 4000, bea)).rejects.toMatchObject({ code: 'not_found' })
    await expect(getUploadPage(bea, uploadId)).rejects.toMatchObject({ code: 'not_found' })
    await dropPackageUpload(bea, uploadId)
    expect(await listUploads(ada)).toHaveLength(1)
    await dropPackageUpload(ada, uploadId)
    expect(await listUploads(ada)).toEqual([])
    await expect(begun(10, '', viewerWith([], newId()))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('has its bounds, and is let go of when nobody goes on', async () => {
    const none = { kept: 0, underWay: 0, count: 0 }
    expect(refusalOf(0, none)).toBe('file_missing')
    expect(refusalOf(1024 ** 3 + 1, none)).toBe('file_large')
    expect(refusalOf(1, { ...none, count: 5 })).toBe('too_many')
    expect(refusalOf(1000, { ...none, kept: 5 * 1024 ** 3 - 999 })).toBe('quota')
    expect(refusalOf(1000, none)).toBeNull()
    await begun(10_000)
    await forgetOldPackageUploads(new Date('2026-12-01'))
    expect(await listUploads(ada)).toHaveLength(1)
    await forgetOldPackageUploads(new Date('2026-12-20'))
    expect(await listUploads(ada)).toEqual([])
    expect(await beginUpload(ada, { fileName: 'a.zip', size: 9, replaces: 'niente' }, now)).toEqual({
      ok: false,
      reason: 'unknown_package',
    })
  })
})

describe('the check', () => {
  test('keeps a package with all its files, once, under a name of its own', async () => {
    const upload = await taken(smallPackage())
    expect(upload).toMatchObject({ state: 'kept', report: null })
    const page = await getPackagePage(ada, upload.packageId ?? '')
    expect(page).toMatchObject({ name: 'prova', version: 1, title: 'Prova', edition: '1.2', courses: [], isOwn: true })
    expect(page.report).toMatchObject({ ok: true, facts: { scos: 1 } })
    expect(await piecesLeft()).toBe(0)
    expect((await taken(smallPackage())).packageId).toBe(upload.packageId)
    const other = await taken(smallPackage({ 'a.txt': 'altro' }))
    expect((await getPackagePage(ada, other.packageId ?? '')).name).toBe('prova-2')
    const files = await db().scormFile.findMany({ where: { path: 'index.html' }, select: { blobSha256: true } })
    expect(new Set(files.map(({ blobSha256 }) => blobSha256)).size).toBe(1)
  })

  test('takes a new version beside the old one', async () => {
    const first = await taken(smallPackage())
    const second = await taken(smallPackage({ 'a.txt': 'nuovo' }), 'prova')
    const page = await getPackagePage(ada, second.packageId ?? '')
    expect(page).toMatchObject({ name: 'prova', version: 2 })
    expect(page.versions.map(({ id }) => id)).toEqual([second.packageId, first.packageId])
    expect((await listPackages(ada)).map(({ name, version }) => [name, version])).toEqual([['prova', 2]])
  })

  test('tells why a file is no package, and keeps nothing of it', async () => {
    const upload = await taken(randomBytes(5000))
    expect(upload).toMatchObject({ state: 'refused', packageId: null })
    expect(upload.report?.refusals.map(({ code }) => code)).toEqual(['zip_broken'])
    expect([await piecesLeft(), await db().scormPackage.count()]).toEqual([0, 0])
  })

  test('that breaks off is told, and done again when asked', async () => {
    const uploadId = await begun(100)
    await receivePiece(ada, { uploadId, offset: 0, bytes: randomBytes(100) }, now)
    await db().scormUploadPiece.deleteMany({ where: { uploadId } })
    await drainJobs([checkUploadWorker])
    expect((await getUploadPage(ada, uploadId)).state).toBe('failed')
    const bytes = new Uint8Array(randomBytes(100))
    await db().scormUploadPiece.create({ data: { uploadId, offset: 0, bytes } })
    await retryCheck(ada, uploadId, now)
    await drainJobs([checkUploadWorker])
    expect((await getUploadPage(ada, uploadId)).state).toBe('refused')
  })

  test('keeps a large file in pieces, which are read from wherever one wants', async () => {
    const film = randomBytes(2 * pieceBytes + 1234)
    const upload = await taken(smallPackage({ 'film.mp4': film }))
    const hash = sha256(film)
    expect(await db().blobPiece.count({ where: { sha256: hash } })).toBe(3)
    expect(sha256((await findBlob(hash))?.bytes ?? new Uint8Array())).toBe(hash)
    for (const [first, last] of [
      [0, 9],
      [pieceBytes - 5, pieceBytes + 5],
      [100, film.length - 1],
      [film.length - 1, film.length - 1],
    ] as const) {
      const read: Uint8Array[] = []
      for await (const piece of readBlob(hash, { first, last })) read.push(piece)
      expect(Buffer.concat(read).equals(film.subarray(first, last + 1))).toBe(true)
    }
    expect(await removePackage(ada, upload.packageId ?? '', now)).toBe(true)
    expect(await db().blobPiece.count({ where: { sha256: hash } })).toBe(0)
    expect(await findBlob(hash)).toBeNull()
  })
})

test('who did not take a package in does not let go of it', async () => {
  const { packageId } = await taken(smallPackage())
  await expect(removePackage(trainer(), packageId ?? '', now)).rejects.toMatchObject({ code: 'forbidden' })
})
