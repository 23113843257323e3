import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { csvHeader, csvLines, type CsvColumn } from '#app/platform/csv.ts'
import { transaction } from '#app/platform/database.server.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import type { CsvStream } from '../export-people.server.ts'
import { countHours, countReach, streamHours, type FileHoursRow } from './hours-people.server.ts'
import { officeHoursMessages } from './messages.ts'
import { openHours, type HoursView } from './office-hours.server.ts'

function columnsFor({ question }: HoursView, viewer: Viewer): CsvColumn<FileHoursRow>[] {
  const t = translator(officeHoursMessages, viewer.locale)
  return [
    { header: t('family_name'), value: (person) => person.familyName },
    { header: t('given_name'), value: (person) => person.givenName },
    { header: t('fiscal_code'), value: (person) => decryptFiscalCode(person.fiscalCodeCipher) },
    { header: t('organisation'), value: (person) => person.organisationName },
    { header: t('department'), value: (person) => person.departmentName },
    { header: t('year'), value: () => question.year },
    ...(['lessons', 'meetings', 'syllabus', 'other'] as const).map((source) => {
      return { header: t(`source_${source}`), value: (person: FileHoursRow) => hoursOf(person[source]) }
    }),
    { header: t('hours_all'), value: (person) => hoursOf(person.minutes) },
    { header: t('target'), value: () => hoursOf(question.target) },
    { header: t('reached'), value: ({ minutes }) => t(minutes >= question.target ? 'yes' : 'no') },
    { header: t('as_of'), value: () => isoDay(question.asOf) },
  ]
}

async function* piecesOf(view: HoursView, columns: CsvColumn<FileHoursRow>[]): AsyncGenerator<string> {
  yield csvHeader(columns)
  for await (const people of streamHours(view.question)) yield csvLines(columns, people)
}

/**
 * The people a page of hours lists under the same filters, all of them, as a file written from a cursor, with the fiscal
 * code by which the employer finds them in the staff register. Audited before the first byte (P12).
 * @throws AppError `not_found` (P7)
 */
export async function exportHours(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<CsvStream> {
  const view = await openHours(viewer, ambitoSlug, search, now)
  const { question, ambito, place } = view
  const detail = {
    year: question.year,
    people: countReach(await countHours(question), question),
    reach: question.reach ?? null,
    isSearch: question.search !== null,
    fiscalCodes: true,
  }
  const subject = { subjectType: 'ambito', subjectId: ambito.id, detail }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, action: 'hours.downloaded', ...subject }, now))
  const name = `ore_${place.slug}_${question.year}_${isoDay(question.asOf)}.csv`
  return { name, pieces: piecesOf(view, columnsFor(view, viewer)) }
}
