import type { Viewer } from '#app/identity/viewer.ts'
import { parseDay } from '#app/platform/civil-day.ts'
import type { ReportTable } from '../report-table.ts'
import { getTrend } from './get-trend.server.ts'
import { chosenCourse, openReport } from './open-report.server.ts'
import type { TrendFigures } from './schemas.ts'
import { onePage, tableFrame, tableWords } from './table-frame.ts'

type Month = TrendFigures['months'][number]

/**
 * The last 24 months of a course as a table, the oldest first. Null while no course is published.
 * @throws AppError `not_found` (P7)
 */
export async function trendTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<ReportTable<Month> | null> {
  const report = await openReport(viewer, ambitoSlug, search, now)
  const course = chosenCourse(report)
  if (!course) return null
  const snapshot = await getTrend(report, course)
  const { t } = tableWords(report)
  return {
    ...tableFrame(report, snapshot, { name: 'andamento', filters: [`${t('course')}: ${course.title}`] }),
    title: t('trend'),
    columns: [
      { header: t('month'), kind: 'text', value: ({ month }) => month },
      { header: t('month_end'), kind: 'day', value: ({ lastDay }) => parseDay(lastDay) },
      { header: t('completions'), kind: 'number', value: ({ completions }) => completions },
      { header: t('trained_at_end'), kind: 'number', value: ({ completed }) => completed },
      { header: t('staff_at_end'), kind: 'number', value: ({ people }) => people },
      {
        header: t('share_trained'),
        kind: 'percent',
        value: ({ completed, people }) => (people === 0 ? null : completed / people),
      },
    ],
    rows: () => onePage(snapshot.figures.months),
  }
}
