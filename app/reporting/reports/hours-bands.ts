/** Lower ends, in hours, of the bands of the PIAO table: 0–10, 10–20, 20–30, 30–40, 40 and more (directive of 14 January 2025). */
export const bandKeys = ['0', '10', '20', '30', '40'] as const
export type BandKey = (typeof bandKeys)[number]

const bandMinutes = 600

/** The band of a year's minutes; whoever has exactly ten hours is in the second. */
export function bandOf(minutes: number): BandKey {
  const index = Math.min(bandKeys.length - 1, Math.floor(Math.max(0, minutes) / bandMinutes))
  return bandKeys[index] ?? '0'
}

/**
 * The year of the hours and the day on which somebody is staff, from what was asked: never after the as-of day, which says
 * until when what was written counts. A past year takes its last day, and what was approved for it since.
 */
export function bandPeriod(year: number | undefined, asOf: Date): { year: number; staffOn: Date } {
  const latest = asOf.getUTCFullYear()
  const shown = Math.min(year ?? latest, latest)
  return { year: shown, staffOn: shown === latest ? asOf : new Date(Date.UTC(shown, 11, 31)) }
}
