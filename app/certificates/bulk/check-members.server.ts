import { crc32 } from 'node:zlib'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'

/** Files checked between two notes of how far the work is. */
const step = 50

type Checked = { position: number; size: number; crc32: number }

/** @throws Error when the bytes are not those of the hash */
async function checkedPdf({ position, expected }: { position: number; expected: string }): Promise<Checked> {
  const blob = await findBlob(expected)
  if (!blob || sha256(blob.bytes) !== expected) throw new Error('bytes of a certificate are missing or changed')
  return { position, size: blob.bytes.byteLength, crc32: crc32(blob.bytes) }
}

/** The next files behind a position that nobody has checked yet. */
async function uncheckedOf(bundleId: string, after: number) {
  const rows = await db().certificateBundleMember.findMany({
    where: { bundleId, position: { gt: after }, path: { not: null }, crc32: null },
    orderBy: { position: 'asc' },
    take: step,
    select: { position: true, sha256: true },
  })
  return rows.map(({ position, sha256: expected }) => ({ position, expected: expected ?? '' }))
}

/** Size and checksum of some files and how many are done, together or not at all. */
async function keep(bundleId: string, checked: readonly Checked[], done: number): Promise<void> {
  await sql().begin(async (tx) => {
    await tx`
      UPDATE certificate_bundle_member m SET size = c.size, crc32 = c.crc32
      FROM unnest(${checked.map(({ position }) => position)}::int[], ${checked.map(({ size }) => size)}::int[],
        ${checked.map((one) => one.crc32)}::bigint[]) AS c (position, size, crc32)
      WHERE m.bundle_id = ${bundleId} AND m.position = c.position`
    await tx`UPDATE certificate_bundle SET done = ${done} WHERE id = ${bundleId}`
  })
}

/**
 * Reads every PDF of a frozen list that was not read before, one at a time, and keeps its size and checksum when its
 * bytes are those of its hash. Stopped at any moment and called again it goes on behind the last note it made.
 * @throws Error at the first PDF that is missing or changed
 */
export async function checkMembers(bundleId: string): Promise<void> {
  const where = { bundleId, path: { not: null }, crc32: { not: null } }
  let done = await db().certificateBundleMember.count({ where })
  let after = -1
  for (let next = await uncheckedOf(bundleId, after); next.length > 0; next = await uncheckedOf(bundleId, after)) {
    const checked: Checked[] = []
    for (const member of next) checked.push(await checkedPdf(member))
    done += checked.length
    await keep(bundleId, checked, done)
    after = checked.at(-1)?.position ?? after
  }
}
