import { deflateRawSync } from 'node:zlib'
import { writeXlsx, type CellValue, type WriteOptions } from 'hucre/xlsx'

export const utf8 = (text: string) => new TextEncoder().encode(text)
export const windows1252 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
export const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

type Sheet = WriteOptions['sheets'][number]

/** A workbook of these sheets. */
export const workbook = (...sheets: Sheet[]) => writeXlsx({ sheets })
/** A workbook of one sheet. */
export const sheet = (rows: CellValue[][], more: Partial<Sheet> = {}) => workbook({ name: 'Elenco', rows, ...more })
export const locked = (rows: CellValue[][]) =>
  writeXlsx({ sheets: [{ name: 'Elenco', rows }], encryption: { password: 'segreta', spinCount: 1000 } })

type Member = { name: string; content: Buffer; claimed?: number }

/** A ZIP of these members, whatever they claim to unpack to. */
export function zipOf(members: readonly Member[]): Uint8Array {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, content, claimed = content.length } of members) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claimed, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimed, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

/** A compound file with a stream of this name, as far as its first bytes tell (MS-CFB §2.2). */
export const compound = (stream: string) =>
  new Uint8Array(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]),
  )
