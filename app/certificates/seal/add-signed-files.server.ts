import { parseWithZod } from '@conform-to/zod/v4'
import type { Viewer } from '#app/identity/viewer.ts'
import { requireAmbito, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canCorrectCertificate } from '#app/organisation/policy.ts'
import { addSignedFile, type SignedOutcome } from './add-signed-file.server.ts'
import { SignedFiles } from './schemas.ts'

export type FileReport = { name: string; outcome: SignedOutcome }
type Outcome = { ok: true; reports: FileReport[] } | { ok: false; reason: 'signed_missing' | 'signed_many' }

/**
 * The ambito whose signed files a viewer may bring.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export function getAmbitoToSign(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  return requireAmbito(viewer, ambitoSlug, canCorrectCertificate)
}

/** Takes several signed files, each on its own: one that is refused holds no other up. */
export async function addSignedFiles(
  viewer: Viewer,
  { ambitoSlug, form }: { ambitoSlug: string; form: FormData },
  now: Date,
): Promise<Outcome> {
  const { id: ambitoId } = await getAmbitoToSign(viewer, ambitoSlug)
  const submission = parseWithZod(form, { schema: SignedFiles })
  if (submission.status !== 'success') {
    const isMany = submission.error?.files?.includes('signed_many') ?? false
    return { ok: false, reason: isMany ? 'signed_many' : 'signed_missing' }
  }
  const reports: FileReport[] = []
  for (const file of submission.value.files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    reports.push({ name: file.name, outcome: await addSignedFile(viewer, { ambitoId, bytes }, now) })
  }
  return { ok: true, reports }
}
