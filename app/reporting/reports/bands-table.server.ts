import type { Viewer } from '#app/identity/viewer.ts'
import { bandMean, bandShare, type BandRow } from './band-rows.ts'
import { getBands } from './get-bands.server.ts'
import { bandKeys } from './hours-bands.ts'
import { openReport } from './open-report.server.ts'
import type { ReportTable } from '../report-table.ts'
import { onePage, tableFrame, tableWords } from './table-frame.ts'

/**
 * The yearly hours in bands as a table: everybody, kinds of departments, then organisations with their departments.
 * @throws AppError `not_found` (P7)
 */
export async function bandsTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<ReportTable<BandRow>> {
  const report = await openReport(viewer, ambitoSlug, search, now)
  const snapshot = await getBands(report)
  const { year, rows } = snapshot.figures
  const { t, place } = tableWords(report)
  return {
    ...tableFrame(report, snapshot, { name: `ore_fasce_${year}`, filters: [`${t('year')}: ${year}`] }),
    title: t('hours_bands_title', { year }),
    columns: [
      {
        header: t('organisation'),
        kind: 'text',
        value: ({ organisationId, organisationName }) => (organisationId ? organisationName : t('total')),
      },
      {
        header: t('department'),
        kind: 'text',
        value: ({ departmentKind }) => (departmentKind ? place(`department_${departmentKind}`) : t('all_departments')),
      },
      { header: t('year'), kind: 'text', value: () => String(year) },
      { header: t('people'), kind: 'number', value: ({ people }) => people },
      ...bandKeys.map((band, index) => ({
        header: t(`band_${band}`),
        kind: 'number' as const,
        value: ({ bands }: BandRow) => bands[index] ?? 0,
      })),
      ...bandKeys.map((band, index) => ({
        header: `${t(`band_${band}`)} (%)`,
        kind: 'percent' as const,
        value: (row: BandRow) => bandShare(row, index),
      })),
      { header: t('mean'), kind: 'hours', value: bandMean },
    ],
    rows: () => onePage(rows),
  }
}
