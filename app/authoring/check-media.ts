import path from 'node:path'
import { decodeText, type CourseSource } from './course-source.ts'
import { limits } from './dialect.ts'
import type { FaultList, Place } from './faults.ts'
import type { MediaUse } from './check-text.ts'

const mediaTypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  vtt: 'text/vtt',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** The ending of a file's name, in small letters and without its dot. */
export const endingOf = (file: string) => path.extname(file).slice(1).toLowerCase()

/** The media type a file is served with, or undefined for a kind that courses may not hold. */
export function mediaTypeOf(file: string): string | undefined {
  const ending = endingOf(file)
  return Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : undefined
}

/** Elements that act, whatever prefix names their namespace, and instructions that bring in another document. */
const activeElements =
  /<(?:[^\s<>"'\/=]+:)?(?:script|foreignObject|iframe|embed|object|audio|video|handler|listener|set|animate\w*)\b|<!ENTITY|<!DOCTYPE|<\?xml-/i
const activeAttributes = /\bon[a-z]+\s*=|javascript:|(?:href|src)\s*=\s*["'](?!#)|@import|url\(\s*["']?(?!#)/i

/** An SVG runs as a document of our origin when opened by itself: nothing active may be in it. */
export function activeSvg(bytes: Uint8Array): boolean {
  const text = decodeText(bytes)
  return text === null || activeElements.test(text) || activeAttributes.test(text)
}

/** Pictures may weigh less than films: every reader loads them. */
export function weighMedia(src: string, bytes: Uint8Array, place: Place, faults: FaultList): void {
  const limit = mediaTypeOf(src)?.startsWith('image/') ? limits.picture : limits.media
  const size = Math.ceil(bytes.byteLength / 1000)
  if (bytes.byteLength > limit) faults.add(place, 'media_too_large', { src, size, limit: limit / 1000 })
}

/** Checks the media a lesson uses: there, of the right kind, not too heavy. `folder` is the module's. */
export function checkMedia(uses: readonly MediaUse[], folder: string, source: CourseSource, faults: FaultList): void {
  for (const { src, place, endings } of uses) {
    const file = source.files.get(`${folder}/${src}`)
    if (!file) {
      faults.add(place, 'media_missing', { src })
      continue
    }
    const ending = endingOf(src)
    const isKnown = mediaTypeOf(src) !== undefined && (endings.length === 0 || endings.includes(ending))
    if (!isKnown)
      faults.add(place, 'media_type', { src, expected: endings.join(', ') || Object.keys(mediaTypes).join(', ') })
    weighMedia(src, file.bytes, place, faults)
    if (ending === 'svg' && activeSvg(file.bytes)) faults.add(place, 'svg_active', { src })
  }
}
