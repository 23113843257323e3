import { bandsData } from './get-bands.server.ts'
import { outcomesData } from './get-outcomes.server.ts'
import { byLateness, getOverdue } from './get-overdue.server.ts'
import { reachData } from './get-reach.server.ts'
import { trendData } from './get-trend.server.ts'
import { chosenCourse, reportFrame, type OpenedReport } from './open-report.server.ts'
import type { Snapshot } from './report-snapshot.server.ts'

type Made = Pick<Snapshot<unknown>, 'snapshotId' | 'computedAt'>
/** What the page says of where a card's figures come from. */
const madeAs = ({ snapshotId, computedAt }: Made): Made => ({ snapshotId, computedAt })

/** Every report as a card: the same figures, under the same ids, as their own pages. */
export async function overviewData(report: OpenedReport) {
  // One after the other: together they would take all connections to the database from everybody else.
  const reach = await reachData(report)
  const trend = await trendData(report)
  const bands = await bandsData(report)
  const outcomes = await outcomesData(report)
  const overdue = await getOverdue(report)
  const course = chosenCourse(report)
  // What it has in it is what the oldest of them has.
  const oldest = Math.min(...[reach, trend, bands, outcomes, overdue].map(({ computedAt }) => computedAt.getTime()))
  return {
    ...(await reportFrame(report, { snapshotId: bands.snapshotId, computedAt: new Date(oldest) })),
    course: course && { slug: course.slug, title: course.title },
    courses: report.courses.map(({ slug, title }) => ({ slug, title })),
    reach,
    trend,
    bands: { ...madeAs(bands), year: bands.year, total: bands.total },
    outcomes,
    overdue: {
      ...madeAs(overdue),
      people: overdue.figures.people,
      lateness: byLateness(overdue.figures.rows),
    },
  }
}
export type OverviewData = Awaited<ReturnType<typeof overviewData>>
