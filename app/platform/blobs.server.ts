import { sql, writeBytes, type Transaction } from './database.server.ts'
import type { ByteRange } from './byte-range.ts'
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

/** Bytes of a piece; a blob of more is kept in such pieces. */
export const pieceBytes = 4 * 1024 * 1024

/** Bytes as they come, in pieces of so many, the last of what is left. */
export async function* inPieces(from: AsyncIterable<Uint8Array>, most = pieceBytes): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const chunk of from) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + most - length)
      waiting.push(part)
      length += part.length
      at += part.length
      if (length < most) continue
      yield Buffer.concat(waiting)
      waiting = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(waiting)
}

type StreamedBlob = { sha256: string; size: number; mediaType: string; read: () => AsyncIterable<Uint8Array> }

/**
 * Stores bytes that are too many to hold at once, under the hash they are known to have; what is there already is not read.
 * Outside a transaction: a row stands only for bytes that are all there, and the same again changes nothing.
 */
export async function putLargeBlob({ sha256: hash, size, mediaType, read }: StreamedBlob): Promise<void> {
  const [known] = await sql()`SELECT FROM blob WHERE sha256 = ${hash}`
  if (known) return
  let position = 0
  let whole: Uint8Array = new Uint8Array()
  for await (const bytes of inPieces(read())) {
    if (size <= pieceBytes) whole = bytes
    else {
      const text = 'INSERT INTO blob_piece (sha256, position, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING'
      await writeBytes(text, [hash, position, bytes])
      position += 1
    }
  }
  const text = 'INSERT INTO blob (sha256, bytes, media_type, size) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING'
  await writeBytes(text, [hash, whole, mediaType, size])
}

/** Bytes of a blob from `first` to `last`, both included, a piece at a time. */
export async function* readBlob(hash: string, { first, last }: ByteRange): AsyncGenerator<Uint8Array> {
  const [row] = await sql()<{ bytes: Uint8Array; size: number }[]>`
    SELECT bytes, size FROM blob WHERE sha256 = ${hash}`
  if (!row) return
  if (row.bytes.length > 0 || row.size === 0) {
    yield row.bytes.subarray(first, last + 1)
    return
  }
  for (let position = Math.floor(first / pieceBytes); position * pieceBytes <= last; position += 1) {
    const [piece] = await sql()<{ bytes: Uint8Array }[]>`
      SELECT bytes FROM blob_piece WHERE sha256 = ${hash} AND position = ${position}`
    if (!piece) throw new Error(`a piece of ${hash} is missing`)
    const begin = position * pieceBytes
    yield piece.bytes.subarray(Math.max(0, first - begin), last + 1 - begin)
  }
}

/** The bytes and media type of a stored hash, or null. By postgres.js: Prisma reads bytes at a third of its speed. */
export async function findBlob(hash: string): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const [row] = await sql()<{ bytes: Uint8Array; mediaType: string; size: number }[]>`
    SELECT bytes, media_type AS "mediaType", size FROM blob WHERE sha256 = ${hash}`
  if (!row) return null
  const { bytes, mediaType, size } = row
  if (bytes.length > 0 || size === 0) return { bytes, mediaType }
  const pieces: Uint8Array[] = []
  for await (const piece of readBlob(hash, { first: 0, last: size - 1 })) pieces.push(piece)
  return { bytes: Buffer.concat(pieces), mediaType }
}
