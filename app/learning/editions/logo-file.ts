/** Bytes of one logo: on paper it is a few centimetres wide. */
export const logoLimit = 200 * 1024
export const logosMost = 6

export type LogoFault = 'logo_missing' | 'logo_large' | 'logo_kind' | 'logo_broken' | 'logo_many' | 'logo_alt'

const beginnings = [
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
] as const

/** PNG or JPEG by their first bytes (ISO/IEC 15948 §5.2, ITU-T T.81 B.2); null for everything else, SVG with its scripts too. */
export function mediaTypeOf(file: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const known = beginnings.find(({ bytes }) => bytes.every((byte, index) => file[index] === byte))
  return known?.mediaType ?? null
}
