/** Bytes: what a scan of a few pages needs, and less than the site takes in one form. */
export const evidenceLimit = 5 * 1024 * 1024

const kinds = [
  { mediaType: 'application/pdf', extension: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', extension: 'jpg', begins: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', extension: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** The types an evidence may have. */
export const evidenceTypes = kinds.map(({ mediaType }) => mediaType)
export type EvidenceType = (typeof kinds)[number]['mediaType']

/** What a file is by its first bytes, whatever its name and its sender say; null for anything but PDF, JPEG and PNG. */
export function evidenceType(bytes: Uint8Array): EvidenceType | null {
  return kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))?.mediaType ?? null
}

/** The ending of a file's name, by its type. */
export function extensionOf(mediaType: string): string {
  return kinds.find((kind) => kind.mediaType === mediaType)?.extension ?? 'bin'
}
