import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { PackageStructure } from '../package-structure.ts'

/** A file of a package as it comes out of its archive. */
export type ArchivedFile = { path: string; mediaType: string; bytes: Uint8Array }

type NewPackage = {
  /** What lessons call it; a name that is there already gets its next version. */
  name: string
  structure: PackageStructure
  report: object
  /** Of the file that was sent, and its bytes. */
  sha256: string
  size: number
  files: AsyncIterable<ArchivedFile>
}

/**
 * Keeps a checked package with all its files, equal ones once, in one transaction. The file that was the newest version of
 * its name already is not kept again. Courses that play an older one go on playing it (P1).
 */
export async function storePackage(
  given: NewPackage,
  actorId: string,
  now: Date,
): Promise<{ packageId: string; version: number; isNew: boolean }> {
  const { name, structure, report, sha256, size, files } = given
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('scorm package'), hashtext(${name}))`
    const newest = await tx.scormPackage.findFirst({
      where: { name },
      orderBy: { version: 'desc' },
      select: { id: true, version: true, sha256: true },
    })
    if (newest?.sha256 === sha256) return { packageId: newest.id, version: newest.version, isNew: false }
    const packageId = newId()
    const version = (newest?.version ?? 0) + 1
    const { title, edition } = structure
    const row = { ...{ id: packageId, name, version, title, edition }, structure, report, sha256, size }
    await tx.scormPackage.create({ data: { ...row, addedById: actorId, addedAt: now } })
    for await (const { path, mediaType, bytes } of files) {
      const blobSha256 = await putBlob(tx, bytes, mediaType)
      await tx.scormFile.create({ data: { packageId, path, blobSha256, mediaType, size: bytes.byteLength } })
    }
    const subject = { subjectType: 'scorm_package', subjectId: packageId, detail: { name, version, sha256 } }
    await audit(tx, { actorId, action: 'scorm.package_added', ...subject }, now)
    return { packageId, version, isNew: true }
  })
}
