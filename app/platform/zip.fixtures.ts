import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** A file of an archive made for a test, with what may be said wrongly of it. */
export type Member = {
  name: string
  bytes: Uint8Array | string
  /** The name that stands before its bytes, where it is another. */
  localName?: string
  /** Upper half of the Unix attributes. */
  mode?: number
  encrypted?: boolean
  method?: number
  /** Bytes the directory says it unpacks to. */
  claims?: number
  /** The bytes of its name, where they are not UTF-8; `isSaid` false where nothing says how they are to be read. */
  rawName?: Buffer
  isSaid?: boolean
  /** An extra field of the directory, with its id and its length. */
  extra?: Buffer
  /** The member whose bytes it takes for its own, by its place. */
  sameAs?: number
}

type Written = { head: Buffer; entry: (offset: number) => Buffer }

const nothing = Buffer.alloc(0)

function written(member: Member): Written {
  const { name, bytes, localName = name, mode = 0, encrypted, method = 8, claims } = member
  const { rawName, isSaid = true, extra = nothing } = member
  const content = Buffer.from(bytes)
  const packed = method === 8 ? deflateRawSync(content, { level: 9 }) : content
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE((isSaid ? 0x0800 : 0) | (encrypted ? 1 : 0), 2)
  shared.writeUInt16LE(method, 4)
  shared.writeUInt32LE(crc32(content), 10)
  shared.writeUInt32LE(packed.length, 14)
  shared.writeUInt32LE(claims ?? content.length, 18)
  const localBytes = rawName ?? Buffer.from(localName)
  const local = Buffer.from(shared)
  local.writeUInt16LE(localBytes.length, 22)
  const nameBytes = rawName ?? Buffer.from(name)
  const entry = (offset: number) => {
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x0201_4b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    shared.copy(central, 6)
    central.writeUInt16LE(nameBytes.length, 28)
    central.writeUInt16LE(extra.length, 30)
    central.writeUInt32LE((mode << 16) >>> 0, 38)
    central.writeUInt32LE(offset, 42)
    return Buffer.concat([central, nameBytes, extra])
  }
  return { head: Buffer.concat([Buffer.from('PK\u0003\u0004'), local, localBytes, packed]), entry }
}

/** A ZIP (PKWARE APPNOTE 6.3) of just these files, right or wrong; `comment` stands at its end. */
export function zipWith(members: readonly Member[], comment = ''): Buffer {
  const parts = members.map(written)
  const offsets: number[] = []
  let offset = 0
  for (const { head } of parts) {
    offsets.push(offset)
    offset += head.length
  }
  const directory = Buffer.concat(parts.map(({ entry }, index) => entry(offsets[members[index]?.sameAs ?? index] ?? 0)))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([...parts.map(({ head }) => head), directory, end, Buffer.from(comment)])
}

/** Files by their names as a ZIP. */
export const zipOf = (files: Record<string, string | Uint8Array>): Buffer =>
  zipWith(Object.entries(files).map(([name, bytes]) => ({ name, bytes })))

type Entry = { name: string; method: number; bytes: Buffer }

/** The files of a ZIP by its central directory (APPNOTE 4.3.12). */
export function filesIn(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, length] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const raw = zip.subarray(start, start + packed)
    const name = zip.subarray(at + 46, at + 46 + length).toString()
    entries.push({ name, method, bytes: method === 0 ? raw : inflateRawSync(raw) })
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}
