import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { toCsv, type CsvColumn } from '#app/platform/csv.ts'
import { transaction } from '#app/platform/database.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { coverageColumns, coverageLines, type CoverageLine } from './exports/coverage-table.server.ts'
import { reportingMessages } from './messages.ts'
import { openOffice, type OfficeView } from './office-view.server.ts'
import { csvColumnsOf } from './report-table.ts'

export type CsvFile = { name: string; text: string }

function columnsFor(view: OfficeView, viewer: Viewer): CsvColumn<CoverageLine>[] {
  const t = translator(reportingMessages, viewer.locale)
  return [
    ...csvColumnsOf(coverageColumns(viewer)),
    { header: t('course'), value: () => view.course.title },
    { header: t('as_of'), value: () => isoDay(view.day.asOf) },
    { header: t('extracted_at'), value: () => view.coverage.computedAt },
    { header: t('extract'), value: () => view.coverage.snapshotId },
  ]
}

/**
 * The matrix as a file: for each organisation its total and one line per kind of department, with the id of the
 * snapshot the page shows. The download is audited (P12). Null while no course is published.
 * @throws AppError `not_found` (P7)
 */
export async function exportCoverage(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<CsvFile | null> {
  const { ambito, view } = await openOffice(viewer, ambitoSlug, search, now)
  if (!view || view.day.fault) return null
  const detail = { course: view.course.slug, asOf: isoDay(view.day.asOf), extract: view.coverage.snapshotId }
  const subject = { subjectType: 'ambito', subjectId: ambito.id }
  await transaction((tx) =>
    audit(tx, { actorId: viewer.personId, action: 'coverage.downloaded', ...subject, detail }, now),
  )
  return {
    name: `copertura_${view.place.slug}_${view.course.slug}_${isoDay(view.day.asOf)}.csv`,
    text: toCsv(columnsFor(view, viewer), view.coverage.matrix.rows.flatMap(coverageLines)),
  }
}
