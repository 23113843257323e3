import { openBytes, sealBytes } from '#app/identity/fiscal-code-vault.server.ts'
import { inPieces } from '#app/platform/blobs.server.ts'
import { sql, writeBytes } from '#app/platform/database.server.ts'

const purpose = 'report export'
/** Bytes of a chunk: what a file of any length needs in memory, twice. */
const chunkSize = 128 * 1024

/** One writing of a file. */
export type Writing = { exportId: string; generation: number }

async function store({ exportId, generation }: Writing, position: number, chunk: Uint8Array): Promise<void> {
  const sealed = sealBytes(purpose, chunk)
  const values = [exportId, generation, position, sealed]
  await writeBytes(
    'INSERT INTO report_export_chunk (export_id, generation, position, bytes) VALUES ($1, $2, $3, $4)',
    values,
  )
}

/**
 * Stores the bytes of a file in sealed chunks as they come, `onChunk` after each.
 * @returns how many bytes there are
 */
export async function storeChunks(
  writing: Writing,
  bytes: AsyncIterable<Uint8Array>,
  onChunk: () => Promise<void>,
): Promise<number> {
  let [size, position] = [0, 0]
  for await (const chunk of inPieces(bytes, chunkSize)) {
    await store(writing, position++, chunk)
    size += chunk.length
    if (chunk.length === chunkSize) await onChunk()
  }
  return size
}

/**
 * The bytes of a stored file, one chunk in memory at a time.
 * @throws Error when they were changed, or the key is another
 */
export async function* readChunks({ exportId, generation }: Writing): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [row] = await sql()<{ bytes: Uint8Array }[]>`
      SELECT bytes FROM report_export_chunk
      WHERE export_id = ${exportId} AND generation = ${generation} AND position = ${position}`
    if (!row) return
    yield openBytes(purpose, row.bytes)
  }
}
