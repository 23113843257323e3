/** What a folder brings in tells no places and no names, and looks and sounds as it did; a second time nothing changes. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { film, flatPng, pdf, photograph, secret, song, voice, webm } from './media.fixtures.ts'
import { stripPersonal } from './strip-personal.ts'

const pixels = async (bytes: Uint8Array) => sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true })
const says = (bytes: Uint8Array, words = secret) => Buffer.from(bytes).includes(words)
const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 35/1 0/1' }, IFD0: { Artist: secret } }
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${secret}"/></rdf:RDF></x:xmpmeta>`

/** A picture turned by its camera, with its place, its author, XMP, and a film behind its end as telephones add one. */
async function picture(format: 'jpeg' | 'png' | 'webp', options: object = {}): Promise<Buffer> {
  const source = sharp(await photograph(300, 200))
    .withExif(place)
    .withMetadata({ orientation: 6 })
    .withXmp(xmp)
    .withIccProfile('p3')
  return Buffer.concat([await source.toFormat(format, options).toBuffer(), Buffer.from(`ftyp ${secret}`)])
}

describe('a picture', () => {
  test.each([
    ['jpeg', {}],
    ['jpeg', { progressive: true }],
    ['png', {}],
    ['webp', {}],
    ['webp', { lossless: true }],
  ] as const)('%s %o: pixels, colours and turn stay, all else goes', async (format, options) => {
    const before = await picture(format, options)
    expect(says(before)).toBe(true)
    const stripped = stripPersonal(before)
    if (typeof stripped === 'string') throw new Error(stripped)
    expect(says(stripped)).toBe(false)
    const { exif, orientation, xmp: said, icc } = await sharp(stripped).metadata()
    expect([orientation, said]).toEqual([6, undefined])
    expect(exif?.byteLength).toBeLessThan(40)
    expect(icc).toEqual((await sharp(before).metadata()).icc)
    expect(await pixels(stripped)).toEqual(await pixels(before))
    expect(stripPersonal(stripped)).toBe('same')
  })

  test('without anything to take away it stays byte by byte', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const bytes = await sharp(flatPng(8, 8)).toFormat(format).toBuffer()
      const once = stripPersonal(bytes)
      expect(typeof once === 'string' ? once : stripPersonal(once)).toBe('same')
    }
    expect(stripPersonal(flatPng(8, 8))).toBe('same')
  })

  test('cut off anywhere, or with lengths that lead nowhere, it ends and throws nothing', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const bytes = await picture(format)
      for (let end = 0; end < bytes.length; end += Math.max(1, Math.floor(bytes.length / 60))) {
        expect(() => stripPersonal(bytes.subarray(0, end))).not.toThrow()
      }
      for (let at = 2; at < 400; at += 1) {
        const wrong = Buffer.from(bytes)
        wrong[at] = 0xff
        expect(() => stripPersonal(wrong)).not.toThrow()
      }
    }
  })
})

test('films and sounds keep their frames', () => {
  for (const bytes of [film(), webm(), song(), voice()]) {
    const stripped = stripPersonal(bytes)
    if (typeof stripped === 'string') throw new Error(stripped)
    expect(says(stripped)).toBe(false)
    expect(stripPersonal(stripped)).toBe('same')
  }
})

test('what cannot be looked into is said; drawings and documents stay as they are', () => {
  expect(stripPersonal(film([['meta', 'camm']]))).toBe('unread')
  expect(stripPersonal(Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]))).toBe('unread')
  expect(stripPersonal(pdf(secret))).toBe('same')
  expect(stripPersonal(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><title>${secret}</title></svg>`))).toBe(
    'same',
  )
})
