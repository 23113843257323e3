import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive whose bytes are made while they are written. */
export type StreamedFile = { path: string; pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>; stored?: true }

type Written = { path: Buffer; method: number; crc: number; packed: number; size: number; offset: number }

/** Bit 3: sizes follow the bytes; bit 11: names are UTF-8 (APPNOTE 4.4.4). A stored file is read whole before: it says its own. */
const [sizesFollow, utf8] = [0x0008, 0x0800]
/** 1 January 1980, so that the same content is the same file. */
const noTime = 0x0021_0000

function sized(bytes: number, fill: (view: DataView) => void): Buffer {
  const buffer = Buffer.alloc(bytes)
  fill(new DataView(buffer.buffer, buffer.byteOffset, bytes))
  return buffer
}

function localHeader({ path, method, crc, packed, size }: Written): Buffer {
  const head = sized(30, (view) => {
    view.setUint32(0, 0x0403_4b50, true)
    view.setUint16(4, 20, true)
    view.setUint16(6, utf8 | (method === 8 ? sizesFollow : 0), true)
    view.setUint16(8, method, true)
    view.setUint32(10, noTime, true)
    view.setUint32(14, crc, true)
    view.setUint32(18, packed, true)
    view.setUint32(22, size, true)
    view.setUint16(26, path.length, true)
  })
  return Buffer.concat([head, path])
}

const descriptor = ({ crc, packed, size }: Written) =>
  sized(16, (view) => [0x0807_4b50, crc, packed, size].forEach((value, at) => view.setUint32(at * 4, value, true)))

function centralHeader({ path, method, crc, packed, size, offset }: Written): Buffer {
  const head = sized(46, (view) => {
    view.setUint32(0, 0x0201_4b50, true)
    view.setUint16(4, 20, true)
    view.setUint16(6, 20, true)
    view.setUint16(8, utf8 | (method === 8 ? sizesFollow : 0), true)
    view.setUint16(10, method, true)
    view.setUint32(12, noTime, true)
    view.setUint32(16, crc, true)
    view.setUint32(20, packed, true)
    view.setUint32(24, size, true)
    view.setUint16(28, path.length, true)
    view.setUint32(42, offset, true)
  })
  return Buffer.concat([head, path])
}

const end = (files: number, size: number, offset: number) =>
  sized(22, (view) => {
    view.setUint32(0, 0x0605_4b50, true)
    view.setUint16(8, files, true)
    view.setUint16(10, files, true)
    view.setUint32(12, size, true)
    view.setUint32(16, offset, true)
  })

/** Deflates pieces as they come and counts what went in. */
async function* deflated(pieces: StreamedFile['pieces'], file: Written): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw()
  const feed = async () => {
    for await (const piece of pieces) {
      file.crc = crc32(piece, file.crc)
      file.size += piece.length
      if (!packer.write(piece)) await once(packer, 'drain')
    }
    packer.end()
  }
  // What breaks while rows are read breaks the reading of the packed bytes.
  void feed().catch((error: unknown) => packer.destroy(error instanceof Error ? error : new Error(String(error))))
  for await (const piece of packer) {
    const bytes = Buffer.from(piece)
    file.packed += bytes.length
    yield bytes
  }
}

async function* storedWhole(pieces: StreamedFile['pieces'], file: Written): AsyncGenerator<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  const bytes = Buffer.concat(all)
  file.crc = crc32(bytes)
  file.size = file.packed = bytes.length
  yield localHeader(file)
  yield bytes
}

async function* packedWhile(pieces: StreamedFile['pieces'], file: Written): AsyncGenerator<Uint8Array> {
  yield localHeader(file)
  yield* deflated(pieces, file)
  yield descriptor(file)
}

/**
 * A ZIP (PKWARE APPNOTE 6.3) written while its files are made, in constant memory, up to 4 GiB.
 * @throws Error beyond that
 */
export async function* streamZip(files: readonly StreamedFile[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const { path, pieces, stored } of files) {
    const file = { path: Buffer.from(path), method: stored ? 0 : 8, crc: 0, packed: 0, size: 0, offset }
    for await (const piece of stored ? storedWhole(pieces, file) : packedWhile(pieces, file)) {
      offset += piece.length
      if (offset > 0xffff_ffff || file.size > 0xffff_ffff) throw new Error('the archive is larger than 4 GiB')
      yield piece
    }
    written.push(file)
  }
  const directory = Buffer.concat(written.map(centralHeader))
  yield directory
  yield end(written.length, directory.length, offset)
}
