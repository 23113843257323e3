import { z } from 'zod'

/**
 * What a newer version asks of people under way, activity by activity (P1). *keep*: who has done it has done it. *require*:
 * who has done it does it again. *reset*: everybody begins it anew, also who is in the middle of it or has used up their attempts.
 */
export const activityEffects = ['keep', 'require', 'reset'] as const
export const ActivityEffect = z.enum(activityEffects)
export type ActivityEffect = z.infer<typeof ActivityEffect>

/**
 * What a publication does to people who have begun. Where they do not move they finish the version they have; what is not
 * named is kept. Who has not begun takes the newer version either way.
 */
export const PublicationEffect = z.object({
  moves: z.boolean(),
  activities: z.record(z.string(), ActivityEffect).default({}),
})
export type PublicationEffect = z.infer<typeof PublicationEffect>
