import { cleanMp3 } from './clean-mp3.ts'
import { cleanMp4 } from './clean-mp4.ts'
import { cleanOgg } from './clean-ogg.ts'
import { cleanWebm } from './clean-webm.ts'
import { sniff, type RefusedKind, type Sniffed } from './sniff.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'

const clean = (outcome: { ok: true; bytes: Uint8Array } | { ok: false }) => (outcome.ok ? outcome.bytes : null)

const byKind: Partial<Record<Sniffed | RefusedKind, (bytes: Uint8Array) => Uint8Array | null>> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
  iso: (bytes) => clean(cleanMp4(bytes)),
  webm: (bytes) => clean(cleanWebm(bytes)),
  ogg: (bytes) => clean(cleanOgg(bytes)),
  mp3: cleanMp3,
}

/** The bytes without it; `same`: there was nothing, or it is of another kind; `unread`: nobody can say. */
export type Stripped = Uint8Array | 'same' | 'unread'

/**
 * A photograph, film or sound of a folder without what it says of places, devices, names and days, its pixels and frames as
 * they were. What was stripped once is the same the second time.
 */
export function stripPersonal(bytes: Uint8Array): Stripped {
  const strip = byKind[sniff(bytes)]
  if (!strip) return 'same'
  const stripped = strip(bytes)
  if (!stripped) return 'unread'
  return Buffer.from(stripped).equals(bytes) ? 'same' : stripped
}
