import type { Transaction } from '#app/platform/database.server.ts'
import type { ZipEntry } from './zip-pieces.ts'

export type ZipMember = ZipEntry & { sha256: string }

/** The files of a bundle in their order, all checked; about 200 bytes each. */
export async function listZipMembers(tx: Transaction, bundleId: string): Promise<ZipMember[]> {
  const rows = await tx.certificateBundleMember.findMany({
    where: { bundleId, path: { not: null } },
    orderBy: { position: 'asc' },
    select: { path: true, sha256: true, size: true, crc32: true },
  })
  return rows.map(({ path, sha256, size, crc32 }) => {
    if (path === null || sha256 === null || size === null || crc32 === null)
      throw new Error('a file is not checked yet')
    return { path, sha256, size, crc32: Number(crc32) }
  })
}
