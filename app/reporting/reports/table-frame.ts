import { organisationMessages } from '#app/organisation/messages.ts'
import { isoDay } from '#app/platform/clock.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import type { ReportTable } from '../report-table.ts'
import { reportMessages } from './messages.ts'

type Report = { place: { name: string; slug: string }; day: { asOf: Date }; locale: Locale }

/** The texts of a table in the viewer's language. */
export function tableWords({ locale }: Pick<Report, 'locale'>) {
  return { t: translator(reportMessages, locale), place: translator(organisationMessages, locale) }
}

/** What every table says of itself: file name, place and day, extract. `filters` are those besides the day, in words. */
export function tableFrame(
  { place, day, locale }: Report,
  { snapshotId, computedAt }: { snapshotId: string; computedAt: Date },
  { name, filters = [] }: { name: string; filters?: readonly (string | null | undefined | false)[] },
): Pick<ReportTable, 'fileName' | 'about' | 'asOf' | 'computedAt' | 'snapshotId'> {
  const { t } = tableWords({ locale })
  const at = t('at_day', { day: formatsOf(locale).day(isoDay(day.asOf)) })
  return {
    fileName: `${name}_${place.slug}_${isoDay(day.asOf)}`,
    about: [place.name, at, ...filters.filter((text) => typeof text === 'string')],
    asOf: day.asOf,
    computedAt,
    snapshotId,
  }
}

/** Rows that a snapshot keeps whole, as one page. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<Row[]> {
  yield await Promise.resolve([...rows])
}
