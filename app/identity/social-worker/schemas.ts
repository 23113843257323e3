import { z } from 'zod'

/** Where the regional councils of the order of social workers are: one for each region. */
export const rollRegions = [
  'Abruzzo',
  'Basilicata',
  'Calabria',
  'Campania',
  'Emilia-Romagna',
  'Friuli-Venezia Giulia',
  'Lazio',
  'Liguria',
  'Lombardia',
  'Marche',
  'Molise',
  'Piemonte',
  'Puglia',
  'Sardegna',
  'Sicilia',
  'Toscana',
  'Trentino-Alto Adige',
  'Umbria',
  'Valle d’Aosta',
  'Veneto',
] as const

/** A: specialist social workers, B: social workers (d.P.R. 328/2001, art. 20). */
export const rollSections = ['A', 'B'] as const

/** Where a social worker is on the roll, as CNOAS asks for it with each credit. */
export const SocialWorkerRoll = z.object({
  region: z.enum(rollRegions, 'region_missing'),
  section: z.enum(rollSections, 'section_missing'),
  number: z
    .string({ error: 'number_missing' })
    .trim()
    .toUpperCase()
    .regex(/^(?=.*\d)[0-9A-Z][0-9A-Z ./-]{0,19}$/, 'number_wrong'),
})
export type SocialWorkerRoll = z.infer<typeof SocialWorkerRoll>
