import { z } from 'zod'
import { AmbitoParams } from '#app/organisation/schemas.ts'

/** Bytes; and lines under the heading. */
export const protocolFileLimit = 2 * 1024 * 1024
export const protocolRowLimit = 20_000

/** What may come of a line. */
export const verdicts = ['new', 'same', 'conflict', 'unknown', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** Why, where the verdict does not say it all. */
export const verdictReasons = [
  'not_filled',
  'no_certificate',
  'certificate_wrong',
  'certificates_differ',
  'no_aoo',
  'aoo_wrong',
  'no_number',
  'number_wrong',
  'no_date',
  'date_wrong',
  'date_in_future',
  'date_before_issue',
  'other_number_on_record',
  'other_number_in_file',
  'twice_in_file',
] as const
export type VerdictReason = (typeof verdictReasons)[number]

/** Names a line gives a certificate by; each is the certificate's own, as far as the line has it. */
const References = z.object({ sha256: z.string().optional(), number: z.string().optional() })
export type References = z.infer<typeof References>

/** A line of the file as it was understood; `line` counts from 1 at the heading, as spreadsheets do. */
export const ProtocolRow = z.object({
  line: z.number().int(),
  /** The certificate as written, to be shown. */
  written: z.string(),
  references: References,
  aoo: z.string(),
  number: z.string(),
  /** Civil day, or as written when it is none. */
  registeredOn: z.string(),
  fault: z.enum(verdictReasons).nullable(),
})
export type ProtocolRow = z.infer<typeof ProtocolRow>

export const JudgedRow = ProtocolRow.extend({
  verdict: z.enum(verdicts),
  reason: z.enum(verdictReasons).nullable(),
  /** Number of the certificate, when one was found. */
  certificate: z.string().nullable(),
})
export type JudgedRow = z.infer<typeof JudgedRow>

export const ProtocolFile = z.object({
  file: z
    .instanceof(File, { error: 'file_missing' })
    .refine((file) => file.size > 0, 'file_missing')
    .refine((file) => file.size <= protocolFileLimit, 'file_large'),
})

export const ProtocolImportParams = AmbitoParams.extend({ importId: z.uuid() })
