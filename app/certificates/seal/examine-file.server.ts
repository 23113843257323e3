import { sha256 } from '#app/platform/ids.server.ts'
import { findByPdfSha256, findByVerifyCode, type VerifiedCertificate } from '../certificate-queries.server.ts'
import { fileHashes } from '../compare-file.ts'
import { judgeSignedFile } from './judge-signed-file.server.ts'
import { readSignatures, type PdfSignature } from './read-signatures.server.ts'

/**
 * `issued`: byte by byte. `signed`: as issued, with signatures that the office recorded. `signed_elsewhere`: as issued,
 * with sound signatures that nobody recorded. `changed`: says it is one of ours and is not as issued. `unknown`: none.
 */
export type ExaminedVerdict = 'issued' | 'signed' | 'signed_elsewhere' | 'changed' | 'unknown'

export type Examined = {
  verdict: ExaminedVerdict
  sha256: string
  certificate: VerifiedCertificate | null
  signatures: PdfSignature[]
}

/** The code of the verification page as it stands in the link of the printed QR code. */
const codeInFile = /\/verify\/([0-9A-HJKMNP-TV-Z]{20})\b/

async function findBySaying(bytes: Uint8Array, now: Date): Promise<VerifiedCertificate | null> {
  const [, code] = codeInFile.exec(Buffer.from(bytes).toString('latin1')) ?? []
  return code ? findByVerifyCode(code, now) : null
}

async function verdictOf(
  bytes: Uint8Array<ArrayBuffer>,
  whole: string,
  { files }: VerifiedCertificate,
): Promise<ExaminedVerdict> {
  if (whole === files.pdfSha256) return 'issued'
  if (files.signedSha256.includes(whole)) return 'signed'
  return (await judgeSignedFile(bytes, files)).ok ? 'signed_elsewhere' : 'changed'
}

/** Everything that can be told of a file: whose certificate it is, whether it is as issued, and its signatures. */
export async function examineFile(bytes: Uint8Array<ArrayBuffer>, now: Date): Promise<Examined> {
  const whole = sha256(bytes)
  const known = await findByPdfSha256(await fileHashes(bytes), now)
  const certificate = known ?? (await findBySaying(bytes, now))
  const verdict = certificate ? await verdictOf(bytes, whole, certificate) : 'unknown'
  return { verdict, sha256: whole, certificate, signatures: await readSignatures(bytes) }
}
