import { stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl'
import { isOrdinary, isSystemFile, nameFault } from '#app/platform/zip-member.ts'
import { Findings, type Refusal, type RefusalCode, type WarningCode } from './report.ts'

/** Bounds of a package: bytes of the file, entries, bytes unpacked, folders in folders, characters of a name. */
export const packageBounds = {
  file: 1024 ** 3,
  entries: 10_000,
  bytes: 2 * 1024 ** 3,
  depth: 40,
  length: 400,
} as const
/** Bytes from which, and how many times their packed size at most, one file and all of them may unpack to: silence and white paper pack well. */
const ratios = { one: { from: 20_000_000, most: 250 }, all: { from: 50_000_000, most: 100 } } as const

/** A file of a package: its name with `/` between folders, and what the archive says of its size. */
export type Member = { name: string; bytes: number; packed: number }

/** A file that is not what the archive says of it. */
export class DamagedMember extends Error {
  readonly code: RefusalCode
  readonly member: string
  constructor(code: RefusalCode, member: string) {
    super(`${code} ${member}`)
    this.code = code
    this.member = member
  }
}

type Listed = Member & { entry: Entry; raw: Buffer }
type Encoding = 'declared' | 'UTF-8' | 'CP437'

const strict = new TextDecoder('utf-8', { fatal: true })
function utf8(raw: Buffer): string | null {
  try {
    return strict.decode(raw)
  } catch {
    return null
  }
}

/**
 * The name of an entry as its flag or its extra field says it (APPNOTE 4.4.4, 4.6.9). Where nothing says it: UTF-8, as macOS
 * writes without saying, and what is none is code page 437. Null where it is not what it says.
 */
function decodedName(entry: Entry): { name: string; encoding: Encoding } | null {
  const { fileNameRaw, generalPurposeBitFlag, extraFields } = entry
  const isDeclared = (generalPurposeBitFlag & 0x800) !== 0
  if (isDeclared || extraFields.some(({ id }) => id === 0x7075)) {
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
    return name.includes('\ufffd') ? null : { name, encoding: 'declared' }
  }
  const name = utf8(fileNameRaw)
  if (name !== null) return { name, encoding: /^[\u0000-\u007f]*$/.test(name) ? 'declared' : 'UTF-8' }
  return { name: getFileNameLowLevel(0, fileNameRaw, [], true), encoding: 'CP437' }
}

function entryFault(entry: Entry, name: string): RefusalCode | null {
  const wrong = nameFault(name, packageBounds)
  if (wrong) return wrong
  if (!isOrdinary(entry.externalFileAttributes)) return 'name_link'
  if (entry.isEncrypted()) return 'zip_encrypted'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'zip_method'
  const { one } = ratios
  const isBomb = entry.uncompressedSize > one.from && entry.uncompressedSize > entry.compressedSize * one.most
  return isBomb ? 'zip_bomb' : null
}

/** Forgets what is not needed: ten thousand entries can bring 128 KB of extra fields and comments each. */
function slimmed(entry: Entry): Buffer {
  const raw = Buffer.from(entry.fileNameRaw)
  entry.extraFields = []
  const nothing = Buffer.alloc(0)
  entry.extraFieldRaw = entry.fileCommentRaw = entry.fileNameRaw = nothing
  entry.fileName = entry.comment = entry.fileComment = ''
  return raw
}

/** Names that are equal for a system that does not tell capitals or the ways to write an accent apart. */
const folded = (name: string) => name.normalize('NFC').toLowerCase()

function findTwins(members: readonly Member[], refusals: Findings<RefusalCode>): void {
  const seen = new Set<string>()
  const folders = new Set<string>()
  for (const { name } of members) {
    const key = folded(name)
    if (seen.has(key)) refusals.add('name_twice', { name })
    seen.add(key)
    for (let at = key.indexOf('/'); at > 0; at = key.indexOf('/', at + 1)) folders.add(key.slice(0, at))
  }
  for (const { name } of members) if (folders.has(folded(name))) refusals.add('name_twice', { name })
}

/** Whether two files share bytes of the archive, as no program packs them (Fifield, “A better zip bomb”, 2019). */
function isOverlapping(listed: readonly Listed[]): boolean {
  const spans = listed.map(({ entry, raw, packed }) => {
    const from = entry.relativeOffsetOfLocalHeader
    return { from, to: from + 30 + raw.length + packed }
  })
  spans.sort((one, other) => one.from - other.from)
  return spans.some(({ to }, index) => to > (spans[index + 1]?.from ?? Infinity))
}

function checkSizes(listed: readonly Listed[], fileBytes: number, refusals: Findings<RefusalCode>): void {
  const bytes = listed.reduce((sum, member) => sum + member.bytes, 0)
  const { all } = ratios
  if (bytes > packageBounds.bytes) refusals.add('zip_large')
  else if (bytes > all.from && bytes > fileBytes * all.most) refusals.add('zip_bomb')
  if (isOverlapping(listed)) refusals.add('zip_overlap')
}

class Lister {
  readonly refusals = new Findings<RefusalCode>()
  readonly notes = new Findings<WarningCode>()
  readonly listed: Listed[] = []

  take(entry: Entry): void {
    const decoded = decodedName(entry)
    const [bytes, packed] = [entry.uncompressedSize, entry.compressedSize]
    if (!decoded) {
      this.refusals.add('name_encoding', { name: entry.fileNameRaw.toString('latin1') })
      return
    }
    const name = decoded.name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
    if (name === '') return
    const code = entryFault(entry, name)
    if (code) this.refusals.add(code, { name: decoded.name })
    if (decoded.name.includes('\\')) this.notes.add('names_backslash', { example: name })
    if (decoded.encoding !== 'declared') this.notes.add('names_undeclared', { detail: decoded.encoding, example: name })
    const raw = slimmed(entry)
    if (name.endsWith('/')) return
    if (isSystemFile(name)) this.notes.add('files_left_out', { example: name })
    else this.listed.push({ name, bytes, packed, entry, raw })
  }
}

/** An archive that is open: what is in it, and its files one by one. */
export class OpenPackage {
  readonly members: readonly Member[]
  /** What should be known of its names. */
  readonly notes: Findings<WarningCode>
  /** Bytes of the archive. */
  readonly packedBytes: number
  readonly #zip: ZipFile
  readonly #listed: ReadonlyMap<string, Listed>

  constructor(zip: ZipFile, lister: Lister, packedBytes: number) {
    this.#zip = zip
    this.#listed = new Map(lister.listed.map((listed) => [listed.name, listed]))
    this.members = lister.listed.map(({ name, bytes, packed }) => ({ name, bytes, packed }))
    this.notes = lister.notes
    this.packedBytes = packedBytes
  }

  /**
   * The bytes of a file, a piece at a time; they are those that were packed when the last one has come.
   * @throws DamagedMember `file_damaged`, `name_differs`
   */
  async *read(name: string): AsyncGenerator<Uint8Array, void, void> {
    const member = this.#listed.get(name)
    if (!member) throw new DamagedMember('file_damaged', name)
    let sum = 0
    try {
      const { fileName } = await this.#zip.readLocalFileHeaderPromise(member.entry)
      if (!fileName.equals(member.raw)) throw new DamagedMember('name_differs', name)
      // yauzl ends the stream with an error as soon as it gives more or less than the size that was weighed.
      for await (const piece of await this.#zip.openReadStreamPromise(member.entry)) {
        if (!(piece instanceof Uint8Array)) continue
        sum = crc32(piece, sum)
        yield piece
      }
    } catch (error) {
      throw error instanceof DamagedMember ? error : new DamagedMember('file_damaged', name)
    }
    if (sum !== member.entry.crc32) throw new DamagedMember('file_damaged', name)
  }

  /** Lets the file go. */
  close(): void {
    this.#zip.close()
  }
}

export type OpenedPackage = { ok: true; package: OpenPackage } | { ok: false; refusals: Refusal[] }

function refused(code: RefusalCode, name = ''): OpenedPackage {
  const findings = new Findings<RefusalCode>()
  findings.add(code, { name })
  return { ok: false, refusals: findings.list() }
}

async function listed(zip: ZipFile, fileBytes: number): Promise<OpenedPackage> {
  if (zip.entryCount > packageBounds.entries) return refused('zip_many')
  const lister = new Lister()
  for await (const entry of zip.eachEntry()) lister.take(entry)
  const { refusals } = lister
  findTwins(lister.listed, refusals)
  checkSizes(lister.listed, fileBytes, refusals)
  if (!refusals.isEmpty) return { ok: false, refusals: refusals.list() }
  return { ok: true, package: new OpenPackage(zip, lister, fileBytes) }
}

const brokenBy = (error: unknown) =>
  refused(error instanceof Error && error.message.includes('encryption') ? 'zip_encrypted' : 'zip_broken')

/**
 * The ZIP in a file, none of whose names is believed: each is looked at before a byte is unpacked. Memory does not grow with
 * the sizes of the files in it. Close what was opened.
 */
export async function openPackage(path: string): Promise<OpenedPackage> {
  const { size } = await stat(path)
  if (size > packageBounds.file) return refused('zip_heavy')
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, strictFileNames: true })
  } catch (error) {
    return brokenBy(error)
  }
  let outcome: OpenedPackage
  try {
    outcome = await listed(zip, size)
  } catch (error) {
    outcome = brokenBy(error)
  }
  if (!outcome.ok) zip.close()
  return outcome
}
