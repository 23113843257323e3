import { z } from 'zod'

/** The query string of the office's page of hours; wrong values fall back to none. */
export const HoursFilter = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  /** Names or a fiscal code, as typed. */
  search: z.string().trim().max(100).optional().catch(undefined),
  reach: z.enum(['reached', 'below']).optional().catch(undefined),
  sort: z.enum(['hours', '-hours']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type HoursFilter = z.infer<typeof HoursFilter>

/** The target as an office types it, whole hours; errors are keys of `officeHoursMessages`. */
export const YearlyTarget = z.object({
  hours: z.coerce.number('target_wrong').int('target_wrong').min(1, 'target_wrong').max(300, 'target_wrong'),
})
