import { fileKind } from '#app/platform/file-kind.ts'
import { decodeText } from '../course-source.ts'

/** What a file is by its bytes, of what the library takes. `iso` is a box file: MP4 or M4A. */
export type Sniffed = 'jpeg' | 'png' | 'webp' | 'gif' | 'svg' | 'pdf' | 'mp3' | 'ogg' | 'iso' | 'webm'
/** Known kinds that are not taken, each with a sentence of its own that says what to do. */
export type RefusedKind =
  'kind_unknown' | 'kind_heic' | 'kind_quicktime' | 'kind_wav' | 'kind_html' | 'kind_document' | 'kind_picture'

const latin = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** A frame of MPEG audio, layer III: eleven bits of sync, a known version, a bit rate and a sampling rate (ISO/IEC 11172-3 §2.4.1.3). */
export function isMp3Frame(bytes: Uint8Array, at: number): boolean {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
  const isSync = first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) === 0x02
  return isSync && third >> 4 !== 0 && third >> 4 !== 15 && (third & 0x0c) !== 0x0c
}

function boxKind(bytes: Uint8Array): Sniffed | RefusedKind {
  const brand = latin(bytes, 8, 12)
  if (/^(heic|heix|hevc|heim|mif1|msf1|avif|avis)$/.test(brand)) return 'kind_heic'
  return brand === 'qt  ' ? 'kind_quicktime' : 'iso'
}

function byBytes(bytes: Uint8Array): Sniffed | RefusedKind | null {
  const start = latin(bytes, 0, 12)
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif'
  if (start.startsWith('RIFF')) {
    if (start.endsWith('WEBP')) return 'webp'
    return start.endsWith('WAVE') ? 'kind_wav' : 'kind_unknown'
  }
  if (start.startsWith('fLaC') || /^FORM.{4}AIF/s.test(start)) return 'kind_wav'
  if (start.startsWith('\u001AE\u00DF\u00A3')) return 'webm'
  if (start.startsWith('OggS')) return 'ogg'
  if (start.startsWith('ID3') || isMp3Frame(bytes, 0)) return 'mp3'
  if (start.slice(4, 8) === 'ftyp') return boxKind(bytes)
  if (/^(moov|mdat|wide|free)$/.test(start.slice(4, 8))) return 'kind_quicktime'
  if (/^(II\*\0|MM\0\*|BM)/.test(start)) return 'kind_picture'
  return start.startsWith('PK\u0003\u0004') || start.startsWith('\u00D0\u00CF\u0011\u00E0') ? 'kind_document' : null
}

const svgStart =
  /^\uFEFF?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*(?:<!DOCTYPE\s+svg|<(?:svg:)?svg[\s>])/

/** What a file is, whatever its name and its sender say; or why its kind is not taken. */
export function sniff(bytes: Uint8Array): Sniffed | RefusedKind {
  const known = { 'application/pdf': 'pdf', 'image/jpeg': 'jpeg', 'image/png': 'png' } as const
  const plain = fileKind(bytes)
  if (plain) return known[plain]
  const found = byBytes(bytes)
  if (found) return found
  const text = decodeText(bytes)
  if (text === null) return 'kind_unknown'
  if (svgStart.test(text.slice(0, 4000))) return 'svg'
  return /<(?:!doctype\s+html|html|head|body|script|iframe)\b/i.test(text.slice(0, 4000)) ? 'kind_html' : 'kind_unknown'
}

const endings: Record<Sniffed, readonly string[]> = {
  // What a picture's name says matters little: it is written anew.
  ...{ jpeg: ['jpg', 'jpeg', 'jfif', 'png', 'webp', 'gif'], png: ['png', 'jpg', 'jpeg', 'webp', 'gif'] },
  ...{ webp: ['webp', 'jpg', 'jpeg', 'png'], gif: ['gif', 'png', 'jpg', 'jpeg', 'webp'] },
  ...{ svg: ['svg'], pdf: ['pdf'], mp3: ['mp3'], ogg: ['ogg', 'oga', 'opus'] },
  ...{ iso: ['mp4', 'm4v', 'm4a', 'm4b', 'aac'], webm: ['webm'] },
}

/** Whether the ending of a file's name is one that its bytes may have. `name` in any case; a name without ending agrees. */
export function nameAgrees(name: string, kind: Sniffed): boolean {
  const ending = /\.([^.]*)$/.exec(name.toLowerCase())?.[1]
  return ending === undefined || endings[kind].includes(ending)
}
