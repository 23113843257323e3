/** One signature as it lies in the bytes of a PDF (ISO 32000-1, 12.8.1): offsets in bytes, `end` excluded. */
export type SignatureRange = {
  /** Of the signature's value: `<`, hexadecimal digits, `>`. */
  gapStart: number
  gapEnd: number
  /** Everything before this offset, but the gap, is signed. */
  end: number
  /** The value, DER, without the padding behind it. */
  value: Uint8Array<ArrayBuffer>
  /** When its maker says it was made (entry M of the dictionary). */
  claimedAt: Date | null
}

const byteRange = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g

/** Signatures of one file that are looked at. */
const rangeLimit = 20

/** Bytes of a DER value with its head, as the head says (X.690, 8.1.3); 0 when there is none. */
function derSize(bytes: Uint8Array): number {
  const [tag, first = 0] = bytes
  if (tag !== 0x30 || first === 0x80) return 0
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  if (count > 4) return 0
  return bytes.subarray(2, 2 + count).reduce((size, byte) => size * 256 + byte, 0) + 2 + count
}

/** `D:20261126134819+01'00'` (ISO 32000-1, 7.9.4) as an instant; null when it is none. */
export function pdfDate(text: string): Date | null {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second, sign, zoneHours = '00', zoneMinutes = '00'] = match
  const zone = sign ? `${sign}${zoneHours}:${zoneMinutes}` : 'Z'
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(instant.getTime()) ? null : instant
}

function dateAround(text: string, at: number, gap: { start: number; end: number }): Date | null {
  const begin = text.lastIndexOf(' obj', at)
  const head = text.slice(Math.max(begin, 0), gap.start)
  const tail = text.slice(gap.end, text.indexOf('endobj', gap.end))
  const written = /\/M\s*\((D:[^)]{4,30})\)/.exec(head) ?? /\/M\s*\((D:[^)]{4,30})\)/.exec(tail)
  return written?.[1] ? pdfDate(written[1]) : null
}

function rangeOf(text: string, match: RegExpExecArray): SignatureRange | null {
  const [start = -1, gapStart = 0, gapEnd = 0, rest = 0] = match.slice(1).map(Number)
  const gap = text.slice(gapStart, gapEnd)
  // The gap holds the value and nothing else: what is not signed must have no room for anything a reader could show.
  if (start !== 0 || gapEnd + rest > text.length || !/^<(?:[0-9a-f]{2})+>$/i.test(gap)) return null
  const bytes = Uint8Array.from(Buffer.from(gap.slice(1, -1), 'hex'))
  const size = derSize(bytes)
  if (size === 0 || size > bytes.byteLength || bytes.subarray(size).some((byte) => byte !== 0)) return null
  const claimedAt = dateAround(text, match.index, { start: gapStart, end: gapEnd })
  return { gapStart, gapEnd, end: gapEnd + rest, value: bytes.slice(0, size), claimedAt }
}

/** The signatures of a PDF in the order they were put, `faulty` of which cannot be read as one. */
export function signatureRanges(pdf: Uint8Array): { ranges: SignatureRange[]; faulty: number } {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const found = [...text.matchAll(byteRange)].slice(0, rangeLimit).map((match) => rangeOf(text, match))
  const ranges = found.filter((range) => range !== null).sort((one, other) => one.end - other.end)
  return { ranges, faulty: found.length - ranges.length }
}

/** What a signature signs: everything up to its end, without its own value. */
export function signedBytes(pdf: Uint8Array, { gapStart, gapEnd, end }: SignatureRange): Uint8Array<ArrayBuffer> {
  const signed = new Uint8Array(gapStart + end - gapEnd)
  signed.set(pdf.subarray(0, gapStart))
  signed.set(pdf.subarray(gapEnd, end), gapStart)
  return signed
}
