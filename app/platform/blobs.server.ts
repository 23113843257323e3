import { db, type Transaction } from './database.server.ts'
import { sha256 } from './ids.server.ts'

/** Stores bytes under their sha256; the same bytes twice are one row. Returns the hash in hexadecimal. */
export async function putBlob(tx: Transaction, bytes: Uint8Array, mediaType: string): Promise<string> {
  const hash = sha256(bytes)
  await tx.blob.createMany({
    data: [{ sha256: hash, bytes: new Uint8Array(bytes), mediaType, size: bytes.byteLength }],
    skipDuplicates: true,
  })
  return hash
}

/** The bytes and media type of a stored hash, or null. */
export async function findBlob(hash: string): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  return db().blob.findUnique({ where: { sha256: hash }, select: { bytes: true, mediaType: true } })
}
