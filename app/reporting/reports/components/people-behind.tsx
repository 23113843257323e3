import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import type { ReportPeopleData } from '../list-report-people.server.ts'
import { reportMessages } from '../messages.ts'
import { reportPaths } from '../paths.ts'
import { Pages } from '../../components/pages.tsx'
import { PersonName } from '../../components/person-name.tsx'

type Person = ReportPeopleData['people'][number]

const asOfIn = ({ day, today }: ReportPeopleData) => (day.asOf === today ? undefined : day.asOf)

/** The report the list belongs to, as it was asked. */
export function pathToReport(data: ReportPeopleData): string {
  const { ambitoSlug, of, year, query } = data
  const asOf = asOfIn(data)
  if (of === 'hours') return reportPaths.hoursBands({ ambitoSlug, year, asOf })
  if (of === 'month') return reportPaths.trend({ ambitoSlug, course: query.course, asOf })
  return reportPaths.outcomes({ ambitoSlug, asOf })
}

function useColumns(data: ReportPeopleData): Column<Person>[] {
  const t = useText(reportMessages)
  const place = useText(organisationMessages)
  const { shortDay, shortDayOf, hours } = useFormats()
  const { ambitoSlug, of, year, today } = data
  // The other lists have people who have left as well.
  const isHere = of === 'hours' && asOfIn(data) === undefined && today.startsWith(String(year))
  const who: Column<Person>[] = [
    {
      header: t('person'),
      cell: (person) => <PersonName person={person} ambitoSlug={ambitoSlug} isHere={isHere} />,
    },
    { header: t('organisation'), cell: ({ organisationName }) => organisationName },
    {
      header: t('departments'),
      cell: ({ departmentKinds }) => departmentKinds.map((kind) => place(`department_${kind}`)).join(', '),
    },
  ]
  if (of === 'hours') return [...who, { header: t('hours'), numeric: true, cell: ({ minutes }) => hours(minutes ?? 0) }]
  const days: Column<Person>[] = [
    { header: t('enrolled_on'), cell: ({ enrolledAt }) => (enrolledAt ? shortDayOf(enrolledAt) : '–') },
    { header: t('completed_on'), cell: ({ completedOn }) => (completedOn ? shortDay(completedOn) : '–') },
  ]
  if (of === 'month') return [...who, ...days]
  return [...who, ...days, { header: t('certificate'), cell: ({ certificateNumber }) => certificateNumber ?? '–' }]
}

/** One page of the people of a figure. */
export function PeopleBehind({ data }: { data: ReportPeopleData }) {
  const t = useText(reportMessages)
  const { number } = useFormats()
  const { ambitoSlug, of, year, query, total, page } = data
  const hours = of === 'hours' ? { year } : {}
  return (
    <div className="people-table">
      <DataTable
        caption={t('list_count', { count: total, people: number(total) })}
        columns={useColumns(data)}
        rows={data.people}
        keyOf={({ personId, organisationName }) => `${personId} ${organisationName}`}
        stacked
      />
      <Pages
        page={page}
        pathTo={(one) => reportPaths.people({ ambitoSlug, of, ...query, ...hours, asOf: asOfIn(data), page: one })}
      />
    </div>
  )
}
