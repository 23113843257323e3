import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay } from '#app/platform/clock.ts'
import { chooseDay } from '../choose-day.ts'
import type { ReportTable } from '../report-table.ts'
import { bandsTable } from '../reports/bands-table.server.ts'
import { outcomesTable } from '../reports/outcomes-table.server.ts'
import { overdueTable } from '../reports/overdue-table.server.ts'
import { reachTable } from '../reports/reach-table.server.ts'
import { trendTable } from '../reports/trend-table.server.ts'
import { cellTable, type CellTable } from './cell-table.ts'
import { coverageTable } from './coverage-table.server.ts'
import { hoursTable } from './hours-table.server.ts'
import type { ReportKind } from './kinds.ts'
import { peopleTable } from './people-table.server.ts'

/** `expected` is how many rows there will be, where it is known beforehand. */
export type OpenedReport = CellTable & { expected: number | null }

type Open<Report> = (viewer: Viewer, ambitoSlug: string, search: URLSearchParams, now: Date) => Promise<Report>

function opened<Row>(open: Open<(ReportTable<Row> & { expected?: number }) | null>): Open<OpenedReport | null> {
  return async (viewer, ambitoSlug, search, now) => {
    // A page says what is wrong with a day and shows today; a file of another day than asked for would be taken for it.
    if (chooseDay(search.get('asOf'), civilDay(now)).fault) return null
    const table = await open(viewer, ambitoSlug, search, now)
    return table && { ...cellTable(table), expected: table.expected ?? null }
  }
}

/**
 * Every report that has files: opened in the viewer's scope and language as a page's query string asks; null where there
 * is nothing to make a file of.
 * @throws AppError `not_found` outside the scope (P7)
 */
export const reportKinds: Record<ReportKind, Open<OpenedReport | null>> = {
  coverage: opened(coverageTable),
  people: opened(peopleTable),
  hours: opened(hoursTable),
  reach: opened(reachTable),
  trend: opened(trendTable),
  bands: opened(bandsTable),
  outcomes: opened(outcomesTable),
  overdue: opened(overdueTable),
}
