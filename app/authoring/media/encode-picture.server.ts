import sharp, { type Sharp } from 'sharp'

/** Longest side in pixels, bytes aimed at and pixels read at most: a telephone takes 50 million. */
export const pictureBounds = { side: 1600, bytes: 300_000, most: 1_000_000, pixels: 52_000_000, thumb: 400 }

export type PictureFault = 'picture_broken' | 'picture_pixels' | 'picture_heavy'
export type EncodedPicture = {
  bytes: Uint8Array
  thumb: Uint8Array
  width: number
  height: number
  isFirstFrame: boolean
}
export type EncodePicture = { ok: true; picture: EncodedPicture } | { ok: false; reason: PictureFault }

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((name) => `VipsForeignLoad${name}`),
})

const faultOf = (error: unknown): PictureFault =>
  error instanceof Error && /pixel limit|too large|exceeds/i.test(error.message) ? 'picture_pixels' : 'picture_broken'

/** From what looks best to what weighs least; `lossless` is for drawings, whose letters stay sharp. */
const steps = [
  { lossless: true, side: 1600, quality: 100 },
  { lossless: false, side: 1600, quality: 82 },
  { lossless: false, side: 1600, quality: 68 },
  { lossless: false, side: 1600, quality: 55 },
  { lossless: false, side: 1280, quality: 55 },
] as const

async function lightest(raw: Sharp, isDrawing: boolean) {
  let smallest = null
  for (const { lossless, side, quality } of steps) {
    if (lossless && !isDrawing) continue
    const { data, info } = await raw
      .clone()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality, lossless, effort: 4 })
      .toBuffer({ resolveWithObject: true })
    if (!smallest || data.byteLength < smallest.data.byteLength) smallest = { data, info }
    if (data.byteLength <= pictureBounds.bytes) break
  }
  return smallest
}

/**
 * A photograph or drawing written anew as WebP: turned as it was held, no larger than a page needs, without anything the
 * camera wrote (place, device, owner, small copies). Of one that moves its first frame.
 */
export async function encodePicture(original: Uint8Array): Promise<EncodePicture> {
  try {
    const source = sharp(original, { limitInputPixels: pictureBounds.pixels, failOn: 'error', sequentialRead: true })
    const { format, pages = 1 } = await source.metadata()
    const { side, thumb: small } = pictureBounds
    const { data, info } = await source
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = info
    const raw = sharp(data, { raw: { width, height, channels } })
    const best = await lightest(raw, format === 'png' || format === 'gif')
    if (!best || best.data.byteLength > pictureBounds.most) return { ok: false, reason: 'picture_heavy' }
    const thumb = await raw
      .clone()
      .resize({ width: small, height: small, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 70 })
      .toBuffer()
    const size = { width: best.info.width, height: best.info.height }
    const bytes = new Uint8Array(best.data)
    return { ok: true, picture: { bytes, thumb: new Uint8Array(thumb), ...size, isFirstFrame: pages > 1 } }
  } catch (error) {
    return { ok: false, reason: faultOf(error) }
  }
}
