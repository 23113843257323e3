export type WebmFault = 'film_broken' | 'sound_webm'
export type CleanWebm = { ok: true; bytes: Uint8Array } | { ok: false; reason: WebmFault }

class Broken extends Error {}

/** Elements of Matroska (RFC 9559 §5, §27.1). */
const ids = {
  docType: 0x4282,
  header: 0x1a45dfa3,
  segment: 0x18538067,
  cluster: 0x1f43b675,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  tags: 0x1254c367,
  attachments: 0x1941a469,
  chapters: 0x1043a770,
  title: 0x7ba9,
  date: 0x4461,
  writer: 0x5741,
  trackName: 0x536e,
  fileName: 0x7384,
}
const holders = [ids.header, ids.segment, ids.cluster, ids.info, ids.tracks, ids.track]
const personal = [ids.tags, ids.attachments, ids.chapters, ids.title, ids.date, ids.trackName, ids.fileName]
const mostElements = 500_000

/** A number of EBML (RFC 8794 §4): its bytes and, `null` where unknown, its value. */
function readNumber(bytes: Uint8Array, at: number, keepMark: boolean): { length: number; value: number | null } {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || length > 8 || at + length > bytes.byteLength) throw new Broken('number')
  let value = keepMark ? first : first & (0xff >> length)
  let isUnknown = (first & (0xff >> length)) === 0xff >> length
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0
    if (byte !== 0xff) isUnknown = false
    value = value * 256 + byte
  }
  return { length, value: isUnknown && !keepMark ? null : value }
}

/** An element becomes `Void`, of the same length; nothing after it moves. */
function blank(bytes: Uint8Array, at: number, end: number): void {
  const length = end - at
  bytes.fill(0, at, end)
  bytes[at] = 0xec
  if (length < 9) {
    bytes[at + 1] = 0x80 | (length - 2)
    return
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  view.setBigUint64(at + 1, BigInt(length - 9) | (1n << 56n))
}

type Found = { docType: string; types: number[] }

/** One after the other, going into what holds others: an unknown length needs no end that way. */
function walk(bytes: Uint8Array, found: Found): void {
  let at = 0
  for (let count = 0; at < bytes.byteLength; count += 1) {
    if (count > mostElements) throw new Broken('too many elements')
    const id = readNumber(bytes, at, true)
    const size = readNumber(bytes, at + id.length, false)
    const content = at + id.length + size.length
    const end = size.value === null ? null : content + size.value
    if (end !== null && end > bytes.byteLength) throw new Broken('element cut off')
    if (holders.some((one) => one === id.value)) at = content
    else {
      if (end === null) throw new Broken('element without an end')
      if (personal.some((one) => one === id.value)) blank(bytes, at, end)
      if (id.value === ids.writer) bytes.fill(0x20, content, end)
      if (id.value === ids.docType) found.docType = Buffer.from(bytes.subarray(content, end)).toString('latin1')
      if (id.value === ids.trackType) found.types.push(bytes[content] ?? 0)
      at = end
    }
  }
}

/** A WebM in which tags, attached files, titles and dates are blanked, and nothing else moved. */
export function cleanWebm(original: Uint8Array): CleanWebm {
  const bytes = new Uint8Array(original)
  const found: Found = { docType: '', types: [] }
  try {
    walk(bytes, found)
  } catch (error) {
    if (error instanceof Broken || error instanceof RangeError) return { ok: false, reason: 'film_broken' }
    throw error
  }
  if (found.docType !== 'webm' || found.types.some((type) => type !== 1 && type !== 2)) {
    return { ok: false, reason: 'film_broken' }
  }
  if (found.types.includes(1)) return { ok: true, bytes }
  return { ok: false, reason: found.types.includes(2) ? 'sound_webm' : 'film_broken' }
}
