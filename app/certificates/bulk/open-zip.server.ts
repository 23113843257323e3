import { findBlob } from '#app/platform/blobs.server.ts'
import type { ByteRange } from '#app/platform/byte-range.ts'
import { db } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { listZipMembers, type ZipMember } from './zip-members.server.ts'
import { zipPieces } from './zip-pieces.ts'

/** A file to be downloaded whole or in parts; `tag` names these very bytes. */
export type OpenZip = {
  size: number
  tag: string
  pieces: (range: ByteRange) => AsyncGenerator<Uint8Array>
}

async function read({ sha256: expected, path }: ZipMember): Promise<Uint8Array> {
  const blob = await findBlob(expected)
  if (!blob || sha256(blob.bytes) !== expected) throw new Error(`bytes of ${path} are missing or changed`)
  return blob.bytes
}

/** The ZIP of a ready bundle: made from the stored PDFs while it is sent, one at a time in memory. */
function openMade(bundle: { id: string; requestedAt: Date; zipSize: bigint; zipTag: string }): OpenZip {
  const { id, requestedAt: at, zipTag: tag } = bundle
  async function* pieces(range: ByteRange) {
    yield* zipPieces(await listZipMembers(db(), id), { at, range }, read)
  }
  return { size: Number(bundle.zipSize), tag, pieces }
}

/** The ZIP of a bundle made when they were still stored. */
async function openStored(tag: string): Promise<OpenZip | null> {
  const stored = await db().blob.findUnique({ where: { sha256: tag }, select: { size: true } })
  if (!stored) return null
  async function* pieces({ first, last }: ByteRange) {
    const blob = await findBlob(tag)
    if (blob) yield blob.bytes.subarray(first, last + 1)
  }
  return { size: stored.size, tag, pieces }
}

type Row = { id: string; requestedAt: Date; zipSize: bigint | null; zipTag: string | null; blobSha256: string | null }

/** The ZIP of a bundle, or null before it is ready. */
export async function openZip({ zipSize, zipTag, blobSha256, ...bundle }: Row): Promise<OpenZip | null> {
  if (zipSize !== null && zipTag !== null) return openMade({ ...bundle, zipSize, zipTag })
  return blobSha256 === null ? null : openStored(blobSha256)
}
