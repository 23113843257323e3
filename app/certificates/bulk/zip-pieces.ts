import type { ByteRange } from '#app/platform/byte-range.ts'

/** A file of a ZIP, stored and not compressed: PDFs are compressed inside already. `crc32` is unsigned, `size` in bytes. */
export type ZipEntry = { path: string; size: number; crc32: number }

/** What 16 and 32 bits do not hold stands in the ZIP64 records instead (APPNOTE 4.4.1.4). */
const full16 = 0xffff
const full32 = 0xffffffff
const versionPlain = 20
const versionZip64 = 45
/** Made on Unix, so that the permissions below count. */
const madeBy = (3 << 8) | versionZip64
/** Names are UTF-8 (APPNOTE appendix D). */
const utf8 = 0x0800
const permissions = (0o100644 << 16) >>> 0
/** Entries of the directory made at a time. */
const directoryStep = 500

/** Date and time as MS-DOS keeps them, in steps of two seconds, taken in UTC so that every server writes the same. */
function dosMoment(instant: Date): { time: number; date: number } {
  const [year, month, day] = [instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate()]
  const [hours, minutes, seconds] = [instant.getUTCHours(), instant.getUTCMinutes(), instant.getUTCSeconds()]
  return { time: (hours << 11) | (minutes << 5) | (seconds >> 1), date: ((year - 1980) << 9) | (month << 5) | day }
}

/** Whether a file begins where 32 bits do not reach. */
const isFar = (offset: number) => offset >= full32

/** The part that local header and directory have in common, from "version needed" to the length of the name. */
function writeCommon(header: Buffer, at: number, entry: ZipEntry, { version, name, at: instant }: Common): void {
  const { time, date } = dosMoment(instant)
  header.writeUInt16LE(version, at)
  header.writeUInt16LE(utf8, at + 2)
  header.writeUInt16LE(0, at + 4)
  header.writeUInt16LE(time, at + 6)
  header.writeUInt16LE(date, at + 8)
  header.writeUInt32LE(entry.crc32, at + 10)
  header.writeUInt32LE(entry.size, at + 14)
  header.writeUInt32LE(entry.size, at + 18)
  header.writeUInt16LE(name.length, at + 22)
}
type Common = { version: number; name: Buffer; at: Date }

/** Local file header (APPNOTE 4.3.7). */
function localHeader(entry: ZipEntry, at: Date): Buffer {
  const name = Buffer.from(entry.path)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, entry, { version: versionPlain, name, at })
  return Buffer.concat([header, name])
}

/** Entry of the central directory (APPNOTE 4.3.12), with the ZIP64 field when the file begins beyond 4 GiB (4.5.3). */
function directoryEntry(entry: ZipEntry, offset: number, at: Date): Buffer {
  const name = Buffer.from(entry.path)
  const far = isFar(offset)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(madeBy, 4)
  writeCommon(header, 6, entry, { version: far ? versionZip64 : versionPlain, name, at })
  header.writeUInt16LE(far ? 12 : 0, 30)
  header.writeUInt32LE(permissions, 38)
  header.writeUInt32LE(far ? full32 : offset, 42)
  if (!far) return Buffer.concat([header, name])
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(0x0001, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(offset), 4)
  return Buffer.concat([header, name, extra])
}

type Directory = { count: number; size: number; offset: number }

/** ZIP64 end of central directory and its locator (APPNOTE 4.3.14, 4.3.15). */
function zip64Ending({ count, size, offset }: Directory): Buffer {
  const ending = Buffer.alloc(76)
  ending.writeUInt32LE(0x06064b50, 0)
  ending.writeBigUInt64LE(44n, 4)
  ending.writeUInt16LE(madeBy, 12)
  ending.writeUInt16LE(versionZip64, 14)
  ending.writeBigUInt64LE(BigInt(count), 24)
  ending.writeBigUInt64LE(BigInt(count), 32)
  ending.writeBigUInt64LE(BigInt(size), 40)
  ending.writeBigUInt64LE(BigInt(offset), 48)
  ending.writeUInt32LE(0x07064b50, 56)
  ending.writeBigUInt64LE(BigInt(offset + size), 64)
  ending.writeUInt32LE(1, 72)
  return ending
}

/** End of central directory (APPNOTE 4.3.16), after the ZIP64 one when a number does not fit. */
function ending(directory: Directory): Buffer {
  const { count, size, offset } = directory
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, full16), 8)
  end.writeUInt16LE(Math.min(count, full16), 10)
  end.writeUInt32LE(Math.min(size, full32), 12)
  end.writeUInt32LE(Math.min(offset, full32), 16)
  const isLarge = count >= full16 || size >= full32 || offset >= full32
  return isLarge ? Buffer.concat([zip64Ending(directory), end]) : end
}

/** A stretch of the file whose length is known before its bytes are made. */
type Stretch = { length: number; bytes: () => Buffer | Promise<Uint8Array> }

const headerLength = (entry: ZipEntry) => 30 + Buffer.byteLength(entry.path)
const directoryLength = (entry: ZipEntry, offset: number) =>
  46 + Buffer.byteLength(entry.path) + (isFar(offset) ? 12 : 0)

function* stretchesOf<Entry extends ZipEntry>(
  entries: readonly Entry[],
  at: Date,
  read: (entry: Entry) => Promise<Uint8Array>,
): Generator<Stretch> {
  const offsets: number[] = []
  let offset = 0
  for (const entry of entries) {
    offsets.push(offset)
    const header = headerLength(entry)
    yield { length: header, bytes: () => localHeader(entry, at) }
    yield { length: entry.size, bytes: () => read(entry) }
    offset += header + entry.size
  }
  let size = 0
  for (let from = 0; from < entries.length; from += directoryStep) {
    const some = entries.slice(from, from + directoryStep).map((entry, index) => ({
      ...{ entry, offset: offsets[from + index] ?? 0 },
    }))
    const length = some.reduce((sum, one) => sum + directoryLength(one.entry, one.offset), 0)
    size += length
    yield { length, bytes: () => Buffer.concat(some.map((one) => directoryEntry(one.entry, one.offset, at))) }
  }
  const last = ending({ count: entries.length, size, offset })
  yield { length: last.length, bytes: () => last }
}

/** The bytes a ZIP of some files has. No file of 4 GiB or more may be among them. */
export function zipSize(entries: readonly ZipEntry[]): number {
  let size = 0
  const read = () => Promise.reject(new Error('nothing is read to know a size'))
  for (const { length } of stretchesOf(entries, new Date(0), read)) size += length
  return size
}

/**
 * A ZIP, or a range of its bytes, in pieces: at most one file is held at a time, and only files the range touches are
 * read. The same entries and instant give the same bytes, so ranges asked for one after the other join to the whole
 * (PKWARE APPNOTE 6.3.10). `read` must give exactly the bytes the entry names.
 */
export async function* zipPieces<Entry extends ZipEntry>(
  entries: readonly Entry[],
  { at, range }: { at: Date; range: ByteRange },
  read: (entry: Entry) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let begins = 0
  for (const { length, bytes } of stretchesOf(entries, at, read)) {
    if (range.last < begins) return
    const from = Math.max(0, range.first - begins)
    const to = Math.min(length, range.last + 1 - begins)
    begins += length
    if (from >= to) continue
    const whole = await bytes()
    if (whole.byteLength !== length) throw new Error('bytes of another length than the ZIP says')
    yield whole.subarray(from, to)
  }
}
