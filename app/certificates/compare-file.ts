/** Bytes; larger than any attestato, smaller than the limit of a request. */
export const verifyFileLimit = 5 * 1024 * 1024

/**
 * `signed`: the document as issued and signatures that the office has recorded. `extended`: begins with the document as
 * issued and goes on in a way nobody recorded.
 */
export type FileVerdict = 'same' | 'signed' | 'extended' | 'different'

/** Of the PDF as issued: sha256 in hexadecimal, size in bytes; and the sha256 of every recorded signed file. */
export type KnownFiles = { pdfSha256: string; pdfSize: number; signedSha256: string[] }

async function hexHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** How a PDF file, and each revision of it, ends (ISO 32000-1, 7.5.5): `%%EOF`, and a line end behind a seal. */
const endMark = [0x25, 0x25, 0x45, 0x4f, 0x46]
const lineEnd = 0x0a

/** Ends that are tried: pictures inside a document bring some of their own. */
const endLimit = 16

/** Hashes of one file at most: of the whole, and up to each end with and without its line end. */
export const hashLimit = 1 + 2 * endLimit

function endsIn(bytes: Uint8Array): number[] {
  const marks: number[] = []
  for (let at = bytes.indexOf(0x25); at !== -1 && marks.length < endLimit; at = bytes.indexOf(0x25, at + 1)) {
    if (endMark.every((byte, index) => bytes[at + index] === byte)) marks.push(at + endMark.length)
  }
  return marks
    .flatMap((end) => (bytes[end] === lineEnd ? [end, end + 1] : [end]))
    .filter((end) => end < bytes.byteLength)
}

/**
 * The hashes a certificate may be known by: first that of the whole file, then those up to each end of a revision; one
 * is the document as issued when somebody signed it since (incremental update, ISO 32000-1, 7.5.6).
 */
export async function fileHashes(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  return Promise.all([bytes.byteLength, ...endsIn(bytes)].map((size) => hexHash(bytes.slice(0, size))))
}

/**
 * Compares a file with a certificate as issued and as signed. Runs in the browser, where the file stays, and on the
 * server for forms sent without script.
 */
export async function compareFile(
  bytes: Uint8Array<ArrayBuffer>,
  { pdfSha256, pdfSize, signedSha256 }: KnownFiles,
): Promise<FileVerdict> {
  if (bytes.byteLength < pdfSize) return 'different'
  const beginsSame = (await hexHash(bytes.slice(0, pdfSize))) === pdfSha256
  if (!beginsSame) return 'different'
  if (bytes.byteLength === pdfSize) return 'same'
  return signedSha256.includes(await hexHash(bytes)) ? 'signed' : 'extended'
}
