/** Bytes; larger than any attestato, smaller than the limit of a request. */
export const verifyFileLimit = 5 * 1024 * 1024

/** `extended`: begins with the document as issued and goes on, as a file signed afterwards does. */
export type FileVerdict = 'same' | 'extended' | 'different'

async function hexHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
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
