import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Viewer } from '#app/identity/viewer.ts'
import { replaceCertificate } from '../replace-certificate.server.ts'
import { revokeCertificate } from '../revoke-certificate.server.ts'
import { addSignedFile } from './add-signed-file.server.ts'
import type { OfficeCertificate } from './office-certificate.server.ts'
import { CertificateAct } from './schemas.ts'

export type ActOutcome =
  | { ok: true; certificateId: string }
  | { ok: false; status: 400 | 409; intent: string; result: SubmissionResult; number?: string }

/**
 * Does what an office asks on the page of a certificate it has loaded: revoke, replace, or bring the signed file.
 * Refusals are keys of the seal's messages. `number` is that of the certificate a wrong file is of.
 * @throws AppError `forbidden` for whoever only looks
 */
export async function actOnCertificate(
  viewer: Viewer,
  { certificateId, ambito }: Pick<OfficeCertificate, 'certificateId' | 'ambito'>,
  form: FormData,
  now: Date,
): Promise<ActOutcome> {
  const submission = parseWithZod(form, { schema: CertificateAct })
  const sent = form.get('intent')
  const intent = typeof sent === 'string' ? sent : ''
  if (submission.status !== 'success') return { ok: false, status: 400, intent, result: submission.reply() }
  const act = submission.value
  const refuse = (fieldErrors: Record<string, string[]>, number = '') =>
    ({ ok: false, status: 409, intent, result: submission.reply({ fieldErrors }), number }) as const
  if (act.intent === 'sign') {
    const bytes = new Uint8Array(await act.file.arrayBuffer())
    const outcome = await addSignedFile(viewer, { ambitoId: ambito.id, certificateId, bytes }, now)
    if (outcome.ok) return outcome
    return refuse({ file: [`signed_${outcome.reason}`] }, 'number' in outcome ? outcome.number : '')
  }
  const { reason } = act
  if (act.intent === 'revoke') {
    const told = { publicReason: act.publicReason === 'on', mayRetake: act.mayRetake === 'on' }
    const order = { certificateId, reason, ...told }
    const outcome = await revokeCertificate(viewer, order, now)
    return outcome.ok ? { ok: true, certificateId } : refuse({ reason: [outcome.reason] })
  }
  const outcome = await replaceCertificate(viewer, { certificateId, reason }, now)
  return outcome.ok ? outcome : refuse({ reason: [outcome.reason] })
}
