import { isMp3Frame } from './sniff.ts'

const latin = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** Kilobits a second and samples a second of layer III, by the figures of a frame's head (ISO/IEC 11172-3, 13818-3). */
const bitRates = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const samplings = [44_100, 48_000, 32_000]

function frameLength(bytes: Uint8Array, at: number): number {
  const [, second = 0, third = 0] = bytes.subarray(at, at + 3)
  const version = (second >> 3) & 3
  const isOne = version === 3
  const rate = (isOne ? bitRates.one : bitRates.two)[third >> 4] ?? 0
  const sampling = (samplings[(third >> 2) & 3] ?? 44_100) / (isOne ? 1 : version === 2 ? 2 : 4)
  return Math.floor(((isOne ? 144 : 72) * rate * 1000) / sampling) + ((third >> 1) & 1)
}

/** Bytes of the ID3v2 tag at a place, footer included; 0 where there is none (id3.org, ID3v2.4.0 §3.1). */
function tagLength(bytes: Uint8Array, at: number): number {
  if (latin(bytes, at, at + 3) !== 'ID3') return 0
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10)
  const hasFooter = ((bytes[at + 5] ?? 0) & 0x10) !== 0
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + (hasFooter ? 10 : 0)
}

/** Where the sound ends: before tags of ID3v1 and APE. */
function soundEnd(bytes: Uint8Array, start: number): number {
  let end = bytes.byteLength
  if (latin(bytes, end - 128, end - 125) === 'TAG') end -= 128
  if (latin(bytes, end - 32, end - 24) !== 'APETAGEX') return end
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const isHeaded = (view.getUint32(end - 12, true) & 0x80000000) !== 0
  return Math.max(start, end - view.getUint32(end - 20, true) - (isHeaded ? 32 : 0))
}

/** Frames that must follow one another for bytes to be sound, and bytes of padding before the first. */
const least = 4
const padding = 4096

function firstFrame(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < Math.min(bytes.byteLength, from + padding); at += 1) {
    let next = at
    let count = 0
    while (count < least && isMp3Frame(bytes, next)) {
      next += frameLength(bytes, next)
      count += 1
    }
    if (count === least) return at
  }
  return null
}

/** The sound of an MP3 without its tags (who, where, pictures); null where the bytes are no row of frames. */
export function cleanMp3(bytes: Uint8Array): Uint8Array | null {
  let at = 0
  for (let length = tagLength(bytes, at); length > 0; length = tagLength(bytes, at)) at += length
  const start = firstFrame(bytes, at)
  return start === null ? null : bytes.slice(start, soundEnd(bytes, start))
}
