import { chosenCourse, reportFrame, type OpenedReport } from './open-report.server.ts'
import { getReportSnapshot, type Snapshot } from './report-snapshot.server.ts'
import { TrendFigures } from './schemas.ts'
import { computeTrend } from './trend-queries.server.ts'
import type { CourseChoice } from '../coverage-queries.server.ts'

/** The last 24 months of one course as the viewer sees them; no month while none is published. */
export function getTrend(report: OpenedReport, course: CourseChoice | null): Promise<Snapshot<TrendFigures>> {
  return getReportSnapshot(report, {
    report: 'trend',
    params: { course: course?.id ?? null },
    schema: TrendFigures,
    compute: (until) => (course ? computeTrend(report, course.id, until) : Promise.resolve({ months: [] })),
  })
}

/** What the page shows. */
export async function trendData(report: OpenedReport) {
  const course = chosenCourse(report)
  const snapshot = await getTrend(report, course)
  return {
    ...(await reportFrame(report, snapshot)),
    course: course && { slug: course.slug, title: course.title },
    courses: report.courses.map(({ slug, title }) => ({ slug, title })),
    months: snapshot.figures.months,
  }
}
export type TrendData = Awaited<ReturnType<typeof trendData>>
