import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { audit } from '#app/platform/audit.server.ts'
import { findBlob, putBlob } from '#app/platform/blobs.server.ts'
import { clock } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { bundleLimit } from './bundle-limit.ts'
import { streamSelected, type BundlePerson } from './bundle-people.server.ts'
import { manifestCsv, missingCsv, type BundleFile } from './bundle-tables.ts'
import { tellBundleReady } from './certificate-mails.server.ts'
import { certificatePath, uniquePaths } from './file-names.ts'
import { makeBundle } from './jobs.server.ts'
import { BundleSelection } from './schemas.ts'

/** How often the progress is written, in files. */
const progressStep = 20

type Bundle = { id: string; ambitoId: string; requestedById: string; requestedAt: Date; selection: BundleSelection }
type Contents = { files: BundleFile[]; missing: BundlePerson[] }

async function contentsOf({ ambitoId, selection, requestedAt }: Bundle): Promise<Contents> {
  const until = selection.until ? new Date(selection.until) : requestedAt
  const uniquePath = uniquePaths()
  const contents: Contents = { files: [], missing: [] }
  for await (const people of streamSelected({ ambitoId, selection, until })) {
    for (const person of people) {
      const { certificate } = person
      if (!certificate) contents.missing.push(person)
      else {
        const path = uniquePath(certificatePath({ ...person, number: certificate.number }))
        contents.files.push({ ...person, path, certificate })
      }
    }
  }
  return contents
}

async function pdfBytes(expected: string): Promise<Uint8Array> {
  const blob = await findBlob(expected)
  if (!blob || sha256(blob.bytes) !== expected) throw new Error('bytes of a certificate are missing or changed')
  return blob.bytes
}

/** Writes the ZIP, reading one PDF at a time. `onFile` is told how many are in. */
async function zipOf({ files, missing }: Contents, mtime: Date, onFile: (done: number) => Promise<void>) {
  const zip = new ZipFile()
  const whole = buffer(zip.outputStream)
  zip.addBuffer(Buffer.from(manifestCsv(files)), 'manifest.csv', { mtime })
  zip.addBuffer(Buffer.from(missingCsv(missing)), 'mancanti.csv', { mtime })
  for (const [index, { path, certificate }] of files.entries()) {
    const bytes = await pdfBytes(certificate.pdfSha256)
    // PDFs are compressed inside already.
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, { mtime, compress: false })
    await onFile(index + 1)
  }
  zip.end()
  return whole
}

async function progress(id: string, done: number, total: number): Promise<void> {
  if (done % progressStep !== 0 && done !== total) return
  await db().certificateBundle.updateMany({ where: { id, state: 'running' }, data: { done } })
}

async function finish({ id, requestedById, selection }: Bundle, zip: Uint8Array, total: number): Promise<void> {
  const now = clock.now()
  await transaction(async (tx) => {
    const blobSha256 = await putBlob(tx, zip, 'application/zip')
    const { count } = await tx.certificateBundle.updateMany({
      where: { id, state: { not: 'ready' } },
      data: { state: 'ready', blobSha256, done: total, total, failure: null, finishedAt: now },
    })
    if (count === 0) return
    const subject = { subjectType: 'certificate_bundle', subjectId: id, detail: { sha256: blobSha256 } }
    await audit(tx, { actorId: null, action: 'bundle.made', ...subject }, now)
    await tellBundleReady(tx, { requestedById, bundleId: id, course: selection.courseTitle }, now)
  })
}

async function fail(id: string, failure: 'too_large' | 'technical'): Promise<void> {
  const data = { state: 'failed', failure, finishedAt: clock.now() } as const
  await db().certificateBundle.updateMany({ where: { id, state: { not: 'ready' } }, data })
}

async function build(bundle: Bundle): Promise<void> {
  const { id, requestedAt } = bundle
  const contents = await contentsOf(bundle)
  const total = contents.files.length
  const running = { state: 'running', done: 0, total, failure: null, finishedAt: null } as const
  await db().certificateBundle.updateMany({ where: { id, state: { not: 'ready' } }, data: running })
  if (total > bundleLimit) return fail(id, 'too_large')
  const zip = await zipOf(contents, requestedAt, (done) => progress(id, done, total))
  await finish(bundle, zip, total)
}

/**
 * Makes the ZIP of a bundle: PDFs by comune and department, `manifest.csv`, `mancanti.csv`. Started again after a crash
 * it begins anew, because nothing but the progress is kept before the end; a bundle that is ready stays as it is. The
 * same certificates give the same bytes.
 */
export async function makeBundleOf(bundleId: string): Promise<void> {
  const row = await db().certificateBundle.findUnique({
    where: { id: bundleId },
    select: { id: true, ambitoId: true, requestedById: true, requestedAt: true, selection: true, state: true },
  })
  if (!row || row.state === 'ready') return
  try {
    await build({ ...row, selection: BundleSelection.parse(row.selection) })
  } catch (error) {
    await fail(bundleId, 'technical')
    throw error
  }
}

/** Does `certificates.make-bundle`. */
export const makeBundleWorker = worker(makeBundle, ({ bundleId }) => makeBundleOf(bundleId))
