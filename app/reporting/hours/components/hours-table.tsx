import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Pages } from '../../components/pages.tsx'
import { reportingPaths } from '../../paths.ts'
import { officeHoursMessages } from '../messages.ts'
import type { HoursData } from '../office-hours.server.ts'

type Props = { data: HoursData }
type Person = HoursData['people'][number]

const sources = ['lessons', 'meetings', 'syllabus', 'other'] as const

/** One page of people with their hours by source. */
export function HoursTable({ data }: Props) {
  const t = useText(officeHoursMessages)
  const { hours, number } = useFormats()
  const { ambitoSlug, query, target, total } = data
  const isSorted = query.sort !== undefined
  const columns: Column<Person>[] = [
    {
      header: t('person'),
      sort: {
        to: reportingPaths.hours({ ambitoSlug, ...query, sort: undefined }),
        label: t('sort_by', { column: t('person') }),
        now: isSorted ? 'none' : 'ascending',
      },
      cell: ({ familyName, givenName }) => `${familyName} ${givenName}`,
    },
    { header: t('organisation'), cell: ({ organisationName }) => organisationName },
    { header: t('department'), cell: ({ departmentName }) => departmentName },
    ...sources.map((source) => ({
      header: t(`source_${source}`),
      numeric: true,
      cell: (person: Person) => hours(person[source]),
    })),
    {
      header: t('hours_all'),
      numeric: true,
      sort: {
        to: reportingPaths.hours({ ambitoSlug, ...query, sort: query.sort === '-hours' ? 'hours' : '-hours' }),
        label: t('sort_by', { column: t('hours_all') }),
        now: { hours: 'ascending' as const, '-hours': 'descending' as const, none: 'none' as const }[
          query.sort ?? 'none'
        ],
      },
      cell: ({ minutes }) => hours(minutes),
    },
    {
      header: t('reached'),
      cell: ({ minutes }) => (minutes >= target ? <Badge kind="success">{t('yes')}</Badge> : <Badge>{t('no')}</Badge>),
    },
  ]
  return (
    <div className="people-table">
      <DataTable
        caption={t('caption', { year: query.year, count: number(total) })}
        columns={columns}
        rows={data.people}
        keyOf={({ personId }) => personId}
        stacked
      />
      <Pages page={data.page} pathTo={(page) => reportingPaths.hours({ ambitoSlug, ...query, page })} />
    </div>
  )
}
