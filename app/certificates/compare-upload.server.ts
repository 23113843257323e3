import { parseWithZod } from '@conform-to/zod/v4'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { compareFile, type FileVerdict, type KnownFiles } from './compare-file.ts'
import { VerifyFile } from './schemas.ts'

type Outcome =
  { ok: true; verdict: FileVerdict } | { ok: false; reason: 'file_missing' | 'file_large' | 'file_too_often' }

/** Files compared or looked up from one address. */
export const fileRate = { limit: 30, windowSeconds: 600 }

/** Compares a sent PDF with a certificate as issued and as signed; the file is not kept. `address` is the visitor's. */
export async function compareUpload(
  form: FormData,
  { issued, address, now }: { issued: KnownFiles; address: string; now: Date },
): Promise<Outcome> {
  if ((await takeFromRateLimit(`verify-file:${address}`, fileRate, now)) > 0)
    return { ok: false, reason: 'file_too_often' }
  const submission = parseWithZod(form, { schema: VerifyFile })
  if (submission.status !== 'success') {
    const isLarge = submission.error?.file?.includes('file_large') ?? false
    return { ok: false, reason: isLarge ? 'file_large' : 'file_missing' }
  }
  const bytes = new Uint8Array(await submission.value.file.arrayBuffer())
  return { ok: true, verdict: await compareFile(bytes, issued) }
}
