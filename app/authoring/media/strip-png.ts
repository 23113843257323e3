import { crc32 } from 'node:zlib'
import { turnAlone, turnOf } from './exif-turn.ts'

/** Chunks that say how pixels look; text, times and what programs add are none. Those with a capital first are needed. */
const kept = new Set('cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT'.split(' '))
const isNeeded = (type: string) => /^[A-Z]/.test(type)

function turnChunk(exif: Uint8Array): Uint8Array {
  const turn = turnAlone(turnOf(exif))
  if (!turn) return new Uint8Array()
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), turn])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(turn.byteLength)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/**
 * A PNG (W3C PNG 3 §5, §11) without texts, times, Exif but how it is turned, and whatever stands behind its end. Its pixels
 * stay byte by byte. Null where it cannot be read.
 */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.byteLength) return null
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (type === 'eXIf') parts.push(turnChunk(bytes.subarray(at + 8, end - 4)))
    else if (isNeeded(type) || kept.has(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(parts)
    at = end
  }
  return null
}
