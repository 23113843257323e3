import { sql, type Transaction } from './database.server.ts'
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

/** The bytes and media type of a stored hash, or null. By postgres.js: Prisma reads bytes at a third of its speed. */
export async function findBlob(hash: string): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const [row] = await sql()<{ bytes: Uint8Array; mediaType: string }[]>`
    SELECT bytes, media_type AS "mediaType" FROM blob WHERE sha256 = ${hash}`
  return row ?? null
}
