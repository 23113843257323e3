import { imageSize } from 'image-size'
import { limits } from '../dialect.ts'
import { cleanMp3 } from './clean-mp3.ts'
import { cleanMp4, type Mp4Fault } from './clean-mp4.ts'
import { cleanOgg, type OggFault } from './clean-ogg.ts'
import { cleanSvg, type SvgFault } from './clean-svg.ts'
import { cleanWebm, type WebmFault } from './clean-webm.ts'
import { encodePicture, type PictureFault } from './encode-picture.server.ts'
import type { MediaKind } from './licences.ts'
import { nameAgrees, sniff, type RefusedKind, type Sniffed } from './sniff.ts'

export type MediaFault =
  | RefusedKind
  | PictureFault
  | SvgFault
  | Mp4Fault
  | WebmFault
  | OggFault
  | 'file_empty'
  | 'file_large'
  | 'name_differs'
  | 'drawing_large'
  | 'pdf_broken'
  | 'too_long'

/** What was done to a file that its sender should know. */
export const mediaNotes = ['first_frame', 'made_smaller', 'drawing_less'] as const
export type MediaNote = (typeof mediaNotes)[number]
/** A file as it is kept. `ending` is that of its name; `width` and `height` in pixels, null where it has none. */
export type PreparedMedia = {
  kind: MediaKind
  ending: string
  bytes: Uint8Array
  thumb: Uint8Array | null
  width: number | null
  height: number | null
  notes: MediaNote[]
}
export type PrepareMedia = { ok: true; media: PreparedMedia } | { ok: false; reason: MediaFault }
export type MediaTask = { name: string; bytes: Uint8Array }

const refused = (reason: MediaFault): PrepareMedia => ({ ok: false, reason })
const plain = (kind: MediaKind, ending: string, bytes: Uint8Array): PrepareMedia => ({
  ok: true,
  media: { kind, ending, bytes, thumb: null, width: null, height: null, notes: [] },
})

async function preparePicture(bytes: Uint8Array): Promise<PrepareMedia> {
  const encoded = await encodePicture(bytes)
  if (!encoded.ok) return encoded
  const { isFirstFrame, ...picture } = encoded.picture
  const isSmaller = Math.max(picture.width, picture.height) >= 1280 && picture.bytes.byteLength < bytes.byteLength / 2
  const notes: MediaNote[] = [
    ...(isFirstFrame ? (['first_frame'] as const) : []),
    ...(isSmaller ? (['made_smaller'] as const) : []),
  ]
  return { ok: true, media: { kind: 'picture', ending: 'webp', ...picture, notes } }
}

function prepareDrawing(original: Uint8Array): PrepareMedia {
  if (original.byteLength > limits.picture) return refused('drawing_large')
  const clean = cleanSvg(original)
  if (!clean.ok) return clean
  const bytes = new Uint8Array(Buffer.from(clean.text))
  const size = () => {
    try {
      const { width, height } = imageSize(bytes)
      return { width: Math.round(width), height: Math.round(height) }
    } catch {
      return { width: null, height: null }
    }
  }
  const notes: MediaNote[] = clean.isLess ? ['drawing_less'] : []
  return { ok: true, media: { kind: 'picture', ending: 'svg', bytes, thumb: null, ...size(), notes } }
}

/** A PDF begins and ends as one, with nothing behind it (ISO 32000-1 §7.5.5). */
function preparePdf(bytes: Uint8Array): PrepareMedia {
  const end = Buffer.from(bytes.subarray(-1024)).toString('latin1')
  return /%%EOF[\s\0]*$/.test(end) ? plain('document', 'pdf', bytes) : refused('pdf_broken')
}

function prepareBoxes(original: Uint8Array): PrepareMedia {
  const clean = cleanMp4(original)
  if (!clean.ok) return clean
  return clean.hasPictures ? plain('film', 'mp4', clean.bytes) : plain('sound', 'm4a', clean.bytes)
}

const byKind: Record<Sniffed, (bytes: Uint8Array) => PrepareMedia | Promise<PrepareMedia>> = {
  jpeg: preparePicture,
  png: preparePicture,
  webp: preparePicture,
  gif: preparePicture,
  svg: prepareDrawing,
  pdf: preparePdf,
  iso: prepareBoxes,
  mp3: (bytes) => {
    const clean = cleanMp3(bytes)
    return clean ? plain('sound', 'mp3', clean) : refused('sound_broken')
  },
  ogg: (bytes) => {
    const clean = cleanOgg(bytes)
    return clean.ok ? plain('sound', 'ogg', clean.bytes) : clean
  },
  webm: (bytes) => {
    const clean = cleanWebm(bytes)
    return clean.ok ? plain('film', 'webm', clean.bytes) : clean
  },
}

const isTaken = (kind: Sniffed | RefusedKind): kind is Sniffed => Object.hasOwn(byKind, kind)

/**
 * A file as the library keeps it, or why it is not taken. Pictures are written anew, drawings cleaned, sound and film
 * freed of what they say of people and places. To be run by `prepareApart`: nothing of the file is believed.
 */
export async function prepareMedia({ name, bytes }: MediaTask): Promise<PrepareMedia> {
  if (bytes.byteLength === 0) return refused('file_empty')
  if (bytes.byteLength > limits.media) return refused('file_large')
  const kind = sniff(bytes)
  if (!isTaken(kind)) return refused(kind)
  return nameAgrees(name, kind) ? byKind[kind](bytes) : refused('name_differs')
}
