import { reportingPaths } from '../paths.ts'
import { reportPaths } from '../reports/paths.ts'
import type { ReportKind } from './kinds.ts'

type Place = { ambitoSlug: string }

/** The pages of the reports, without their filters. */
const pages = {
  coverage: reportingPaths.dashboard,
  people: reportingPaths.people,
  hours: reportingPaths.hours,
  reach: reportPaths.coverage,
  trend: reportPaths.trend,
  bands: reportPaths.hoursBands,
  outcomes: reportPaths.outcomes,
  overdue: reportPaths.overdue,
} as const satisfies Record<ReportKind, (place: Place) => string>

export const exportPaths = {
  list: ({ ambitoSlug }: Place) => `/office/${ambitoSlug}/exports`,
  export: ({ ambitoSlug, exportId }: Place & { exportId: string }) => `/office/${ambitoSlug}/exports/${exportId}`,
  file: ({ ambitoSlug, exportId }: Place & { exportId: string }) => `/office/${ambitoSlug}/exports/${exportId}/file`,
  /** The page a report or a saved view is of, under its filters. */
  report: ({ ambitoSlug, kind, search }: Place & { kind: ReportKind; search: string }) =>
    `${pages[kind]({ ambitoSlug })}${search && `?${search}`}`,
}
