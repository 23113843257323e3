import type { Viewer } from '#app/identity/viewer.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { toCsv, type CsvColumn } from '#app/platform/csv.ts'
import { transaction } from '#app/platform/database.server.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { reportingMessages } from './messages.ts'
import { openOffice, type OfficeView } from './office-view.server.ts'
import type { CoverageCounts, CoverageRow } from './schemas.ts'

export type CsvFile = { name: string; text: string }

type Line = { row: CoverageRow; kind: DepartmentKind | null; counts: CoverageCounts }

function linesOf(row: CoverageRow): Line[] {
  const cells = Object.values(DepartmentKind).flatMap((kind) => {
    const counts = row.cells[kind]
    return counts ? [{ row, kind, counts }] : []
  })
  return [{ row, kind: null, counts: row.total }, ...cells]
}

function columnsFor(view: OfficeView, viewer: Viewer): CsvColumn<Line>[] {
  const t = translator(reportingMessages, viewer.locale)
  const place = translator(organisationMessages, viewer.locale)
  return [
    { header: t('organisation'), value: ({ row }) => row.organisationName },
    { header: t('kind'), value: ({ row }) => place(`organisation_${row.organisationKind}`) },
    { header: t('level'), value: ({ kind }) => t(kind ? 'level_department' : 'level_organisation') },
    { header: t('department'), value: ({ kind }) => (kind ? place(`department_${kind}`) : t('total')) },
    { header: t('people_all'), value: ({ counts }) => counts.people },
    { header: t('state_completed'), value: ({ counts }) => counts.completed },
    { header: t('state_under_way'), value: ({ counts }) => counts.under_way },
    { header: t('state_enrolled'), value: ({ counts }) => counts.enrolled },
    { header: t('state_trained_elsewhere'), value: ({ counts }) => counts.trained_elsewhere },
    { header: t('state_not_enrolled'), value: ({ counts }) => counts.not_enrolled },
    { header: t('hours'), value: ({ counts }) => hoursOf(counts.minutes) },
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
    text: toCsv(columnsFor(view, viewer), view.coverage.matrix.rows.flatMap(linesOf)),
  }
}
