import { Form } from '@remix-run/react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingMessages } from '../messages.ts'
import type { PeopleData } from '../page-data.server.ts'
import { queryEntries, reportingPaths, type OfficeQuery } from '../paths.ts'
import { stateFilters } from '../schemas.ts'
import { SearchChip } from './search-chip.tsx'

type Props = { data: PeopleData }

/** The list's own path, under the course and day it shows. */
export function pathToPeople({ ambito, course, day }: PeopleData, query: OfficeQuery): string {
  return reportingPaths.people({ ambitoSlug: ambito.slug, course: course.slug, asOf: day.asOf, ...query })
}

/** The kind of organisation, where there is more than one. */
function KindChip({ data: { filter, organisationKinds } }: Props) {
  const t = useText(reportingMessages)
  const place = useText(organisationMessages)
  if (!filter.organisationKind && organisationKinds.length < 2) return null
  return (
    <div className="office-filter__chip">
      <label htmlFor="organisation-kind">{place('kind_in_ambito')}</label>
      <select id="organisation-kind" name="organisationKind" defaultValue={filter.organisationKind ?? ''}>
        <option value="">{t('all_organisation_kinds')}</option>
        {organisationKinds.map((kind) => (
          <option key={kind} value={kind}>
            {place(`organisation_${kind}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What a figure that led here narrowed the list to, and the way to everybody. */
export function KindNote({ data }: Props) {
  const t = useText(reportingMessages)
  const place = useText(organisationMessages)
  const { organisationKind, ...filter } = data.filter
  if (!organisationKind) return null
  return (
    <p>
      {place('kind_in_ambito')}: <strong>{place(`organisation_${organisationKind}`)}</strong>.{' '}
      <Link to={pathToPeople(data, filter)}>{t('remove_filter')}</Link>
    </p>
  )
}

/** Search, organisation, its kind and department as a plain form. */
export function PlaceFilter({ data }: Props) {
  const t = useText(reportingMessages)
  const place = useText(organisationMessages)
  const { organisation, organisationKind, department, state, search, sort } = data.filter
  return (
    <Form
      method="get"
      className="office-filter"
      aria-label={t('filters')}
      key={`${organisation} ${organisationKind} ${department} ${state} ${search}`}
    >
      {queryEntries({ course: data.course.slug, asOf: data.day.asOf, state, sort }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SearchChip search={search} />
      <div className="office-filter__chip">
        <label htmlFor="organisation">{t('organisation')}</label>
        <select id="organisation" name="organisation" defaultValue={organisation ?? ''}>
          <option value="">{t('all_organisations')}</option>
          {data.organisations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <KindChip data={data} />
      <div className="office-filter__chip">
        <label htmlFor="department">{t('department')}</label>
        <select id="department" name="department" defaultValue={department ?? ''}>
          <option value="">{t('all_departments')}</option>
          {data.kinds.map((kind) => (
            <option key={kind} value={kind}>
              {place(`department_${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <Button kind="outline">{t('apply_filters')}</Button>
    </Form>
  )
}

/** One link for each state with its count; the counts are the list's lengths. */
export function StateFilterLinks({ data }: Props) {
  const t = useText(reportingMessages)
  const { number } = useFormats()
  const { state, ...filter } = data.filter
  const options = [
    { state: undefined, text: t('all_states'), count: data.everyone },
    ...stateFilters.map((one) => ({ state: one, text: t(`state_${one}`), count: data.byState[one] })),
  ]
  return (
    <nav aria-label={t('by_state')}>
      <ul className="state-filter">
        {options.map((option) => (
          <li key={option.state ?? 'all'}>
            <Link
              to={pathToPeople(data, { ...filter, state: option.state })}
              aria-current={option.state === state ? 'true' : undefined}
            >
              {option.text} <strong>{number(option.count)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
