import type { ScanDirection } from '#app/platform/generated/enums.ts'
import type { Presence, Span } from './presence-minutes.ts'

const minute = 60_000
/** Minutes before the start from which one may enter, and after the end until which one may leave. */
export const doorMinutes = { before: 15, after: 60 } as const

export const scanRefusals = [
  'code_wrong',
  'cancelled',
  'not_enrolled',
  'code_old',
  'confirmed',
  'too_early',
  'too_late',
  'replayed',
  'already_entered',
  'no_entry',
  'already_left',
] as const
export type ScanRefusal = (typeof scanRefusals)[number]

/** From when to when a door is open: for entries from a quarter of an hour before the start to the end, for exits from the start to an hour after the end. */
export function doorWindow({ startsAt, endsAt }: Span, direction: ScanDirection): { from: Date; to: Date } {
  if (direction === 'entry') return { from: new Date(startsAt.getTime() - doorMinutes.before * minute), to: endsAt }
  return { from: startsAt, to: new Date(endsAt.getTime() + doorMinutes.after * minute) }
}

type Scan = {
  direction: ScanDirection
  /** When the code was seen. */
  at: Date
  code: 'fresh' | 'old' | 'wrong'
  isEnrolled: boolean
  /** What the device saw was used by somebody else already. */
  isReplayed: boolean
  presence: Presence
  meeting: Span & { cancelledAt: Date | null; confirmedAt: Date | null }
}

/** Why a code shown at a meeting's door is refused, the reason that helps most first; null when it is good. */
export function judgeScan({
  direction,
  at,
  code,
  isEnrolled,
  isReplayed,
  presence,
  meeting,
}: Scan): ScanRefusal | null {
  const { from, to } = doorWindow(meeting, direction)
  if (code === 'wrong') return 'code_wrong'
  if (meeting.cancelledAt) return 'cancelled'
  if (!isEnrolled) return 'not_enrolled'
  if (code === 'old') return 'code_old'
  if (meeting.confirmedAt) return 'confirmed'
  if (at < from) return 'too_early'
  if (at > to) return 'too_late'
  if (isReplayed) return 'replayed'
  if (direction === 'entry') return presence.enteredAt ? 'already_entered' : null
  if (!presence.enteredAt || at <= presence.enteredAt) return 'no_entry'
  return presence.exitedAt ? 'already_left' : null
}
