import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import type { PeopleSort, StateFilter } from './schemas.ts'

export type OfficeQuery = {
  /** Slug of the course. */
  course?: string | undefined
  /** `2026-11-23`. */
  asOf?: string | undefined
  organisation?: string | undefined
  /** Only of the ambito on that day. */
  organisationKind?: OrganisationKind | undefined
  department?: DepartmentKind | undefined
  state?: StateFilter | undefined
  search?: string | undefined
  sort?: PeopleSort | undefined
  table?: 'departments' | undefined
  page?: number | undefined
}

/** Names and values of a query string, without what is not set. */
export function queryEntries(query: OfficeQuery): [string, string][] {
  const values: Record<string, string | number | undefined> = query
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
}

function withQuery(path: string, query: OfficeQuery): string {
  const entries = queryEntries(query)
  return entries.length ? `${path}?${new URLSearchParams(entries).toString()}` : path
}

/** What the office's page of hours can be asked. */
export type HoursQuery = {
  year?: number | undefined
  search?: string | undefined
  reach?: 'reached' | 'below' | undefined
  sort?: 'hours' | '-hours' | undefined
  page?: number | undefined
}

/** The query string of a page of hours, without what is not set. */
export function hoursSearch(query: HoursQuery): string {
  const values: Record<string, string | number | undefined> = query
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return new URLSearchParams(entries).toString()
}

function withHours(ambitoSlug: string, page: 'hours' | 'hours.csv', query: HoursQuery): string {
  const text = hoursSearch(query)
  return `/office/${ambitoSlug}/${page}${text ? `?${text}` : ''}`
}

export const reportingPaths = {
  offices: () => '/office',
  dashboard: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}`, query),
  coverageCsv: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}/coverage.csv`, query),
  /** Events for an open page of one course, or of all, from what it shows on (`since`, a snapshot's id). */
  live: ({ ambitoSlug, course, since }: { ambitoSlug: string; course?: string | undefined; since: string | null }) =>
    `/office/${ambitoSlug}/live?${new URLSearchParams({ ...(course ? { course } : {}), ...(since ? { since } : {}) }).toString()}`,
  people: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}/people`, query),
  peopleCsv: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}/people.csv`, query),
  /** Hours of the year, person by person. */
  hours: ({ ambitoSlug, ...query }: { ambitoSlug: string } & HoursQuery) => withHours(ambitoSlug, 'hours', query),
  hoursCsv: ({ ambitoSlug, ...query }: { ambitoSlug: string } & HoursQuery) =>
    withHours(ambitoSlug, 'hours.csv', query),
}
