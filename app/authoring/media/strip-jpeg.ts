import { turnAlone, turnOf } from './exif-turn.ts'

const exifHead = Buffer.from('Exif\0\0', 'latin1')
const profileHead = Buffer.from('ICC_PROFILE\0', 'latin1')
const begins = (bytes: Uint8Array, head: Buffer) => Buffer.from(bytes.subarray(0, head.length)).equals(head)

/** A marker that stands alone, without a length: TEM, RST and SOI. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** What stays of a segment with a maker's data: sizes (APP0), colours (ICC, Adobe), how the picture is turned. */
function kept(marker: number, content: Uint8Array): boolean {
  if (marker === 0xe0) return begins(content, Buffer.from('JFIF\0', 'latin1'))
  if (marker === 0xe2) return begins(content, profileHead)
  if (marker === 0xee) return begins(content, Buffer.from('Adobe', 'latin1'))
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe
}

function turnSegment(content: Uint8Array): Uint8Array {
  const turn = turnAlone(turnOf(content.subarray(exifHead.length)))
  if (!turn) return new Uint8Array()
  const length = 2 + exifHead.length + turn.byteLength
  return Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 0xff]), exifHead, turn])
}

/** Where compressed data end: at the next marker that is neither a byte of them nor a restart. */
function dataEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.byteLength; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.byteLength
}

/**
 * A JPEG (ITU-T T.81 Annex B) without what its camera wrote: place, device, names, small copies, and whatever stands
 * behind its end. Its pixels stay byte by byte. Null where it cannot be read.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 1 < bytes.byteLength) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return Buffer.concat([...parts, bytes.subarray(at, at + 2)])
    if (isBare(marker)) {
      parts.push(bytes.subarray(at, at + 2))
      at += 2
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.byteLength) return null
    const content = bytes.subarray(at + 4, end)
    if (marker === 0xe1 && begins(content, exifHead)) parts.push(turnSegment(content))
    else if (kept(marker, content)) parts.push(bytes.subarray(at, end))
    at = end
    if (marker === 0xda) {
      at = dataEnd(bytes, end)
      parts.push(bytes.subarray(end, at))
    }
  }
  return null
}
