import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { csvHeader, csvLines, type CsvColumn } from '#app/platform/csv.ts'
import { transaction } from '#app/platform/database.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { countOf } from './coverage-view.ts'
import { peopleColumns } from './exports/people-table.server.ts'
import { reportingMessages } from './messages.ts'
import { countPeople, openOffice, peopleQuestion, type OfficeView } from './office-view.server.ts'
import { csvColumnsOf } from './report-table.ts'
import { streamPeople, type FilePersonRow } from './people-queries.server.ts'

export type CsvStream = { name: string; pieces: AsyncGenerator<string> }

function columnsFor(view: OfficeView, viewer: Viewer): CsvColumn<FilePersonRow>[] {
  const t = translator(reportingMessages, viewer.locale)
  return [
    ...csvColumnsOf(peopleColumns(viewer)),
    { header: t('course'), value: () => view.course.title },
    { header: t('as_of'), value: () => isoDay(view.day.asOf) },
    { header: t('extracted_at'), value: () => view.coverage.computedAt },
    { header: t('extract'), value: () => view.coverage.snapshotId },
  ]
}

async function* piecesOf(view: OfficeView, columns: CsvColumn<FilePersonRow>[]): AsyncGenerator<string> {
  yield csvHeader(columns)
  for await (const people of streamPeople(peopleQuestion(view))) yield csvLines(columns, people)
}

/**
 * The people a page lists under the same filters, all of them, as a file written piece by piece from a cursor, with the
 * fiscal code: the key by which whoever employs them, and holds it already, finds them in the staff register. Pages never
 * carry it. The download of other people's data is audited before the first byte (P12). Null while no course is published or for a
 * day that cannot be.
 * @throws AppError `not_found` (P7)
 */
export async function exportPeople(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<CsvStream | null> {
  const { ambito, view } = await openOffice(viewer, ambitoSlug, search, now)
  if (!view || view.day.fault) return null
  const { organisation, organisationKind, department, state } = view.filter
  const detail = {
    course: view.course.slug,
    asOf: isoDay(view.day.asOf),
    extract: view.coverage.snapshotId,
    people: countOf(await countPeople(view), state),
    fiscalCodes: true,
    isSearch: peopleQuestion(view).search !== null,
    organisation: organisation ?? null,
    organisationKind: organisationKind ?? null,
    department: department ?? null,
    state: state ?? null,
  }
  const subject = { subjectType: 'ambito', subjectId: ambito.id }
  await transaction((tx) =>
    audit(tx, { actorId: viewer.personId, action: 'people.downloaded', ...subject, detail }, now),
  )
  return {
    name: `persone_${view.place.slug}_${view.course.slug}_${isoDay(view.day.asOf)}.csv`,
    pieces: piecesOf(view, columnsFor(view, viewer)),
  }
}
