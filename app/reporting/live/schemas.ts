import { z } from 'zod'

/** What an open page follows: a course, from the snapshot it shows on. */
export const LiveFilter = z.object({
  course: z.string().max(200).catch(''),
  since: z.uuid().optional().catch(undefined),
})
