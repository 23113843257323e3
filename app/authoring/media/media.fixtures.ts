import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Words that a test looks for where nobody should find them. */
export const secret = 'PosizioneSegreta'

/** A photograph with its place, its device and a turn, as a telephone writes them. */
export async function photograph(width = 2400, height = 1600): Promise<Buffer> {
  const noise = Buffer.alloc(width * height * 3)
  for (let index = 0; index < noise.length; index += 1)
    noise[index] = (index * 7 + ((index >> 9) * 31 + (index % 251))) % 256
  const exif = {
    IFD0: { Make: secret, Model: secret, Orientation: '6' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 35/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '9/1 16/1 0/1' },
  }
  return sharp(noise, { raw: { width, height, channels: 3 } })
    .blur(3)
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer()
}

const crc = (bytes: Buffer) => {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
const chunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), named, uint32(crc(named))])
}

/** A PNG of one colour that says how large it is, with as many rows in it as wanted: of a few kilobytes, whatever it says. */
export function flatPng(width: number, height: number, count = Math.min(height, 8000)): Buffer {
  const head = Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])])
  const rows = Buffer.alloc(count * (1 + Math.ceil(width / 8)))
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const box = (type: string, ...content: (Buffer | string)[]): Buffer => {
  const inside = Buffer.concat(content.map((part) => Buffer.from(part)))
  return Buffer.concat([uint32(inside.length + 8), Buffer.from(type, 'latin1'), inside])
}

const full = Buffer.alloc(4)
const zeros = (length: number) => Buffer.alloc(length)
const track = (handler: string, sample: string, ...more: Buffer[]) =>
  box(
    'trak',
    box('tkhd', full, zeros(80)),
    box(
      'mdia',
      box('mdhd', full, uint32(0xdeadbeef), uint32(0xdeadbeef), zeros(12)),
      box('hdlr', full, zeros(4), handler, zeros(12), secret, zeros(1)),
      box('minf', box('stbl', box('stsd', full, uint32(1), box(sample, zeros(70))))),
    ),
    ...more,
  )

/** A film as boxes, with its place where cameras write it, or with tracks of one's own. */
export function film(
  tracks: readonly [string, string][] = [
    ['vide', 'avc1'],
    ['soun', 'mp4a'],
  ],
  brand = 'isom',
): Buffer {
  const place = box('udta', box('\u00A9xyz', Buffer.from([0, 20, 0x15, 0xc7]), `+45.58+009.27/${secret}`))
  const tags = box('meta', full, box('ilst', box('\u00A9ART', secret)))
  return Buffer.concat([
    box('ftyp', brand, uint32(0), 'isommp42'),
    box('free', secret),
    box(
      'moov',
      box('mvhd', full, uint32(0xdeadbeef), zeros(92)),
      ...tracks.map(([handler, sample]) => track(handler, sample, place)),
      place,
      tags,
    ),
    box('uuid', zeros(16), secret),
    box('mdat', 'frames'),
  ])
}

const vint = (length: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(length) | (1n << 56n))
  return bytes
}
export const element = (id: string, ...content: (Buffer | string)[]): Buffer => {
  const inside = Buffer.concat(content.map((part) => Buffer.from(part)))
  return Buffer.concat([Buffer.from(id, 'hex'), vint(inside.length), inside])
}

/** A WebM with tags, an attached file and a title; `types` 1 is a film, 2 sound. */
export function webm(types: readonly number[] = [1, 2], docType = 'webm'): Buffer {
  return Buffer.concat([
    element('1a45dfa3', element('4282', docType)),
    element(
      '18538067',
      element('1549a966', element('7ba9', secret), element('5741', secret), element('4461', zeros(8))),
      element(
        '1654ae6b',
        ...types.map((type) => element('ae', element('83', Buffer.from([type])), element('536e', secret))),
      ),
      element('1f43b675', element('a3', 'frames')),
      element('1254c367', element('7373', element('67c8', secret))),
      element('1941a469', element('61a7', secret)),
    ),
  ])
}

/** A second or so of silence of MPEG-1 layer III, 128 kbit/s at 44.1 kHz, between tags. */
export function song(): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), zeros(413)])
  const tag = Buffer.concat([
    Buffer.from('ID3\u0004\0\0\0\0\0', 'latin1'),
    Buffer.from([40]),
    Buffer.from(secret.padEnd(40)),
  ])
  const last = Buffer.from(`TAG${secret}`.padEnd(128, '\0'), 'latin1')
  return Buffer.concat([tag, ...Array.from({ length: 40 }, () => frame), last])
}

const oggSum = (bytes: Buffer) => {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}
function oggPage(packet: Buffer, number: number): Buffer {
  const lengths = [...Array.from({ length: Math.floor(packet.length / 255) }, () => 255), packet.length % 255]
  const page = Buffer.concat([
    Buffer.from('OggS\0', 'latin1'),
    Buffer.from([number === 0 ? 2 : 0]),
    zeros(8),
    Buffer.from([7, 0, 0, 0, number, 0, 0, 0, 0, 0, 0, 0, lengths.length, ...lengths]),
    packet,
  ])
  page.writeUInt32LE(oggSum(page), 22)
  return page
}
const counted = (text: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(Buffer.byteLength(text))
  return Buffer.concat([length, Buffer.from(text)])
}

/** A voice message: Opus in Ogg, with comments. */
export function voice(): Buffer {
  const comments = [`TITLE=${secret}`, `LOCATION=${secret}`]
  const tags = Buffer.concat([
    Buffer.from('OpusTags'),
    counted(secret),
    Buffer.from([2, 0, 0, 0]),
    ...comments.map(counted),
  ])
  return Buffer.concat([
    oggPage(Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]), 0),
    oggPage(tags, 1),
    oggPage(zeros(100), 2),
  ])
}

/** Whether the checksums of every page of an Ogg are those of its bytes. */
export function oggIsSound(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes)
  let at = 0
  while (at < whole.length) {
    const segments = whole[at + 26] ?? 0
    const end = whole.subarray(at + 27, at + 27 + segments).reduce((sum, length) => sum + length, at + 27 + segments)
    const page = Buffer.from(whole.subarray(at, end))
    const said = page.readUInt32LE(22)
    page.fill(0, 22, 26)
    if (oggSum(page) !== said) return false
    at = end
  }
  return true
}

export const pdf = (inside = 'x') => Buffer.from(`%PDF-1.4\n${inside}\n%%EOF\n`)
export const captions =
  'WEBVTT\n\n00:00.000 --> 00:02.000\n<v Samira>Buongiorno.\n\n00:02.000 --> 00:04.000\nChe cosa le serve?\n'
