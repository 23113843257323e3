import { audit } from '#app/platform/audit.server.ts'
import { putLargeBlob } from '#app/platform/blobs.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { toSlug } from '#app/platform/slug.ts'
import type { PackageStructure } from '../package-structure.ts'
import { lockPackages } from './lock-packages.server.ts'

/** A file of a package, which can be read as often as wanted. `size` in bytes. */
export type ArchivedFile = {
  path: string
  mediaType: string
  size: number
  sha256: string
  read: () => AsyncIterable<Uint8Array>
}

type NewPackage = {
  /** The package it is a new version of; null for one of its own, whose name is made of its title. */
  name: string | null
  structure: PackageStructure
  report: object
  /** Of the file that was sent, and its bytes. */
  sha256: string
  size: number
  files: readonly ArchivedFile[]
}

/** How lessons may call a package of this title: no other has that name. */
function freeName(title: string, taken: ReadonlySet<string>): string {
  const stem = toSlug(title).slice(0, 60) || 'pacchetto'
  if (!taken.has(stem)) return stem
  for (let count = 2; ; count += 1) if (!taken.has(`${stem}-${count}`)) return `${stem}-${count}`
}

/** @throws Error where a package that was let go of meanwhile took bytes with it: then it is done again. */
async function requireBytes(tx: Transaction, files: readonly ArchivedFile[]): Promise<void> {
  const hashes = [...new Set(files.map(({ sha256 }) => sha256))]
  const count = await tx.blob.count({ where: { sha256: { in: hashes } } })
  if (count < hashes.length) throw new Error('bytes of the package went with another one')
}

/**
 * Keeps a checked package with all its files, equal ones once. The file that is the newest version of some package already is
 * not kept again. Courses that play an older version go on playing it (P1). Broken off it leaves bytes that nothing names,
 * and is done again.
 */
export async function storePackage(
  { files, ...given }: NewPackage,
  actorId: string,
  now: Date,
): Promise<{ packageId: string; version: number; isNew: boolean }> {
  const { structure, report, sha256, size } = given
  for (const { sha256: hash, ...file } of files) await putLargeBlob({ sha256: hash, ...file })
  return transaction(async (tx) => {
    await lockPackages(tx)
    await requireBytes(tx, files)
    const all = await tx.scormPackage.findMany({
      distinct: ['name'],
      orderBy: [{ name: 'asc' }, { version: 'desc' }],
      select: { id: true, name: true, version: true, sha256: true },
    })
    const known = all.find((one) => one.sha256 === sha256 && (given.name === null || given.name === one.name))
    if (known) return { packageId: known.id, version: known.version, isNew: false }
    const name = given.name ?? freeName(structure.title, new Set(all.map((one) => one.name)))
    const version = (all.find((one) => one.name === name)?.version ?? 0) + 1
    const packageId = newId()
    const { title, edition } = structure
    const row = { ...{ id: packageId, name, version, title, edition }, structure, report, sha256, size }
    await tx.scormPackage.create({ data: { ...row, addedById: actorId, addedAt: now } })
    await tx.scormFile.createMany({
      data: files.map((file) => ({
        ...{ packageId, path: file.path, blobSha256: file.sha256, mediaType: file.mediaType, size: file.size },
      })),
    })
    const subject = { subjectType: 'scorm_package', subjectId: packageId, detail: { name, version, sha256 } }
    await audit(tx, { actorId, action: 'scorm.package_added', ...subject }, now)
    return { packageId, version, isNew: true }
  })
}
