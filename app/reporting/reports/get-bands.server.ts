import { computeBands } from './band-queries.server.ts'
import { bandTotal } from './band-rows.ts'
import { reportFrame, type OpenedReport } from './open-report.server.ts'
import { getReportSnapshot, type Snapshot } from './report-snapshot.server.ts'
import { BandFigures } from './schemas.ts'

/** The yearly hours in bands as the viewer sees them. */
export function getBands(report: OpenedReport): Promise<Snapshot<BandFigures>> {
  const { ambito, filter, day, departmentIds } = report
  const year = Math.min(filter.year ?? day.asOf.getUTCFullYear(), day.asOf.getUTCFullYear())
  return getReportSnapshot(report, {
    report: 'hours-bands',
    params: { year },
    schema: BandFigures,
    compute: (until) => computeBands({ ambitoId: ambito.id, year, asOf: day.asOf, until, departmentIds }),
  })
}

/** What the page shows: the whole, kinds of departments, organisations, and their departments when the table goes that deep. */
export async function bandsData(report: OpenedReport) {
  const snapshot = await getBands(report)
  const { figures } = snapshot
  const { table } = report.filter
  const latest = report.day.asOf.getUTCFullYear()
  return {
    ...(await reportFrame(report, snapshot)),
    year: figures.year,
    years: [latest, latest - 1, latest - 2],
    staffOn: figures.staffOn,
    table,
    total: bandTotal(figures),
    kinds: figures.rows.filter((row) => row.organisationId === null && row.departmentKind !== null),
    rows: figures.rows.filter(
      (row) => row.organisationId !== null && (row.departmentKind === null || table === 'departments'),
    ),
  }
}
export type BandsData = Awaited<ReturnType<typeof bandsData>>
