import { fileKind } from '#app/platform/file-kind.ts'

/** Bytes of one logo: on paper it is a few centimetres wide. */
export const logoLimit = 200 * 1024
export const logosMost = 6

export type LogoFault = 'logo_missing' | 'logo_large' | 'logo_kind' | 'logo_broken' | 'logo_many' | 'logo_alt'

/** PNG or JPEG by its first bytes; null for everything else. */
export function mediaTypeOf(file: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const kind = fileKind(file)
  return kind === 'application/pdf' ? null : kind
}
