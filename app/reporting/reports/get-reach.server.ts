import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { reportFrame, type OpenedReport } from './open-report.server.ts'
import { computeReach } from './reach-queries.server.ts'
import { getReportSnapshot, type Snapshot } from './report-snapshot.server.ts'
import { ReachFigures } from './schemas.ts'

/** Comuni reached by every published course, as the viewer sees them. */
export function getReach(report: OpenedReport): Promise<Snapshot<ReachFigures>> {
  return getReportSnapshot(report, {
    report: 'coverage',
    params: {},
    schema: ReachFigures,
    compute: (until) => computeReach(report, report.courses, until),
  })
}

/** What the page shows, with the kinds of department that occur. */
export async function reachData(report: OpenedReport) {
  const snapshot = await getReach(report)
  const { courses } = snapshot.figures
  return {
    ...(await reportFrame(report, snapshot)),
    courses,
    kinds: Object.values(DepartmentKind).filter((kind) => courses.some(({ departments }) => departments[kind])),
  }
}
export type ReachData = Awaited<ReturnType<typeof reachData>>
