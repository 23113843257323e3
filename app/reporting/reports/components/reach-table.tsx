import { organisationMessages } from '#app/organisation/messages.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingPaths } from '../../paths.ts'
import type { ReachData } from '../get-reach.server.ts'
import { reportMessages } from '../messages.ts'

type Course = ReachData['courses'][number]

/** Courses down, departments across: how many comuni of how many; each opens the trained people, a course the map that names the comuni. */
export function ReachTable({ data }: { data: ReachData }) {
  const t = useText(reportMessages)
  const place = useText(organisationMessages)
  const { ambitoSlug, kinds } = data
  const asOf = data.day.asOf === data.today ? undefined : data.day.asOf
  const cell = ({ slug }: Course, reached: Course['all'] | undefined, department?: DepartmentKind) => {
    if (!reached) return '–'
    const figure = t('coverage_figure', { covered: reached.covered, comuni: reached.comuni })
    if (reached.covered === 0) return figure
    const trained = { course: slug, asOf, organisationKind: 'comune', department, state: 'completed' } as const
    return <Link to={reportingPaths.people({ ambitoSlug, ...trained })}>{figure}</Link>
  }
  const columns: Column<Course>[] = [
    {
      header: t('course'),
      cell: ({ slug, title }) => <Link to={reportingPaths.dashboard({ ambitoSlug, course: slug, asOf })}>{title}</Link>,
    },
    { header: t('all_departments'), numeric: true, cell: (course) => cell(course, course.all) },
    ...kinds.map((kind) => ({
      header: place(`department_${kind}`),
      numeric: true,
      cell: (course: Course) => cell(course, course.departments[kind], kind),
    })),
  ]
  return (
    <DataTable
      caption={t('coverage_caption')}
      columns={columns}
      rows={data.courses}
      keyOf={({ slug }) => slug}
      stacked
    />
  )
}
