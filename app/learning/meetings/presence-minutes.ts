import { romeClock, romeInstant } from '#app/platform/rome-time.ts'

export type Span = { startsAt: Date; endsAt: Date }
export type Presence = { enteredAt: Date | null; exitedAt: Date | null }

/** Whole minutes of a meeting that a presence covers, rounded down; none without both times. */
export function minutesPresent({ startsAt, endsAt }: Span, { enteredAt, exitedAt }: Presence): number {
  if (!enteredAt || !exitedAt) return 0
  const from = Math.max(startsAt.getTime(), enteredAt.getTime())
  const to = Math.min(endsAt.getTime(), exitedAt.getTime())
  return Math.max(0, Math.floor((to - from) / 60_000))
}

/** Whole minutes from start to end. */
export function minutesPlanned(span: Span): number {
  return minutesPresent(span, { enteredAt: span.startsAt, exitedAt: span.endsAt })
}

const dayLength = 86_400_000

/**
 * The instant that a time written on a meeting's list means (`08:05`, clocks in Italy): of the days around the meeting's
 * start the one nearest to its middle, so that a meeting past midnight is written down as people say it.
 */
export function timeAtMeeting({ startsAt, endsAt }: Span, time: string): Date {
  const middle = (startsAt.getTime() + endsAt.getTime()) / 2
  const distance = (instant: Date) => Math.abs(instant.getTime() - middle)
  const candidates = [-1, 0, 1].map((days) => {
    const { day } = romeClock(new Date(startsAt.getTime() + days * dayLength))
    return romeInstant(day, time)
  })
  return candidates.reduce((best, one) => (distance(one) < distance(best) ? one : best))
}

/** Why a presence cannot be as it was written down, or null. One that is not there has neither time. */
export function presenceFault({ enteredAt, exitedAt }: Presence): 'entry_missing' | 'exit_before_entry' | null {
  if (!enteredAt) return exitedAt ? 'entry_missing' : null
  return exitedAt && exitedAt <= enteredAt ? 'exit_before_entry' : null
}
