/** How late, by the first day of each group: up to a month, up to three, longer. */
export const latenessKeys = ['1', '31', '91'] as const
export type Lateness = (typeof latenessKeys)[number]

const dayLength = 86_400_000

/** Days since the day by which something was asked, both civil days; 1 on the day after it. */
export function daysLate(dueOn: Date, asOf: Date): number {
  return Math.round((asOf.getTime() - dueOn.getTime()) / dayLength)
}

/** The group of so many days. */
export function latenessOf(days: number): Lateness {
  return latenessKeys.findLast((first) => days >= Number(first)) ?? '1'
}
