import { certificatesPaths } from '#app/certificates/paths.ts'
import { sealPaths } from '#app/certificates/seal/paths.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingMessages } from '../messages.ts'
import type { PeopleData } from '../page-data.server.ts'
import type { PeopleSort, PersonState } from '../schemas.ts'
import { Pages } from './pages.tsx'
import { pathToPeople } from './people-filter.tsx'
import { PersonName } from './person-name.tsx'

type Person = PeopleData['people'][number]

const kinds = {
  completed: 'success',
  under_way: 'info',
  enrolled: 'neutral',
  trained_elsewhere: 'success',
  not_enrolled: 'warning',
} as const satisfies Record<PersonState, 'success' | 'info' | 'neutral' | 'warning'>

function Certificate({ person, ambitoSlug }: { person: Person; ambitoSlug: string }) {
  const t = useText(reportingMessages)
  const { certificateId, certificateNumber, state } = person
  if (certificateId && certificateNumber) {
    const name = `${person.givenName} ${person.familyName}`
    return (
      <>
        <a
          href={certificatesPaths.pdf({ certificateId })}
          aria-label={t('certificate_of', { number: certificateNumber, name })}
        >
          {certificateNumber}
        </a>
        <Link
          className="people-table__note"
          to={sealPaths.certificate({ ambitoSlug, certificateId })}
          aria-label={t('certificate_page_of', { number: certificateNumber, name })}
        >
          {t('certificate_page')}
        </Link>
      </>
    )
  }
  return state === 'completed' ? <span className="muted">{t('certificate_waiting')}</span> : <Dash />
}

/** An empty cell that says so. */
function Dash() {
  const t = useText(reportingMessages)
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t('none')}</span>
    </>
  )
}

function Workplace({ person: { organisationName, atWork } }: { person: Person }) {
  const t = useText(reportingMessages)
  return (
    <>
      {organisationName}
      {!atWork && <span className="people-table__note">{t('has_left')}</span>}
    </>
  )
}

function State({ person: { state, why } }: { person: Person }) {
  const t = useText(reportingMessages)
  return (
    <>
      <Badge kind={kinds[state]}>{t(`state_${state}`)}</Badge>
      {why && <span className="people-table__note people-table__why">{why}</span>}
    </>
  )
}

/** Headings that order the list: the first press as one mostly wants it, the second the other way round. */
function useSorting(data: PeopleData) {
  const t = useText(reportingMessages)
  const { sort } = data.filter
  return (column: string, first: PeopleSort, second: PeopleSort) => {
    const isNow = sort === first || sort === second
    const now = sort?.startsWith('-') ? ('descending' as const) : ('ascending' as const)
    return {
      to: pathToPeople(data, { ...data.filter, sort: sort === first ? second : first }),
      label: t('sort_by', { column }),
      now: isNow ? now : ('none' as const),
    }
  }
}

/** One page of people: outcomes only (P9). */
export function PeopleTable({ data }: { data: PeopleData }) {
  const t = useText(reportingMessages)
  const place = useText(organisationMessages)
  const { shortDay, shortDayOf, hours, day } = useFormats()
  const sorting = useSorting(data)
  const isToday = data.day.asOf === data.today
  const columns: Column<Person>[] = [
    {
      header: t('person'),
      sort: sorting(t('person'), 'name', '-name'),
      cell: (person) => <PersonName person={person} ambitoSlug={data.ambito.slug} isHere={person.atWork && isToday} />,
    },
    {
      header: t('organisation'),
      cell: (person) => <Workplace person={person} />,
    },
    {
      header: t('departments'),
      cell: ({ departmentKinds }) => departmentKinds.map((kind) => place(`department_${kind}`)).join(', '),
    },
    {
      header: t('state'),
      sort: sorting(t('state'), 'state', '-state'),
      cell: (person) => <State person={person} />,
    },
    {
      header: t('enrolled_on'),
      sort: sorting(t('enrolled_on'), '-enrolled', 'enrolled'),
      cell: ({ enrolledAt }) => (enrolledAt ? shortDayOf(enrolledAt) : <Dash />),
    },
    {
      header: t('completed_on'),
      sort: sorting(t('completed_on'), '-completed', 'completed'),
      cell: ({ completedOn }) => (completedOn ? shortDay(completedOn) : <Dash />),
    },
    {
      header: t('hours'),
      numeric: true,
      sort: sorting(t('hours'), '-hours', 'hours'),
      cell: ({ minutes }) => hours(minutes),
    },
    { header: t('certificate'), cell: (person) => <Certificate person={person} ambitoSlug={data.ambito.slug} /> },
  ]
  const caption = t('people_caption', { count: data.total, day: day(data.day.asOf) })
  const { from, to, pages } = data.page
  return (
    <div className="people-table">
      <DataTable
        caption={pages > 1 ? `${caption} · ${t('people_page', { from, to })}` : caption}
        columns={columns}
        rows={data.people}
        keyOf={({ personId, organisationId }) => `${personId} ${organisationId}`}
        stacked
      />
      <Pages page={data.page} pathTo={(page) => pathToPeople(data, { ...data.filter, page })} />
    </div>
  )
}
