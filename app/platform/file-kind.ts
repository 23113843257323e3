/** How files begin, whatever their name and their sender say (ISO 32000-1 §7.5.2, ITU-T T.81 B.2, ISO/IEC 15948 §5.2). */
const kinds = [
  { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

export type FileKind = (typeof kinds)[number]['mediaType']

/** The media type of a file by its first bytes; null for anything but PDF, JPEG and PNG, SVG with its scripts too. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  return kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))?.mediaType ?? null
}
