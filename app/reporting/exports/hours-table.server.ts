import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { isoDay } from '#app/platform/clock.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { newId } from '#app/platform/ids.server.ts'
import { countHours, countReach, streamHours, type FileHoursRow } from '../hours/hours-people.server.ts'
import { officeHoursMessages } from '../hours/messages.ts'
import { openHours, type HoursView } from '../hours/office-hours.server.ts'
import type { ReportColumn, ReportTable } from '../report-table.ts'
import { exportMessages } from './messages.ts'

/** What a file says of each person, before what it says of itself. */
export function hoursColumns(
  { year, target }: HoursView['question'],
  { locale }: Pick<Viewer, 'locale'>,
): ReportColumn<FileHoursRow>[] {
  const t = translator(officeHoursMessages, locale)
  return [
    { header: t('family_name'), kind: 'text', value: (person) => person.familyName },
    { header: t('given_name'), kind: 'text', value: (person) => person.givenName },
    { header: t('fiscal_code'), kind: 'text', value: (person) => decryptFiscalCode(person.fiscalCodeCipher) },
    { header: t('organisation'), kind: 'text', value: (person) => person.organisationName },
    { header: t('department'), kind: 'text', value: (person) => person.departmentName },
    // A name of the year: no spreadsheet is to sum it up.
    { header: t('year'), kind: 'text', value: () => String(year) },
    { header: t('source_lessons'), kind: 'hours', value: ({ lessons }) => hoursOf(lessons) },
    { header: t('source_meetings'), kind: 'hours', value: ({ meetings }) => hoursOf(meetings) },
    { header: t('source_syllabus'), kind: 'hours', value: ({ syllabus }) => hoursOf(syllabus) },
    { header: t('source_other'), kind: 'hours', value: ({ other }) => hoursOf(other) },
    { header: t('hours_all'), kind: 'hours', value: ({ minutes }) => hoursOf(minutes) },
    { header: t('target'), kind: 'hours', value: () => hoursOf(target) },
    { header: t('reached'), kind: 'text', value: ({ minutes }) => t(minutes >= target ? 'yes' : 'no') },
  ]
}

function aboutHours({ place, filter, question }: HoursView, { locale }: Viewer): string[] {
  const t = translator(officeHoursMessages, locale)
  const { reach, search } = filter
  return [
    `${t('year')}: ${question.year}`,
    place.name,
    ...(reach ? [`${t('reach')}: ${t(`reach_${reach}`)}`] : []),
    ...(search ? [translator(exportMessages, locale)('about_search')] : []),
  ]
}

/**
 * The people a page of hours lists under the same filters, all of them, with the fiscal code. It is read when it is
 * written: its own id stands for the snapshot.
 * @throws AppError `not_found` (P7)
 */
export async function hoursTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<ReportTable<FileHoursRow> & { expected: number }> {
  const view = await openHours(viewer, ambitoSlug, search, now)
  const { question, place } = view
  const title = translator(officeHoursMessages, viewer.locale)('title_year', { year: question.year })
  return {
    fileName: `ore_${place.slug}_${question.year}_${isoDay(question.asOf)}`,
    title: `${title} · ${place.name}`,
    about: aboutHours(view, viewer),
    asOf: question.asOf,
    computedAt: now,
    snapshotId: newId(),
    columns: hoursColumns(question, viewer),
    rows: () => streamHours(question),
    expected: countReach(await countHours(question), question),
  }
}
