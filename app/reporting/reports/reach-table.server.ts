import type { Viewer } from '#app/identity/viewer.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { ReportTable } from '../report-table.ts'
import { getReach } from './get-reach.server.ts'
import { openReport } from './open-report.server.ts'
import type { ReachFigures } from './schemas.ts'
import { onePage, tableFrame, tableWords } from './table-frame.ts'

type Reached = ReachFigures['courses'][number]['all']
type ReachRow = Reached & { title: string; department: DepartmentKind | null }

function rowsOf({ title, all, departments }: ReachFigures['courses'][number]): ReachRow[] {
  const kinds = Object.values(DepartmentKind).flatMap((department) => {
    const reached = departments[department]
    return reached ? [{ title, department, ...reached }] : []
  })
  return [{ title, department: null, ...all }, ...kinds]
}

/**
 * Comuni with at least one trained person as a table: one row for each course, and for each department of it.
 * @throws AppError `not_found` (P7)
 */
export async function reachTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<ReportTable<ReachRow>> {
  const report = await openReport(viewer, ambitoSlug, search, now)
  const snapshot = await getReach(report)
  const { t, place } = tableWords(report)
  return {
    ...tableFrame(report, snapshot, { name: 'comuni_raggiunti' }),
    title: t('coverage'),
    columns: [
      { header: t('course'), kind: 'text', value: ({ title }) => title },
      {
        header: t('department'),
        kind: 'text',
        value: ({ department }) => (department ? place(`department_${department}`) : t('all_departments')),
      },
      { header: t('comuni'), kind: 'number', value: ({ comuni }) => comuni },
      { header: t('comuni_covered'), kind: 'number', value: ({ covered }) => covered },
      { header: t('trained_in_comuni'), kind: 'number', value: ({ completed }) => completed },
    ],
    rows: () => onePage(snapshot.figures.courses.flatMap(rowsOf)),
  }
}
