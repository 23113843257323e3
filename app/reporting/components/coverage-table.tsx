import { organisationMessages } from '#app/organisation/messages.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingMessages } from '../messages.ts'
import type { DashboardData } from '../page-data.server.ts'
import { reportingPaths } from '../paths.ts'
import { personStates, type CoverageCounts } from '../schemas.ts'

type Line = { key: string; name: string; kind: DepartmentKind | null; counts: CoverageCounts }

function linesOf({ matrix, totals }: DashboardData, total: string): Line[] {
  const rows = matrix.rows.flatMap(({ id, name, total: counts, departments }): Line[] => [
    { key: id, name, kind: null, counts },
    ...departments.map((department) => ({ key: `${id} ${department.kind}`, name, ...department })),
  ])
  // The total of one organisation is its own line.
  return matrix.rows.length === 1 ? rows : [...rows, { key: 'total', name: total, kind: null, counts: totals }]
}

/** The numbers of the picture as a table, by organisation or down to the department. */
export function CoverageTable({ data }: { data: DashboardData }) {
  const t = useText(reportingMessages)
  const place = useText(organisationMessages)
  const { number, hours, day: longDay } = useFormats()
  const { ambito, course, day, table } = data
  const pathTo = (depth: 'departments' | undefined) =>
    `${reportingPaths.dashboard({ ambitoSlug: ambito.slug, course: course.slug, asOf: day.asOf, table: depth })}#table`
  const numeric = (header: string, value: (counts: CoverageCounts) => string): Column<Line> => ({
    header,
    numeric: true,
    cell: ({ counts }) => value(counts),
  })
  const columns: Column<Line>[] = [
    { header: t('organisation'), cell: ({ name }) => name },
    ...(table
      ? [{ header: t('department'), cell: ({ kind }: Line) => (kind ? place(`department_${kind}`) : t('total')) }]
      : []),
    numeric(t('people_all'), ({ people }) => number(people)),
    ...personStates.map((state) => numeric(t(`state_${state}`), (counts) => number(counts[state]))),
    numeric(t('hours'), ({ minutes }) => hours(minutes)),
  ]
  const caption = t(table ? 'table_departments_caption' : 'table_caption', { day: longDay(day.asOf) })
  return (
    <section className="section coverage-table" id="table" aria-labelledby="table-title">
      <h2 id="table-title">{t('table_title')}</h2>
      <ul className="office-filter__days" aria-label={t('table_depth')}>
        <li>
          <Link to={pathTo(undefined)} preventScrollReset aria-current={table ? undefined : 'true'}>
            {t('table_organisations')}
          </Link>
        </li>
        <li>
          <Link to={pathTo('departments')} preventScrollReset aria-current={table ? 'true' : undefined}>
            {t('table_departments')}
          </Link>
        </li>
      </ul>
      <DataTable caption={caption} columns={columns} rows={linesOf(data, t('total'))} keyOf={({ key }) => key} />
      <p className="muted small">{t('table_note')}</p>
    </section>
  )
}
