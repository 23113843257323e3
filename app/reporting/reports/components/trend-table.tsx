import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingPaths } from '../../paths.ts'
import type { TrendData } from '../get-trend.server.ts'
import { reportMessages } from '../messages.ts'
import { reportPaths } from '../paths.ts'
import { trainedShare } from './trend-charts.tsx'

type Month = TrendData['months'][number]

/** Month by month, the latest first; every number opens its people. */
export function TrendTable({ data, course }: { data: TrendData; course: string }) {
  const t = useText(reportMessages)
  const { number, percentTenths, month } = useFormats()
  const { ambitoSlug, months } = data
  const asOf = data.day.asOf === data.today ? undefined : data.day.asOf
  const at = ({ lastDay }: Month) => ({ ambitoSlug, course, asOf: lastDay })
  const columns: Column<Month>[] = [
    { header: t('month'), cell: (one) => month(one.month) },
    {
      header: t('completions'),
      numeric: true,
      cell: (one) =>
        one.completions > 0 ? (
          <Link to={reportPaths.people({ ambitoSlug, of: 'month', course, month: one.month, asOf })}>
            {number(one.completions)}
          </Link>
        ) : (
          '0'
        ),
    },
    {
      header: t('trained_at_end'),
      numeric: true,
      cell: (one) =>
        one.completed > 0 ? (
          <Link to={reportingPaths.people({ ...at(one), state: 'completed' })}>{number(one.completed)}</Link>
        ) : (
          '0'
        ),
    },
    {
      header: t('staff_at_end'),
      numeric: true,
      cell: (one) => (one.people > 0 ? <Link to={reportingPaths.people(at(one))}>{number(one.people)}</Link> : '0'),
    },
    {
      header: t('share_trained'),
      numeric: true,
      cell: (one) => (one.people > 0 ? percentTenths(trainedShare(one)) : '–'),
    },
  ]
  return (
    <DataTable
      caption={t('trend_caption')}
      columns={columns}
      rows={months.toReversed()}
      keyOf={(one) => one.month}
      stacked
    />
  )
}
