const dayLength = 86_400_000

/** A period of civil days (midnight UTC), both ends included; open when `endsOn` is null. */
export type Period = { startsOn: Date; endsOn: Date | null }

/** The Prisma condition that a dated row holds on a civil day. */
export function inForceOn(day: Date) {
  return { startsOn: { lte: day }, OR: [{ endsOn: null }, { endsOn: { gte: day } }] }
}

/** Whether a period holds on a civil day. */
export function isInForce({ startsOn, endsOn }: Period, day: Date): boolean {
  return startsOn <= day && (endsOn === null || endsOn >= day)
}

/** The last day of what ends because something else begins on `day`. */
export function dayBefore(day: Date): Date {
  return new Date(day.getTime() - dayLength)
}

/**
 * Why a dated row cannot be followed by another from `day`, or null: the past stays as it was reported (P6), and what
 * has only just begun would end before its first day.
 */
export function successionFault(current: Period, day: Date, today: Date): 'day_in_past' | 'begins_later' | null {
  if (day < today) return 'day_in_past'
  return current.startsOn >= day ? 'begins_later' : null
}
