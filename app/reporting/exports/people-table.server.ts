import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { countOf } from '../coverage-view.ts'
import { reportingMessages } from '../messages.ts'
import { countPeople, openOffice, peopleQuestion } from '../office-view.server.ts'
import { streamPeople, type FilePersonRow } from '../people-queries.server.ts'
import type { ReportColumn, ReportTable } from '../report-table.ts'
import { whyPerson } from '../why-person.ts'
import { aboutOffice } from './about-office.ts'

/** What a file says of each person, before what it says of itself. */
export function peopleColumns({ locale }: Pick<Viewer, 'locale'>): ReportColumn<FilePersonRow>[] {
  const t = translator(reportingMessages, locale)
  const place = translator(organisationMessages, locale)
  const kindsOf = ({ departmentKinds }: FilePersonRow) =>
    departmentKinds.map((kind) => place(`department_${kind}`)).join(', ')
  return [
    { header: t('family_name'), kind: 'text', value: (person) => person.familyName },
    { header: t('given_name'), kind: 'text', value: (person) => person.givenName },
    { header: t('fiscal_code'), kind: 'text', value: (person) => decryptFiscalCode(person.fiscalCodeCipher) },
    { header: t('organisation'), kind: 'text', value: (person) => person.organisationName },
    { header: t('departments'), kind: 'text', value: kindsOf },
    { header: t('state'), kind: 'text', value: (person) => t(`state_${person.state}`) },
    { header: t('at_work'), kind: 'text', value: (person) => t(person.atWork ? 'yes' : 'no') },
    { header: t('enrolled_on'), kind: 'day', value: ({ enrolledAt }) => enrolledAt && civilDay(enrolledAt) },
    { header: t('completed_on'), kind: 'day', value: ({ completedOn }) => completedOn },
    { header: t('hours'), kind: 'hours', value: (person) => hoursOf(person.minutes) },
    { header: t('certificate'), kind: 'text', value: (person) => person.certificateNumber },
    { header: t('why'), kind: 'text', value: (person) => whyPerson(person, locale) },
  ]
}

/**
 * The people a page lists under the same filters, all of them, with the fiscal code by which the employer finds them in
 * the staff register. Null while no course is published, or for a day that cannot be.
 * @throws AppError `not_found` (P7)
 */
export async function peopleTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<(ReportTable<FilePersonRow> & { expected: number }) | null> {
  const { view } = await openOffice(viewer, ambitoSlug, search, now)
  if (!view || view.day.fault) return null
  const { place, course, day, coverage, filter } = view
  const title = translator(reportingMessages, viewer.locale)('people_all')
  return {
    fileName: `persone_${place.slug}_${course.slug}_${isoDay(day.asOf)}`,
    title: `${title} · ${place.name}`,
    about: aboutOffice(view, viewer.locale),
    asOf: day.asOf,
    computedAt: coverage.computedAt,
    snapshotId: coverage.snapshotId,
    columns: peopleColumns(viewer),
    rows: () => streamPeople(peopleQuestion(view)),
    expected: countOf(await countPeople(view), filter.state),
  }
}
