import { crc32 } from 'node:zlib'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { tellBundleReady } from '../certificate-mails.server.ts'
import { BundleLine } from './bundle-line.ts'
import { bundleTables } from './bundle-tables.ts'
import { listZipMembers } from './zip-members.server.ts'
import { zipSize } from './zip-pieces.ts'

const step = 1000

type Finished = { id: string; requestedById: string; courseTitle: string }

/** The tables of a list, read in its order. */
async function tablesOf(bundleId: string) {
  const tables = bundleTables()
  for (let position = 0, length = step; length === step; position += step) {
    const rows = await db().certificateBundleMember.findMany({
      where: { bundleId, position: { gte: position, lt: position + step } },
      orderBy: { position: 'asc' },
      select: { path: true, sha256: true, size: true, line: true },
    })
    length = rows.length
    const members = rows.map(({ line, ...row }) => ({ ...row, line: BundleLine.parse(line) }))
    tables.addFiles(
      members.flatMap(({ path, sha256: hash, size, line }) =>
        path !== null && hash !== null && size !== null ? [{ path, sha256: hash, size, line }] : [],
      ),
    )
    tables.addMissing(members.flatMap(({ path, line }) => (path === null ? [line] : [])))
  }
  return tables.finish()
}

/** Puts the tables in front of the files. */
async function addTables(tx: Transaction, bundleId: string): Promise<void> {
  const tables = await tablesOf(bundleId)
  for (const [index, { path, bytes }] of tables.entries()) {
    const hash = await putBlob(tx, bytes, 'text/csv')
    const file = { path, sha256: hash, size: bytes.byteLength, crc32: crc32(bytes) }
    await tx.certificateBundleMember.create({ data: { bundleId, position: index - tables.length, ...file } })
  }
}

/** Ends the work on a list whose files are all checked: tables, size, name of the contents, entry and mail, together (P12). */
export async function finishBundle({ id, requestedById, courseTitle }: Finished, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await addTables(tx, id)
    const members = await listZipMembers(tx, id)
    const zipTag = sha256(members.map((one) => `${one.sha256} ${one.path}\n`).join(''))
    const size = zipSize(members)
    const ready = { state: 'ready', zipTag, zipSize: size, failure: null, finishedAt: now } as const
    await tx.certificateBundle.update({ where: { id }, data: ready, select: { id: true } })
    const subject = { subjectType: 'certificate_bundle', subjectId: id, detail: { contents: zipTag, bytes: size } }
    await audit(tx, { actorId: null, action: 'bundle.made', ...subject }, now)
    await tellBundleReady(tx, { requestedById, bundleId: id, course: courseTitle }, now)
  }, 120_000)
}
