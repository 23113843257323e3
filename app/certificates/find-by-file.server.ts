import { parseWithZod } from '@conform-to/zod/v4'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { findByPdfSha256, type VerifiedCertificate } from './certificate-queries.server.ts'
import { fileHashes, type FileVerdict } from './compare-file.ts'
import { fileRate } from './compare-upload.server.ts'
import { VerifyFile, VerifyHashes } from './schemas.ts'

type Fault = 'file_missing' | 'file_large' | 'file_too_often' | 'file_unknown'
export type FileSearch =
  { ok: true; certificate: VerifiedCertificate; verdict: FileVerdict } | { ok: false; reason: Fault }

async function hashesIn(form: FormData): Promise<string[] | Fault> {
  if (form.has('sha256')) {
    const hashes = parseWithZod(form, { schema: VerifyHashes })
    return hashes.status === 'success' ? hashes.value.sha256 : 'file_missing'
  }
  const upload = parseWithZod(form, { schema: VerifyFile })
  if (upload.status !== 'success') {
    return upload.error?.file?.includes('file_large') ? 'file_large' : 'file_missing'
  }
  return fileHashes(new Uint8Array(await upload.value.file.arrayBuffer()))
}

function verdictOf({ files }: VerifiedCertificate, whole: string): FileVerdict {
  if (files.pdfSha256 === whole) return 'same'
  return files.signedSha256.includes(whole) ? 'signed' : 'extended'
}

/**
 * The certificate a PDF is, by the hashes its holder's browser made or by the sent file, which is not kept. A hash can
 * be guessed no more than a code can, and tries from one address are counted. `address` is the visitor's.
 */
export async function findByFile(
  form: FormData,
  { address, now }: { address: string; now: Date },
): Promise<FileSearch> {
  if ((await takeFromRateLimit(`verify-file:${address}`, fileRate, now)) > 0)
    return { ok: false, reason: 'file_too_often' }
  const hashes = await hashesIn(form)
  if (typeof hashes === 'string') return { ok: false, reason: hashes }
  const certificate = await findByPdfSha256(hashes, now)
  if (!certificate) return { ok: false, reason: 'file_unknown' }
  return { ok: true, certificate, verdict: verdictOf(certificate, hashes[0] ?? '') }
}
