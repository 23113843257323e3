import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { StateFilter } from './schemas.ts'

export type OfficeQuery = {
  /** Slug of the course. */
  course?: string | undefined
  /** `2026-11-23`. */
  asOf?: string | undefined
  organisation?: string | undefined
  department?: DepartmentKind | undefined
  state?: StateFilter | undefined
  table?: 'departments' | undefined
  page?: number | undefined
}

function withQuery(path: string, query: OfficeQuery): string {
  const present = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return present.length ? `${path}?${new URLSearchParams(present).toString()}` : path
}

export const reportingPaths = {
  offices: () => '/office',
  dashboard: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}`, query),
  coverageCsv: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}/coverage.csv`, query),
  people: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}/people`, query),
  peopleCsv: ({ ambitoSlug, ...query }: { ambitoSlug: string } & OfficeQuery) =>
    withQuery(`/office/${ambitoSlug}/people.csv`, query),
}
