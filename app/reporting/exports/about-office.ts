import { organisationMessages } from '#app/organisation/messages.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { reportingMessages } from '../messages.ts'
import type { CoverageMatrix, OfficeFilter } from '../schemas.ts'
import { exportMessages } from './messages.ts'

type Asked = {
  place: { name: string }
  course: { title: string }
  filter: Pick<Partial<OfficeFilter>, 'organisation' | 'organisationKind' | 'department' | 'state' | 'search'>
  coverage: { matrix: CoverageMatrix }
}

/** The filters of an office page in words. What was typed to find people is not repeated: the words outlive the file. */
export function aboutOffice({ place, course, filter, coverage }: Asked, locale: Locale): string[] {
  const t = translator(reportingMessages, locale)
  const words = translator(organisationMessages, locale)
  const { organisation, organisationKind, department, state, search } = filter
  const organisationName = coverage.matrix.rows.find((row) => row.organisationId === organisation)?.organisationName
  const kind = department && words(`department_${department}`)
  return [
    `${t('course')}: ${course.title}`,
    place.name,
    ...(organisationName ? [`${t('organisation')}: ${organisationName}`] : []),
    ...(organisationKind ? [`${words('kind_in_ambito')}: ${words(`organisation_${organisationKind}`)}`] : []),
    ...(kind ? [`${t('department')}: ${kind}`] : []),
    ...(state ? [`${t('state')}: ${t(`state_${state}`)}`] : []),
    ...(search ? [translator(exportMessages, locale)('about_search')] : []),
  ]
}
