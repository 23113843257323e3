import { z } from 'zod'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { ExternalSource } from '#app/platform/generated/enums.ts'
import { evidenceLimit } from './evidence-type.ts'

const line = (longest: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(longest, 'text_long'))

/** Hours as people type them, `4`, `4,5` or `4.5`, to whole minutes: more than none, and no more than 300 hours. */
export const TypedHours = z
  .string({ error: 'hours_missing' })
  .transform((text) => text.trim().replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, 'hours_wrong'))
  .transform((text) => Math.round(Number(text) * 60))
  .pipe(z.number().int().min(1, 'hours_wrong').max(18_000, 'hours_many'))

/** Whole minutes as hours to be typed again: two decimals give back every minute. */
export const asTypedHours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100

/** The form of somebody's certificate from elsewhere; errors are keys of `hoursMessages`. `externalId` is made by the page. */
export const EnterExternal = z.object({
  externalId: z.uuid(),
  source: z.enum(ExternalSource, 'source_missing'),
  title: line(200, 'title_missing'),
  provider: line(200, 'provider_missing'),
  area: line(100, 'area_missing'),
  hours: TypedHours,
  endedOn: z.iso.date('day_wrong').refine((day) => day >= '2000-01-01', 'day_early'),
  evidence: z
    .instanceof(File, { error: 'evidence_missing' })
    .refine((file) => file.size > 0, 'evidence_missing')
    .refine((file) => file.size <= evidenceLimit, 'evidence_large'),
})

export const WithdrawExternal = z.object({ externalId: z.uuid() })

const Reason = z
  .string()
  .max(1000, 'text_long')
  .transform((text) => text.trim())
  .default('')

/** The office's decision; `after` is the number of the latest one its page showed, 0 for none. */
export const DecideExternal = z.discriminatedUnion(
  'verdict',
  [
    z.object({
      verdict: z.literal('approved'),
      after: z.coerce.number().int().min(0),
      hours: TypedHours,
      reason: Reason,
    }),
    z.object({
      verdict: z.literal('refused'),
      after: z.coerce.number().int().min(0),
      // A field left empty is not in what a form sends: the sentence is for both.
      reason: z
        .string({ error: 'reason_missing' })
        .max(1000, 'text_long')
        .transform((text) => text.trim())
        .pipe(z.string().min(1, 'reason_missing')),
    }),
  ],
  { error: 'verdict_missing' },
)
export type DecideExternal = z.infer<typeof DecideExternal>

export const ExternalParams = z.object({ externalId: z.uuid() })
export const OfficeExternalParams = AmbitoParams.extend({ externalId: z.uuid() })

/** Query strings; what makes no sense falls back. */
export const YearQuery = z.coerce.number().int().min(2000).max(2100).optional().catch(undefined)
export const PageQuery = z.coerce.number().int().min(1).max(10_000).catch(1)
