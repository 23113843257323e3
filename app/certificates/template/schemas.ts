import { z } from 'zod'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { accents } from './accents.ts'

/** Bytes of one logo and of one Typst file; logos of a page. */
export const logoLimit = 1024 * 1024
const sourceLimit = 256 * 1024
export const mostLogos = 4

export const VersionParams = AmbitoParams.extend({ version: z.coerce.number().int().min(0).max(1_000_000) })
/** The language of a look at a version. */
export const PreviewLanguage = z.enum(locales).catch('it')

/** A field left empty is not there. */
const Line = z
  .string()
  .max(200, 'text_long')
  .optional()
  .transform((text = '') => text.replace(/\s+/g, ' ').trim())

const OptionalFile = (limit: number, fault: string) =>
  z
    .instanceof(File)
    .refine((file) => file.size <= limit, fault)
    .optional()

/** What the office saves: a new version, made from the one before it. */
export const SaveTemplate = z
  .object({
    intent: z.literal('save'),
    organiserName: Line,
    ipaCode: Line,
    place: Line,
    signatoryName: Line,
    signatoryOffice: Line,
    accent: z.enum(Object.values(accents), 'accent_wrong'),
    /** sha256 of the logos of the version before that stay. */
    keep: z.array(z.string()).default([]),
    logo: OptionalFile(logoLimit, 'logo_large'),
    logoAlt: Line,
    /** Only an administrator's counts. */
    source: OptionalFile(sourceLimit, 'source_large'),
    ownSource: z.literal('on').optional(),
  })
  .refine(({ logo, logoAlt }) => !logo || logoAlt !== '', { path: ['logoAlt'], message: 'logo_alt_missing' })
  .refine(({ signatoryName, signatoryOffice }) => signatoryName !== '' || signatoryOffice === '', {
    path: ['signatoryName'],
    message: 'signatory_missing',
  })
export type SaveTemplate = z.infer<typeof SaveTemplate>

export const PutInForce = z.object({ intent: z.literal('put-in-force'), version: z.coerce.number().int().min(1) })

export const TemplateForm = z.discriminatedUnion('intent', [SaveTemplate, PutInForce])
