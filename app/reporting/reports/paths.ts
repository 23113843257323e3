import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { BandKey } from './hours-bands.ts'
import type { Lateness } from './lateness.ts'
import type { ListKind } from './schemas.ts'

/** What a report can be asked. */
export type ReportQuery = {
  /** `2026-11-23`. */
  asOf?: string | undefined
  course?: string | undefined
  organisation?: string | undefined
  department?: DepartmentKind | undefined
  year?: number | undefined
  band?: BandKey | undefined
  month?: string | undefined
  late?: Lateness | undefined
  of?: ListKind | undefined
  table?: 'departments' | undefined
  page?: number | undefined
}

export type InReports = { ambitoSlug: string } & ReportQuery

/** Names and values of a query string, without what is not set. */
export function reportEntries(query: ReportQuery): [string, string][] {
  const values: Record<string, string | number | undefined> = query
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
}

const at =
  (page: string) =>
  ({ ambitoSlug, ...query }: InReports) => {
    const text = new URLSearchParams(reportEntries(query)).toString()
    return `/office/${ambitoSlug}/reports${page}${text ? `?${text}` : ''}`
  }

export const reportPaths = {
  overview: at(''),
  coverage: at('/coverage'),
  trend: at('/trend'),
  hoursBands: at('/hours-bands'),
  outcomes: at('/outcomes'),
  overdue: at('/overdue'),
  /** The people of a figure. */
  people: at('/people'),
}
