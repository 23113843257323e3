import { z } from 'zod'

/** What an open page follows: a course, or all of them, from the snapshot it shows on. */
export const LiveFilter = z.object({
  course: z.string().max(200).optional().catch(''),
  since: z.uuid().optional().catch(undefined),
})
