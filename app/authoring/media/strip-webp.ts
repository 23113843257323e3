import { turnAlone, turnOf } from './exif-turn.ts'

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Flags of the extended format that say what is in the file (RFC 9649 §2.7). */
const flags = { exif: 0x08, xmp: 0x04 }
const exifHead = Buffer.from('Exif\0\0', 'latin1')

function chunk(type: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.byteLength)
  return Buffer.concat([Buffer.from(type, 'latin1'), length, content, Buffer.alloc(content.byteLength % 2)])
}

/** Some writers begin it as a JPEG would. */
function turnIn(content: Uint8Array): Uint8Array | null {
  const isHeaded = Buffer.from(content.subarray(0, exifHead.length)).equals(exifHead)
  return turnAlone(turnOf(isHeaded ? content.subarray(exifHead.length) : content))
}

/**
 * A WebP (RFC 9649) without what its camera and other programs wrote, but how it is turned, and without whatever stands
 * behind its end. Its pixels stay byte by byte. Null where it cannot be read.
 */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 20) return null
  const whole = view.getUint32(4, true) + 8
  if (whole > bytes.byteLength) return null
  const parts: Buffer[] = []
  for (let at = 12; at + 8 <= whole;) {
    const type = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')
    const length = view.getUint32(at + 4, true)
    if (at + 8 + length > whole) return null
    const content = bytes.subarray(at + 8, at + 8 + length)
    const turn = type === 'EXIF' ? turnIn(content) : null
    if (turn) parts.push(chunk('EXIF', turn))
    else if (kept.has(type)) parts.push(chunk(type, content))
    at += 8 + length + (length % 2)
  }
  const head = parts.find((part) => part.toString('latin1', 0, 4) === 'VP8X')
  const hasTurn = parts.some((part) => part.toString('latin1', 0, 4) === 'EXIF')
  if (head && head.length > 8) head[8] = ((head[8] ?? 0) & ~(flags.exif | flags.xmp)) | (hasTurn ? flags.exif : 0)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(4 + parts.reduce((sum, { length }) => sum + length, 0))
  return Buffer.concat([bytes.subarray(0, 4), size, bytes.subarray(8, 12), ...parts])
}
