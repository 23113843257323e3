import type { Viewer } from '#app/identity/viewer.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { isoDay } from '#app/platform/clock.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { reportingMessages } from '../messages.ts'
import { openOffice } from '../office-view.server.ts'
import type { ReportColumn, ReportTable } from '../report-table.ts'
import type { CoverageCounts, CoverageRow } from '../schemas.ts'
import { aboutOffice } from './about-office.ts'

export type CoverageLine = { row: CoverageRow; kind: DepartmentKind | null; counts: CoverageCounts }

/** An organisation's total, then one line per kind of department. */
export function coverageLines(row: CoverageRow): CoverageLine[] {
  const cells = Object.values(DepartmentKind).flatMap((kind) => {
    const counts = row.cells[kind]
    return counts ? [{ row, kind, counts }] : []
  })
  return [{ row, kind: null, counts: row.total }, ...cells]
}

/** What a file says of each line, before what it says of itself. */
export function coverageColumns({ locale }: Pick<Viewer, 'locale'>): ReportColumn<CoverageLine>[] {
  const t = translator(reportingMessages, locale)
  const place = translator(organisationMessages, locale)
  return [
    { header: t('organisation'), kind: 'text', value: ({ row }) => row.organisationName },
    { header: t('kind'), kind: 'text', value: ({ row }) => place(`organisation_${row.organisationKind}`) },
    { header: t('level'), kind: 'text', value: ({ kind }) => t(kind ? 'level_department' : 'level_organisation') },
    {
      header: t('department'),
      kind: 'text',
      value: ({ kind }) => (kind ? place(`department_${kind}`) : t('total')),
    },
    { header: t('people_all'), kind: 'number', value: ({ counts }) => counts.people },
    { header: t('state_completed'), kind: 'number', value: ({ counts }) => counts.completed },
    { header: t('state_under_way'), kind: 'number', value: ({ counts }) => counts.under_way },
    { header: t('state_enrolled'), kind: 'number', value: ({ counts }) => counts.enrolled },
    { header: t('state_trained_elsewhere'), kind: 'number', value: ({ counts }) => counts.trained_elsewhere },
    { header: t('state_not_enrolled'), kind: 'number', value: ({ counts }) => counts.not_enrolled },
    { header: t('hours'), kind: 'hours', value: ({ counts }) => hoursOf(counts.minutes) },
  ]
}

/**
 * The matrix comune × department as the coverage page shows it: for each organisation its total and one line per kind of
 * department. Null while no course is published, or for a day that cannot be.
 * @throws AppError `not_found` (P7)
 */
export async function coverageTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<ReportTable<CoverageLine> | null> {
  const { view } = await openOffice(viewer, ambitoSlug, search, now)
  if (!view || view.day.fault) return null
  const { place, course, day, coverage } = view
  const { rows } = coverage.matrix
  async function* batches() {
    for (let at = 0; at < rows.length; at += 500) yield Promise.resolve(rows.slice(at, at + 500).flatMap(coverageLines))
  }
  return {
    fileName: `copertura_${place.slug}_${course.slug}_${isoDay(day.asOf)}`,
    title: translator(reportingMessages, viewer.locale)('coverage_of', { place: place.name }),
    // The page of the matrix shows all its places: only the lists behind it have filters.
    about: aboutOffice({ ...view, filter: {} }, viewer.locale),
    asOf: day.asOf,
    computedAt: coverage.computedAt,
    snapshotId: coverage.snapshotId,
    columns: coverageColumns(viewer),
    rows: batches,
  }
}
