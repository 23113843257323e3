import type { Viewer } from '#app/identity/viewer.ts'
import type { ReportTable } from '../report-table.ts'
import { getOutcomes, takenCourses } from './get-outcomes.server.ts'
import { openReport } from './open-report.server.ts'
import type { OutcomeFigures } from './schemas.ts'
import { onePage, tableFrame, tableWords } from './table-frame.ts'

type Course = OutcomeFigures['courses'][number]

/**
 * The outcomes of each course as a table.
 * @throws AppError `not_found` (P7)
 */
export async function outcomesTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<ReportTable<Course>> {
  const report = await openReport(viewer, ambitoSlug, search, now)
  const snapshot = await getOutcomes(report)
  const { t } = tableWords(report)
  return {
    ...tableFrame(report, snapshot, { name: 'esiti' }),
    title: t('outcomes'),
    columns: [
      { header: t('course'), kind: 'text', value: ({ title }) => title },
      { header: t('enrolled'), kind: 'number', value: ({ enrolled }) => enrolled },
      { header: t('completed'), kind: 'number', value: ({ completed }) => completed },
      { header: t('share_completed'), kind: 'percent', value: ({ completed, enrolled }) => completed / enrolled },
      { header: t('certified'), kind: 'number', value: ({ certified }) => certified },
      { header: t('median_days'), kind: 'number', value: ({ medianDays }) => medianDays },
    ],
    rows: () => onePage(takenCourses(snapshot.figures)),
  }
}
