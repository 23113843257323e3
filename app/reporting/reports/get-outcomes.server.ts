import { reportFrame, type OpenedReport } from './open-report.server.ts'
import { computeOutcomes } from './outcome-queries.server.ts'
import { getReportSnapshot, type Snapshot } from './report-snapshot.server.ts'
import { OutcomeFigures } from './schemas.ts'

/** The outcomes of every published course as the viewer sees them. */
export function getOutcomes(report: OpenedReport): Promise<Snapshot<OutcomeFigures>> {
  return getReportSnapshot(report, {
    report: 'outcomes',
    params: {},
    schema: OutcomeFigures,
    compute: (until) => computeOutcomes(report, report.courses, until),
  })
}

/** Courses in which somebody is enrolled. */
export const takenCourses = ({ courses }: OutcomeFigures) => courses.filter(({ enrolled }) => enrolled > 0)

/** What the page shows. */
export async function outcomesData(report: OpenedReport) {
  const snapshot = await getOutcomes(report)
  return { ...(await reportFrame(report, snapshot)), courses: takenCourses(snapshot.figures) }
}
export type OutcomesData = Awaited<ReturnType<typeof outcomesData>>
