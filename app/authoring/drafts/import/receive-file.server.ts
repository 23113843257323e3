import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Viewer } from '#app/identity/viewer.ts'
import { keepUpload, type RefusedUpload } from './keep-upload.server.ts'
import { ImportFile } from './schemas.ts'

type Received =
  { ok: true; uploadId: string } | { ok: false; result: SubmissionResult | null; refused: RefusedUpload | null }

/** Takes the file of a form; what was wrong with the form, or every reason for which the file is not taken. */
export async function receiveFile(viewer: Viewer, slug: string | null, form: FormData, now: Date): Promise<Received> {
  const submission = parseWithZod(form, { schema: ImportFile })
  // A file is never sent back to be shown again.
  if (submission.status !== 'success') {
    return { ok: false, result: { ...submission.reply(), initialValue: {} }, refused: null }
  }
  const { file } = submission.value
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kept = await keepUpload(viewer, { slug, name: file.name, bytes }, now)
  return kept.ok ? kept : { ok: false, result: null, refused: kept }
}
