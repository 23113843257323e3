import { isOrdinary, nameFault, type NameFault } from '#app/platform/zip-member.ts'
import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'

export type ZipFault =
  | NameFault
  | 'zip_broken'
  | 'zip_many'
  | 'zip_large'
  | 'zip_bomb'
  | 'zip_encrypted'
  | 'zip_method'
  | 'zip_comment'
  | 'name_link'
  | 'name_twice'
  | 'name_differs'
/** Something for which an archive is not taken; `name` of the file it is about, empty where it is the whole. */
export type Refusal<Code extends string = ZipFault> = { code: Code; name: string }

export type Bounds = {
  /** Entries; bytes of all of them, unpacked; folders one inside the other. */
  entries: number
  bytes: number
  depth: number
  /** Names of which nothing is unpacked. */
  isLeftOut: (name: string) => boolean
}

/** Bytes of a file from which, and how many times its packed size at most, it may unpack to. */
const ratio = { from: 200_000, most: 120 }
/** Characters of a name. */
const longestName = 200
/** A comment hides what follows the archive; `git archive` writes a hash. */
const longestComment = 100

type Unpacked = { ok: true; files: Map<string, Uint8Array>; leftOut: string[] } | { ok: false; refusals: Refusal[] }

function entryFault(entry: Entry, name: string, bounds: Bounds): ZipFault | null {
  const wrong = nameFault(name, { depth: bounds.depth, length: longestName })
  if (wrong) return wrong
  if (!isOrdinary(entry.externalFileAttributes)) return 'name_link'
  if (entry.isEncrypted()) return 'zip_encrypted'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'zip_method'
  if (entry.uncompressedSize > ratio.from && entry.uncompressedSize > entry.compressedSize * ratio.most) {
    return 'zip_bomb'
  }
  return entry.uncompressedSize > bounds.bytes ? 'zip_large' : null
}

/** The names of an archive, each with what is wrong with it; nothing is unpacked yet. */
async function listEntries(zip: ZipFile, bounds: Bounds) {
  const entries: { entry: Entry; name: string }[] = []
  const refusals: Refusal[] = []
  const seen = new Map<string, string>()
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8')
    const code = entryFault(entry, name, bounds)
    if (code) refusals.push({ code, name: name.slice(0, 200) })
    const folded = name.replace(/\/$/, '').normalize('NFC').toLowerCase()
    if (seen.has(folded)) refusals.push({ code: 'name_twice', name })
    seen.set(folded, name)
    bytes += entry.uncompressedSize
    entries.push({ entry, name })
  }
  if (bytes > bounds.bytes) refusals.push({ code: 'zip_large', name: '' })
  return { entries, refusals }
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  // yauzl ends the stream with an error as soon as it gives more than the size that was weighed above.
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    if (piece instanceof Uint8Array) pieces.push(piece)
  }
  const bytes = Buffer.concat(pieces)
  if (crc32(bytes) !== entry.crc32) throw new Error('the bytes are not those that were packed')
  return bytes
}

async function openZip(bytes: Uint8Array): Promise<ZipFile | null> {
  const begins = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // What begins as something else is read as something else by others.
  if (begins.length < 22 || begins.readUInt32LE(0) !== 0x0403_4b50) return null
  return fromBufferPromise(begins, { lazyEntries: true, strictFileNames: true, decodeStrings: false }).catch(() => null)
}

const refused = (code: ZipFault): Unpacked => ({ ok: false, refusals: [{ code, name: '' }] })

/**
 * The files of a ZIP by their names, none of which is believed: every name is looked at before a byte is unpacked, and
 * nothing is unpacked of an archive of which anything is refused. @returns every reason it is not taken, at most a hundred
 */
export async function unpack(bytes: Uint8Array, bounds: Bounds): Promise<Unpacked> {
  const zip = await openZip(bytes)
  if (!zip) return refused('zip_broken')
  if (zip.entryCount > bounds.entries) return refused('zip_many')
  if (zip.comment.length > longestComment) return refused('zip_comment')
  try {
    const { entries, refusals } = await listEntries(zip, bounds)
    const files = new Map<string, Uint8Array>()
    const wanted = entries.filter(({ name }) => !name.endsWith('/') && !bounds.isLeftOut(name))
    for (const { entry, name } of refusals.length === 0 ? wanted : []) {
      const { fileName } = await zip.readLocalFileHeaderPromise(entry)
      if (!fileName.equals(entry.fileNameRaw)) refusals.push({ code: 'name_differs', name })
      else files.set(name, await bytesOf(zip, entry))
    }
    if (refusals.length > 0) return { ok: false, refusals: refusals.slice(0, 100) }
    const leftOut = entries.flatMap(({ name }) => (!name.endsWith('/') && bounds.isLeftOut(name) ? [name] : []))
    return { ok: true, files, leftOut }
  } catch {
    return refused('zip_broken')
  }
}
