import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingPaths } from '../../paths.ts'
import type { OutcomesData } from '../get-outcomes.server.ts'
import { reportMessages } from '../messages.ts'
import { reportPaths } from '../paths.ts'

type Course = OutcomesData['courses'][number]

/** Course by course; every number of people opens them. */
export function OutcomeTable({ data }: { data: OutcomesData }) {
  const t = useText(reportMessages)
  const { number, percentTenths } = useFormats()
  const { ambitoSlug } = data
  const asOf = data.day.asOf === data.today ? undefined : data.day.asOf
  const link = (count: number, to: string) => (count > 0 ? <Link to={to}>{number(count)}</Link> : '0')
  const columns: Column<Course>[] = [
    { header: t('course'), cell: ({ title }) => title },
    {
      header: t('enrolled'),
      numeric: true,
      cell: ({ slug, enrolled }) =>
        link(enrolled, reportPaths.people({ ambitoSlug, of: 'enrolled', course: slug, asOf })),
    },
    {
      header: t('completed'),
      numeric: true,
      cell: ({ slug, completed }) =>
        link(completed, reportingPaths.people({ ambitoSlug, course: slug, asOf, state: 'completed' })),
    },
    {
      header: t('share_completed'),
      numeric: true,
      cell: ({ completed, enrolled }) => percentTenths(completed / enrolled),
    },
    {
      header: t('certified'),
      numeric: true,
      cell: ({ slug, certified }) =>
        link(certified, reportPaths.people({ ambitoSlug, of: 'certified', course: slug, asOf })),
    },
    {
      header: t('median_days'),
      numeric: true,
      cell: ({ medianDays }) => (medianDays === null ? '–' : number(medianDays)),
    },
  ]
  return (
    <DataTable
      caption={t('outcomes_caption')}
      columns={columns}
      rows={data.courses}
      keyOf={({ slug }) => slug}
      stacked
    />
  )
}
