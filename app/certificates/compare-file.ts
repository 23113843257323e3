/** Bytes; larger than any attestato, smaller than the limit of a request. */
export const verifyFileLimit = 5 * 1024 * 1024

/** `extended`: begins with the document as issued and goes on, as a file signed afterwards does. */
export type FileVerdict = 'same' | 'extended' | 'different'

async function hexHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** How a PDF file, and each revision of it, ends (ISO 32000-1, 7.5.5): `%%EOF`. Our renderer writes nothing behind. */
const endMark = [0x25, 0x25, 0x45, 0x4f, 0x46]

/** Ends that are tried: pictures inside a document bring some of their own. */
const endLimit = 16

/** Hashes of one file at most: of the whole, and up to each end. */
export const hashLimit = 1 + endLimit

function endsIn(bytes: Uint8Array): number[] {
  const ends: number[] = []
  for (let at = bytes.indexOf(0x25); at !== -1 && ends.length < endLimit; at = bytes.indexOf(0x25, at + 1)) {
    if (endMark.every((byte, index) => bytes[at + index] === byte)) ends.push(at + endMark.length)
  }
  return ends.filter((end) => end < bytes.byteLength)
}

/**
 * The hashes a certificate may be known by: first that of the whole file, then those up to each end of a revision; one
 * is the document as issued when somebody signed it since (incremental update, ISO 32000-1, 7.5.6).
 */
export async function fileHashes(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  return Promise.all([bytes.byteLength, ...endsIn(bytes)].map((size) => hexHash(bytes.slice(0, size))))
}

/**
 * Compares a file with a certificate as issued, by sha256 (hexadecimal) and size in bytes. Runs in the browser, where
 * the file stays, and on the server for forms sent without script.
 */
export async function compareFile(
  bytes: Uint8Array<ArrayBuffer>,
  issued: { pdfSha256: string; pdfSize: number },
): Promise<FileVerdict> {
  if (bytes.byteLength < issued.pdfSize) return 'different'
  const beginsSame = (await hexHash(bytes.slice(0, issued.pdfSize))) === issued.pdfSha256
  if (!beginsSame) return 'different'
  return bytes.byteLength === issued.pdfSize ? 'same' : 'extended'
}
