import { chosenCourse, reportFrame, type OpenedReport } from './open-report.server.ts'
import { getReportSnapshot, type Snapshot } from './report-snapshot.server.ts'
import { TrendFigures } from './schemas.ts'
import { computeTrend } from './trend-queries.server.ts'
import type { CourseChoice } from '../coverage-queries.server.ts'

/** The last 24 months of one course as the viewer sees them. */
export function getTrend(report: OpenedReport, course: CourseChoice): Promise<Snapshot<TrendFigures>> {
  return getReportSnapshot(report, {
    report: 'trend',
    params: { course: course.id },
    schema: TrendFigures,
    compute: (until) => computeTrend(report, course.id, until),
  })
}

/** What the page shows; null while no course is published. */
export async function trendData(report: OpenedReport) {
  const course = chosenCourse(report)
  if (!course) return null
  const snapshot = await getTrend(report, course)
  return {
    ...reportFrame(report, snapshot),
    course: { slug: course.slug, title: course.title },
    courses: report.courses.map(({ slug, title }) => ({ slug, title })),
    months: snapshot.figures.months,
  }
}
export type TrendData = NonNullable<Awaited<ReturnType<typeof trendData>>>
