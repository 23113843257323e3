import { fileHashes } from '../compare-file.ts'
import { readSignatures, type PdfSignature } from './read-signatures.server.ts'

/** Why a file is not taken as the signed form of a certificate. */
export const signedFaults = [
  'not_pdf',
  'p7m',
  'unknown',
  'changed',
  'unsigned',
  'broken_signature',
  'changed_after_signing',
] as const
export type SignedFault = (typeof signedFaults)[number]

type Judgement = { ok: true; signatures: PdfSignature[] } | { ok: false; reason: SignedFault }

const startsWith = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text

/** What a file is that no certificate may come of; null for a PDF. */
export function faultOfKind(bytes: Uint8Array): 'not_pdf' | 'p7m' | null {
  if (startsWith(bytes, '%PDF-')) return null
  // A signed envelope around the document: DER, or the same in base64.
  return bytes[0] === 0x30 || startsWith(bytes, 'MII') ? 'p7m' : 'not_pdf'
}

/**
 * Whether a file is a document as issued with signatures behind it and nothing else: the original bytes are its
 * beginning, every signature fits, and the last one covers the file to its end. Who vouches for the signers is for their
 * readers' programs to ask: lists of trusted authorities change, and this judgement must not.
 */
export async function judgeSignedFile(
  bytes: Uint8Array<ArrayBuffer>,
  issued: { pdfSha256: string; pdfSize: number },
): Promise<Judgement> {
  const fault = faultOfKind(bytes)
  if (fault) return { ok: false, reason: fault }
  if (!(await fileHashes(bytes)).includes(issued.pdfSha256)) return { ok: false, reason: 'changed' }
  const read = await readSignatures(bytes)
  const added = read.filter(({ end }) => end > issued.pdfSize)
  const signatures = added.filter(({ kind }) => kind === 'signature')
  if (read.some(({ isIntact }) => !isIntact)) return { ok: false, reason: 'broken_signature' }
  if (signatures.length === 0) return { ok: false, reason: 'unsigned' }
  if (added.at(-1)?.end !== bytes.byteLength) return { ok: false, reason: 'changed_after_signing' }
  return { ok: true, signatures }
}
