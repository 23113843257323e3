/** The reports that have files and saved views. */
export const reportKindNames = [
  ...(['coverage', 'people', 'hours'] as const),
  ...(['reach', 'trend', 'bands', 'outcomes', 'overdue'] as const),
] as const
export type ReportKind = (typeof reportKindNames)[number]

/** Where in a list one is, and what was just done: of one visit. */
const ofOneVisit = ['page', 'set']

const sorted = (entries: [string, string][]) =>
  new URLSearchParams(entries.sort(([a], [b]) => (a < b ? -1 : Number(a > b)))).toString()

/** The filters of a page's query string, in one order. */
export function filtersOf(search: string): string {
  return sorted([...new URLSearchParams(search)].filter(([name, value]) => value !== '' && !ofOneVisit.includes(name)))
}

/**
 * The filters that a view keeps: none that searches for single people, and not the present, so that a view of today
 * (`2026-11-26`) and of this year is one of the day it is opened.
 */
export function lastingFilters(search: string, today: string): string {
  const present = { asOf: today, year: today.slice(0, 4) }
  return sorted(
    [...new URLSearchParams(filtersOf(search))].filter(
      ([name, value]) => name !== 'search' && !((name === 'asOf' || name === 'year') && present[name] === value),
    ),
  )
}
