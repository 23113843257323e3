import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { organisationMessages } from '../../messages.ts'
import { structureMessages } from '../messages.ts'
import { structurePaths } from '../paths.ts'
import type { DepartmentLine, OrganisationLine, OrganisationPage } from '../structure-queries.server.ts'

/** When something begins or ends, where that is not simply now. */
export function DatedBadge({ startsOn, endsOn, today }: { startsOn: string; endsOn: string | null; today: string }) {
  const t = useText(structureMessages)
  const { shortDay } = useFormats()
  if (startsOn > today) return <Badge kind="info">{t('begins', { day: shortDay(startsOn) })}</Badge>
  if (endsOn === null) return null
  return <Badge kind="warning">{t('ends', { day: shortDay(endsOn) })}</Badge>
}

type OrganisationsProps = { ambitoSlug: string; organisations: OrganisationLine[]; today: string }

export function OrganisationsTable({ ambitoSlug, organisations, today }: OrganisationsProps) {
  const t = useText(structureMessages)
  const place = useText(organisationMessages)
  const { number } = useFormats()
  return (
    <DataTable
      stacked
      caption={t('organisations_caption')}
      keyOf={({ id, startsOn }) => `${id} ${startsOn}`}
      rows={organisations}
      columns={[
        {
          header: t('organisation'),
          cell: (row) => (
            <>
              <Link to={structurePaths.organisation({ ambitoSlug, organisationId: row.id })}>{row.name}</Link>{' '}
              {row.leads && <Badge kind="info">{t('lead_badge')}</Badge>} <DatedBadge {...row} today={today} />
            </>
          ),
        },
        { header: t('kind'), cell: ({ kind }) => place(`organisation_${kind}`) },
        { header: t('departments'), numeric: true, cell: ({ departments }) => number(departments) },
        { header: t('people'), numeric: true, cell: ({ people }) => number(people) },
      ]}
    />
  )
}

export function DepartmentsTable({
  name,
  departments,
  today,
}: {
  name: string
  departments: DepartmentLine[]
  today: string
}) {
  const t = useText(structureMessages)
  const place = useText(organisationMessages)
  const { number } = useFormats()
  if (departments.length === 0) return <p>{t('departments_none')}</p>
  return (
    <DataTable
      stacked
      caption={t('departments_caption', { name })}
      keyOf={({ id }) => id}
      rows={departments}
      columns={[
        {
          header: t('department'),
          cell: (row) => (
            <>
              {row.name} <DatedBadge {...row} today={today} />
            </>
          ),
        },
        { header: t('kind'), cell: ({ kind }) => place(`department_${kind}`) },
        { header: t('people'), numeric: true, cell: ({ people }) => number(people) },
      ]}
    />
  )
}

type OfOrganisation = { ambitoSlug: string; page: OrganisationPage }

export function Contacts({ ambitoSlug, page: { contacts } }: OfOrganisation) {
  const t = useText(structureMessages)
  return (
    <section>
      <h2>{t('contacts')}</h2>
      {contacts.length === 0 ? (
        <p className="muted">{t('contacts_none')}</p>
      ) : (
        <ul>
          {contacts.map(({ personId, familyName, givenName, department }) => (
            <li key={`${personId} ${department ?? ''}`}>
              <Link to={structurePaths.person({ ambitoSlug, personId })}>{`${familyName} ${givenName}`}</Link> ·{' '}
              {department ?? t('contact_of_all')}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type StaffProps = OfOrganisation & { from: string | undefined }

export function StaffTable({ ambitoSlug, page: { organisation, people }, from }: StaffProps) {
  const t = useText(structureMessages)
  const { shortDay } = useFormats()
  const { name } = organisation
  if (people.length === 0)
    return (
      <EmptyState title={t('staff_none_title')}>
        <p>{from ? t('staff_none_from', { day: shortDay(from) }) : t('staff_none')}</p>
      </EmptyState>
    )
  return (
    <DataTable
      stacked
      caption={from ? t('staff_caption_from', { name, day: shortDay(from) }) : t('staff_caption', { name })}
      keyOf={({ personId }) => personId}
      rows={people}
      columns={[
        {
          header: t('person'),
          cell: ({ personId, familyName, givenName, onLeave }) => (
            <>
              <Link to={structurePaths.person({ ambitoSlug, personId })}>{`${familyName} ${givenName}`}</Link>{' '}
              {onLeave && <Badge>{t('on_leave')}</Badge>}
            </>
          ),
        },
        { header: t('departments'), cell: ({ departments }) => departments.join(', ') },
        { header: t('job_title'), cell: ({ jobTitle }) => jobTitle || '–' },
      ]}
    />
  )
}
