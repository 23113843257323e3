import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import type { OverdueData } from '../get-overdue.server.ts'
import { reportMessages } from '../messages.ts'
import { reportPaths } from '../paths.ts'
import { Pages } from '../../components/pages.tsx'
import { PersonName } from '../../components/person-name.tsx'

type Person = OverdueData['list'][number]

/** One page of who is late, the latest first. */
export function OverdueTable({ data }: { data: OverdueData }) {
  const t = useText(reportMessages)
  const place = useText(organisationMessages)
  const { number, shortDay } = useFormats()
  const { ambitoSlug, query, total, list, page } = data
  const asOf = data.day.asOf === data.today ? undefined : data.day.asOf
  if (total === 0)
    return (
      <EmptyState
        title={t('overdue_none_filtered')}
        action={
          <LinkButton kind="outline" to={reportPaths.overdue({ ambitoSlug, asOf })}>
            {t('clear')}
          </LinkButton>
        }
      />
    )
  const columns: Column<Person>[] = [
    {
      header: t('person'),
      cell: (person) => <PersonName person={person} ambitoSlug={ambitoSlug} isHere={asOf === undefined} />,
    },
    { header: t('organisation'), cell: ({ organisationName }) => organisationName },
    { header: t('department'), cell: ({ departmentKind }) => place(`department_${departmentKind}`) },
    { header: t('course'), cell: ({ courseTitle }) => courseTitle },
    { header: t('due_on'), cell: ({ dueOn }) => shortDay(dueOn) },
    { header: t('days_late'), numeric: true, cell: ({ days }) => number(days) },
  ]
  return (
    <div className="people-table">
      <DataTable
        caption={t('overdue_caption', { count: total })}
        columns={columns}
        rows={list}
        keyOf={({ personId, courseTitle }) => `${personId} ${courseTitle}`}
        stacked
      />
      <Pages page={page} pathTo={(one) => reportPaths.overdue({ ambitoSlug, asOf, ...query, page: one })} />
    </div>
  )
}
