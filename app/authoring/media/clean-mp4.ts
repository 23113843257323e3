/** A box of an ISO base media file (ISO/IEC 14496-12 §4.2): where it begins, where its content does and where it ends. */
type Box = { type: string; at: number; content: number; end: number }

export type Mp4Fault = 'film_broken' | 'film_data_track' | 'film_codec'
export type CleanMp4 = { ok: true; bytes: Uint8Array; hasPictures: boolean } | { ok: false; reason: Mp4Fault }

class Broken extends Error {}

const mostBoxes = 200_000
const deepest = 12
/** Boxes that hold boxes we look into. */
const holders = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf', 'mvex']
/** What says who, where, when and with which device: user data, tags and whatever a maker adds. */
const personal = ['udta', 'meta', 'uuid']
const timed = ['mvhd', 'tkhd', 'mdhd']
/** Tracks of pictures, sound and written words. Others are data, as the places a camera was at. */
const tracks = ['vide', 'soun', 'hint', 'text', 'sbtl', 'subt', 'clcp', 'tmcd']
const codecs = ['avc1', 'avc3', 'av01', 'vp09', 'mp4a', 'Opus', 'fLaC', 'tx3g', 'wvtt', 'stpp', 'text', 'tmcd']

class Boxes {
  readonly bytes: Uint8Array
  readonly view: DataView
  #count = 0
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  type(at: number): string {
    return Buffer.from(this.bytes.subarray(at, at + 4)).toString('latin1')
  }

  *within(from: number, to: number): Generator<Box> {
    let at = from
    while (at + 8 <= to) {
      this.#count += 1
      if (this.#count > mostBoxes) throw new Broken('too many boxes')
      const short = this.view.getUint32(at)
      const isLong = short === 1
      if (isLong && at + 16 > to) throw new Broken('box cut off')
      const length = isLong ? Number(this.view.getBigUint64(at + 8)) : short === 0 ? to - at : short
      const content = at + (isLong ? 16 : 8)
      if (length < content - at || at + length > to) throw new Broken('box of a wrong length')
      yield { type: this.type(at + 4), at, content, end: at + length }
      at += length
    }
  }

  /** A box becomes room that nobody reads; nothing after it moves. */
  blank({ at, content, end }: Box): void {
    this.bytes.set(Buffer.from('free', 'latin1'), at + 4)
    this.bytes.fill(0, content, end)
  }

  /** Days and hours of making, of a movie, a track or its media: 32 bits each, 64 in version 1. */
  forgetTimes({ content, end }: Box): void {
    const length = this.bytes[content] === 1 ? 16 : 8
    if (content + 4 + length <= end) this.bytes.fill(0, content + 4, content + 4 + length)
  }
}

type Found = { handlers: string[]; samples: string[] }

function walk(boxes: Boxes, from: number, to: number, found: Found, depth = 0): void {
  if (depth > deepest) throw new Broken('too deep')
  for (const box of boxes.within(from, to)) {
    const { type, content, end } = box
    if (personal.includes(type)) boxes.blank(box)
    else if (timed.includes(type)) boxes.forgetTimes(box)
    else if (type === 'hdlr' && content + 12 <= end) {
      found.handlers.push(boxes.type(content + 8))
      // Its name is whatever the maker of the file wrote.
      boxes.bytes.fill(0, content + 24, end)
    } else if (type === 'stsd') {
      for (const sample of boxes.within(content + 8, end)) found.samples.push(sample.type)
    } else if (holders.includes(type)) walk(boxes, content, end, found, depth + 1)
    // Room that nobody reads may hold what somebody thought was gone.
    else if (type === 'free' || type === 'skip') boxes.bytes.fill(0, content, end)
  }
}

/**
 * An MP4 or M4A in which position, device, names and dates are blanked, and nothing else moved. Refused where a track is
 * data (places, movements of the camera), or in a form that browsers do not play.
 */
export function cleanMp4(original: Uint8Array): CleanMp4 {
  const bytes = new Uint8Array(original)
  const found: Found = { handlers: [], samples: [] }
  try {
    walk(new Boxes(bytes), 0, bytes.byteLength, found)
  } catch (error) {
    if (error instanceof Broken || error instanceof RangeError) return { ok: false, reason: 'film_broken' }
    throw error
  }
  if (found.handlers.some((one) => !tracks.includes(one))) return { ok: false, reason: 'film_data_track' }
  const hasPictures = found.handlers.includes('vide')
  if (found.samples.length === 0 || !(hasPictures || found.handlers.includes('soun'))) {
    return { ok: false, reason: 'film_broken' }
  }
  const isPlayed = found.samples.every((one) => codecs.includes(one))
  return isPlayed ? { ok: true, bytes, hasPictures } : { ok: false, reason: 'film_codec' }
}
