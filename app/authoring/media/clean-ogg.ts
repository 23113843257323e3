export type OggFault = 'sound_broken' | 'sound_cover'
export type CleanOgg = { ok: true; bytes: Uint8Array } | { ok: false; reason: OggFault }

/** A page of Ogg (RFC 3533 §6). */
type Page = { at: number; content: number; end: number; isWhole: boolean }

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

/** The checksum of a page, whose own field counts as zero. */
function checksum(bytes: Uint8Array, { at, end }: Page): number {
  let sum = 0
  for (let index = at; index < end; index += 1) {
    const byte = index >= at + 22 && index < at + 26 ? 0 : (bytes[index] ?? 0)
    sum = ((sum << 8) ^ (table[((sum >>> 24) & 0xff) ^ byte] ?? 0)) >>> 0
  }
  return sum
}

/** The pages one after the other; null where something else stands between them. */
function pagesOf(bytes: Uint8Array, view: DataView): Page[] | null {
  const pages: Page[] = []
  let at = 0
  while (at < bytes.byteLength) {
    if (at + 27 > bytes.byteLength || view.getUint32(at) !== 0x4f676753 || bytes[at + 4] !== 0) return null
    const segments = bytes[at + 26] ?? 0
    const content = at + 27 + segments
    const lengths = bytes.subarray(at + 27, content)
    const end = content + lengths.reduce((sum, length) => sum + length, 0)
    if (end > bytes.byteLength) return null
    const page = { at, content, end, isWhole: lengths.some((length) => length < 255) }
    if (view.getUint32(at + 22, true) !== checksum(bytes, page)) return null
    pages.push(page)
    at = end
  }
  return pages
}

const begins = (bytes: Uint8Array, at: number, text: string) =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text

/** Blanks who made it and every comment (RFC 7845 §5.2): lengths stay, letters become spaces. False where they go on elsewhere. */
function blankComments(bytes: Uint8Array, view: DataView, from: number, end: number): boolean {
  const blank = (at: number, keep: boolean): number | null => {
    if (at + 4 > end) return null
    const next = at + 4 + view.getUint32(at, true)
    if (next > end) return null
    const name = keep ? 0 : bytes.subarray(at + 4, next).indexOf(0x3d) + 1
    bytes.fill(0x20, at + 4 + name, next)
    return next
  }
  let at = blank(from, true)
  if (at === null || at + 4 > end) return false
  const count = view.getUint32(at, true)
  at += 4
  for (let index = 0; index < count; index += 1) {
    const next = blank(at, false)
    if (next === null) return false
    at = next
  }
  return true
}

/**
 * Opus or Vorbis in Ogg, one stream, with its comments blanked (title, place, pictures). Refused where a picture makes them
 * longer than a page.
 */
export function cleanOgg(original: Uint8Array): CleanOgg {
  const bytes = new Uint8Array(original)
  const view = new DataView(bytes.buffer)
  const pages = pagesOf(bytes, view)
  const [head, second] = pages ?? []
  if (!pages || !head || !second) return { ok: false, reason: 'sound_broken' }
  const isOpus = begins(bytes, head.content, 'OpusHead') && begins(bytes, second.content, 'OpusTags')
  const isVorbis = begins(bytes, head.content, '\u0001vorbis') && begins(bytes, second.content, '\u0003vorbis')
  const serial = view.getUint32(head.at + 14)
  const isOne = pages.every(({ at }) => view.getUint32(at + 14) === serial)
  if (!isOne || !(isOpus || isVorbis)) return { ok: false, reason: 'sound_broken' }
  const isBlank = second.isWhole && blankComments(bytes, view, second.content + (isOpus ? 8 : 7), second.end)
  if (!isBlank) return { ok: false, reason: 'sound_cover' }
  view.setUint32(second.at + 22, checksum(bytes, second), true)
  return { ok: true, bytes }
}
