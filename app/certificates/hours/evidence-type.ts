import { fileKind, type FileKind } from '#app/platform/file-kind.ts'

/** Bytes: what a scan of a few pages needs, and less than the site takes in one form. */
export const evidenceLimit = 5 * 1024 * 1024

const extensions = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
} as const satisfies Record<FileKind, string>

export type EvidenceType = keyof typeof extensions

/** The types an evidence may have. */
export const evidenceTypes = Object.keys(extensions)

/** What a file is by its first bytes; null for anything but PDF, JPEG and PNG. */
export function evidenceType(bytes: Uint8Array): EvidenceType | null {
  return fileKind(bytes)
}

/** The ending of a file's name, by its type. */
export function extensionOf(mediaType: string): string {
  return new Map<string, string>(Object.entries(extensions)).get(mediaType) ?? 'bin'
}
