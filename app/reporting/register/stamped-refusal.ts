import type { RegisterMeeting } from './schemas.ts'

export type StampedRefusal = 'stamped_late' | 'stamped_no_meetings'

/** Why an empty register to be stamped cannot be made any more, or not yet; null when it can. Cancelled meetings are none. */
export function stampedRefusal(
  meetings: readonly Pick<RegisterMeeting, 'startsAt' | 'state'>[],
  now: Date,
): StampedRefusal | null {
  const held = meetings.filter(({ state }) => state !== 'cancelled')
  if (held.length === 0) return 'stamped_no_meetings'
  return held.some(({ startsAt }) => new Date(startsAt) <= now) ? 'stamped_late' : null
}
