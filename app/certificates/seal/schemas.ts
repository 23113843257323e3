import { z } from 'zod'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { verifyFileLimit } from '../compare-file.ts'

export const OfficeCertificateParams = AmbitoParams.extend({ certificateId: z.uuid() })
export const SignedPdfParams = z.object({ certificateId: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** Characters of a reason: one word says too little to whoever reads it years later. */
export const leastReason = 8

const Reason = z.string({ error: 'reason_missing' }).trim().min(leastReason, 'reason_short').max(500, 'reason_long')

const Pdf = z
  .instanceof(File, { error: 'signed_missing' })
  .refine((file) => file.size > 0, 'signed_missing')
  .refine((file) => file.size <= verifyFileLimit, 'signed_large')

/** What an office does on the page of a certificate. */
export const CertificateAct = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('revoke'),
    reason: Reason,
    publicReason: z.literal('on').optional(),
    mayRetake: z.literal('on').optional(),
  }),
  z.object({ intent: z.literal('replace'), reason: Reason }),
  z.object({ intent: z.literal('sign'), file: Pdf }),
])

/** Signed files that are brought at once. */
const filesAtOnce = 50

/** Several signed files, each of whatever certificate it is of. */
export const SignedFiles = z.object({
  files: z.preprocess(
    (value): unknown => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
    z
      .array(z.instanceof(File))
      .transform((files) => files.filter(({ size }) => size > 0))
      .pipe(z.array(z.instanceof(File)).min(1, 'signed_missing').max(filesAtOnce, 'signed_many')),
  ),
})
