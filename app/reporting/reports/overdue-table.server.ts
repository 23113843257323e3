import type { Viewer } from '#app/identity/viewer.ts'
import type { ReportTable } from '../report-table.ts'
import { dutyQuestion, getOverdue } from './get-overdue.server.ts'
import { openReport } from './open-report.server.ts'
import { streamOverdue, type LatePerson } from './overdue-queries.server.ts'
import { tableFrame, tableWords } from './table-frame.ts'

/**
 * Who is late under the filters of the page, all of them, from a cursor.
 * @throws AppError `not_found` (P7)
 */
export async function overdueTable(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<ReportTable<LatePerson>> {
  const report = await openReport(viewer, ambitoSlug, search, now)
  const snapshot = await getOverdue(report)
  const { organisation, course, late } = report.filter
  const { t, place } = tableWords(report)
  const named = snapshot.figures.rows.find(({ organisationId }) => organisationId === organisation)
  const filters = [
    named && `${t('organisation')}: ${named.organisationName}`,
    course && `${t('course')}: ${report.courses.find(({ slug }) => slug === course)?.title ?? course}`,
    late && `${t('lateness')}: ${t(`late_${late}`)}`,
  ]
  const question = { ...dutyQuestion(report, snapshot.computedAt), organisation, course, late }
  return {
    ...tableFrame(report, snapshot, { name: 'in_ritardo', filters }),
    title: t('overdue'),
    columns: [
      { header: t('family_name'), kind: 'text', value: ({ familyName }) => familyName },
      { header: t('given_name'), kind: 'text', value: ({ givenName }) => givenName },
      { header: t('organisation'), kind: 'text', value: ({ organisationName }) => organisationName },
      { header: t('department'), kind: 'text', value: ({ departmentKind }) => place(`department_${departmentKind}`) },
      { header: t('course'), kind: 'text', value: ({ courseTitle }) => courseTitle },
      { header: t('due_on'), kind: 'day', value: ({ dueOn }) => dueOn },
      { header: t('days_late'), kind: 'number', value: ({ days }) => days },
    ],
    rows: () => streamOverdue(question),
  }
}
