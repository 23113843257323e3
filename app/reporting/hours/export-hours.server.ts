import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { csvHeader, csvLines, type CsvColumn } from '#app/platform/csv.ts'
import { transaction } from '#app/platform/database.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import type { CsvStream } from '../export-people.server.ts'
import { hoursColumns } from '../exports/hours-table.server.ts'
import { csvColumnsOf } from '../report-table.ts'
import { countHours, countReach, streamHours, type FileHoursRow } from './hours-people.server.ts'
import { officeHoursMessages } from './messages.ts'
import { openHours, type HoursView } from './office-hours.server.ts'

function columnsFor({ question }: HoursView, viewer: Viewer): CsvColumn<FileHoursRow>[] {
  const t = translator(officeHoursMessages, viewer.locale)
  return [...csvColumnsOf(hoursColumns(question, viewer)), { header: t('as_of'), value: () => isoDay(question.asOf) }]
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
