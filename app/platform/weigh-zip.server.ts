import { inflateRawSync } from 'node:zlib'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

type Entry = { name: string; method: number; packed: number; at: number; encrypted: boolean }

/** The central directory (APPNOTE 6.3.10 §4.3.12), or null when the file is no ZIP of the plain kind. */
function entriesOf(zip: Buffer, most: number): Entry[] | null {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== endSignature) return null
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  if (count > most) return null
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entrySignature) return null
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)]
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
      encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** What an entry holds, or null when it cannot be unpacked within `room` bytes. */
function lengthOf(zip: Buffer, { at, method, packed, encrypted }: Entry, room: number): number | 'broken' | 'large' {
  if (encrypted || at + 30 > zip.length || zip.readUInt32LE(at) !== localSignature) return 'broken'
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  if (start + packed > zip.length) return 'broken'
  if (method === 0) return packed > room ? 'large' : packed
  if (method !== 8) return 'broken'
  try {
    return inflateRawSync(zip.subarray(start, start + packed), { maxOutputLength: Math.max(1, room) }).length
  } catch (error) {
    const isLong =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    return isLong ? 'large' : 'broken'
  }
}

/**
 * The names in a ZIP whose contents, unpacked one by one and never believed, stay within `room` bytes in all; `large`
 * for one that does not (a ZIP bomb), `broken` for what is no plain ZIP. At most a thousand entries.
 */
export function weighZip(
  bytes: Uint8Array,
  room: number,
): { ok: true; names: string[] } | { ok: false; reason: 'broken' | 'large' } {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(zip, 1000)
  if (!entries) return { ok: false, reason: 'broken' }
  let left = room
  for (const entry of entries) {
    const length = lengthOf(zip, entry, left)
    if (length === 'broken' || length === 'large') return { ok: false, reason: length }
    left -= length
  }
  return { ok: true, names: entries.map(({ name }) => name) }
}
