type Period = { startsOn: Date; endsOn: Date | null }

export const editionStates = ['open', 'planned', 'closed'] as const
export type EditionState = (typeof editionStates)[number]

/** What an edition is on a civil day (midnight UTC, as `date` columns are): first and last day are within it. */
export function editionState({ startsOn, endsOn }: Period, today: Date): EditionState {
  if (today < startsOn) return 'planned'
  return endsOn !== null && today > endsOn ? 'closed' : 'open'
}

/** Seats still free; null where as many can come as want to. Never negative. */
export function seatsLeft({ seats, taken }: { seats: number | null; taken: number }): number | null {
  return seats === null ? null : Math.max(0, seats - taken)
}
